package dev.custody.adapter.storage.s3;

import dev.custody.domain.text.SingleLine;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a store that a customer names: https, a host, perhaps a port, and nothing else.
 *
 * @param address as it is called
 */
record Endpoint(URI address) {
  static final String EXAMPLE = "https://s3.example.com";

  private static final Pattern NUMBERS =
      Pattern.compile("(0x[0-9a-f]*|[0-9]+)(\\.(0x[0-9a-f]*|[0-9]+))*\\.?");
  private static final int HTTPS = 443;
  private static final int LAST_PORT = 65_535;

  /**
   * @throws IllegalArgumentException if it is none, with the reason as the message
   */
  static Endpoint parse(String text) {
    URI address = address(text);
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (scheme.equals("http")) {
      throw new IllegalArgumentException(
          "over http anybody on the way could read keys and recordings; only https is taken");
    }
    String host = address.getHost();
    if (isNumber(address)) {
      throw new IllegalArgumentException("write an IP address as four decimal numbers");
    }
    if (!scheme.equals("https") || host == null) {
      throw new IllegalArgumentException("this is not the address of a store");
    }
    if (address.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "an address with a name or password in it is not taken; the key has fields of its own");
    }
    if (address.getRawQuery() != null
        || address.getRawFragment() != null
        || !address.getRawPath().matches("/?")) {
      throw new IllegalArgumentException(
          "give the address of the store alone, without a bucket or anything else behind it");
    }
    if (address.getPort() == 0 || address.getPort() > LAST_PORT) {
      throw new IllegalArgumentException("there is no such port");
    }
    return of(host.toLowerCase(Locale.ROOT), address.getPort());
  }

  /** Forms of IPv4 addresses that are understood in more than one way, or by some alone. */
  private static boolean isNumber(URI address) {
    String authority = String.valueOf(address.getRawAuthority()).toLowerCase(Locale.ROOT);
    String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":\\d*$", "");
    return NUMBERS.matcher(host).matches() && !AddressRange.isLiteral(host);
  }

  private static Endpoint of(String host, int port) {
    if (host.startsWith("[")) {
      if (host.contains("%")) {
        throw new IllegalArgumentException("an address with a zone is only known on one machine");
      }
    } else if (host.endsWith(".")) {
      throw new IllegalArgumentException("a name does not end with a dot");
    } else if (host.matches("(.*\\.)?amazonaws\\.com(\\.cn)?")) {
      throw new IllegalArgumentException(
          "this is AWS itself, which is found by the bucket and its region; leave the endpoint out");
    }
    return new Endpoint(
        URI.create("https://" + host + (port < 0 || port == HTTPS ? "" : ":" + port)));
  }

  private static URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("this is not an address", e);
    }
  }

  /** What is wrong with an endpoint, whatever is there; empty if nothing. */
  static Optional<String> wrong(String text, AddressRules rules) {
    String reason;
    try {
      Optional<String> forbidden = parse(text).literal().flatMap(rules::forbidden);
      if (forbidden.isEmpty()) {
        return Optional.empty();
      }
      reason = forbidden.get();
    } catch (IllegalArgumentException e) {
      reason = String.valueOf(e.getMessage());
    }
    return Optional.of("'%s': %s; a right one is '%s'".formatted(shown(text), reason, EXAMPLE));
  }

  /** A password that somebody put into an address shows nowhere. */
  private static String shown(String text) {
    int at = text.lastIndexOf('@');
    return SingleLine.quote(at < 0 ? text : "…" + text.substring(at));
  }

  private Optional<InetAddress> literal() {
    String host = address.getHost();
    if (isNumber(address)) {
      throw new IllegalArgumentException("write an IP address as four decimal numbers");
    }
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return AddressRange.isLiteral(bare)
        ? Optional.of(InetAddress.ofLiteral(bare))
        : Optional.empty();
  }

  /** Host and port: what makes it another store. */
  String authority() {
    return address.getRawAuthority();
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
