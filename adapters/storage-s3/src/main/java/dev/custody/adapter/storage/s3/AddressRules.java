package dev.custody.adapter.storage.s3;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which addresses an endpoint of a customer's choice may have: those of the public Internet, and
 * what the operator allows besides. The table is written out (IANA, "IPv4 Special-Purpose Address
 * Registry" and "IPv6 Special-Purpose Address Registry"), since what Java calls private leaves much
 * of it out.
 */
final class AddressRules {
  static final String SETTING = "custody.s3.allowed-endpoint-ranges";

  /** What no customer has business with, in the first range that holds it. */
  private static final List<Kind> FORBIDDEN =
      List.of(
          new Kind("0.0.0.0/8", "this network"),
          new Kind("10.0.0.0/8", "private"),
          new Kind("100.64.0.0/10", "shared by a provider's customers"),
          new Kind("127.0.0.0/8", "loopback"),
          new Kind("169.254.0.0/16", "link-local, where clouds keep their metadata"),
          new Kind("172.16.0.0/12", "private"),
          new Kind("192.0.0.0/24", "of network protocols"),
          new Kind("192.0.2.0/24", "for documentation"),
          new Kind("192.88.99.0/24", "of 6to4 relays"),
          new Kind("192.168.0.0/16", "private"),
          new Kind("198.18.0.0/15", "for benchmarks"),
          new Kind("198.51.100.0/24", "for documentation"),
          new Kind("203.0.113.0/24", "for documentation"),
          new Kind("224.0.0.0/4", "multicast"),
          new Kind("240.0.0.0/4", "reserved"),
          // Azure's, which is in a public range; other clouds keep theirs in those above.
          new Kind("168.63.129.16/32", "where a cloud keeps its metadata"),
          new Kind("::/128", "unspecified"),
          new Kind("::1/128", "loopback"),
          new Kind("::ffff:0:0:0/96", "translated IPv4"),
          new Kind("64:ff9b:1::/48", "translated IPv4 of a network of its own"),
          new Kind("100::/64", "discarded"),
          new Kind("100:0:0:1::/64", "a dummy"),
          new Kind("2001::/23", "of network protocols"),
          new Kind("2001:db8::/32", "for documentation"),
          new Kind("3fff::/20", "for documentation"),
          new Kind("5f00::/16", "of segment routing"),
          new Kind("fc00::/7", "private"),
          new Kind("fe80::/10", "link-local"),
          new Kind("fec0::/10", "site-local"),
          new Kind("ff00::/8", "multicast"));

  /** IPv6 that carries an IPv4 address, which is judged in its place, from that bit on. */
  private static final List<Carrier> CARRIERS =
      List.of(
          new Carrier(AddressRange.parse("64:ff9b::/96"), 96),
          new Carrier(AddressRange.parse("2002::/16"), 16));

  /** IPv6 that is given out at all. */
  private static final List<AddressRange> GLOBAL =
      List.of(AddressRange.parse("2000::/3"), AddressRange.parse("64:ff9b::/96"));

  private final List<AddressRange> allowed;

  private AddressRules(List<AddressRange> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  private record Kind(AddressRange range, String what) {
    Kind(String range, String what) {
      this(AddressRange.parse(range), what);
    }
  }

  private record Carrier(AddressRange range, int from) {}

  /**
   * @param ranges as the operator wrote them, with commas between; blank for none
   * @throws IllegalArgumentException if one is none
   */
  static AddressRules allowing(String ranges) {
    List<AddressRange> allowed = new ArrayList<>();
    for (String range : ranges.isBlank() ? new String[0] : ranges.split(",", -1)) {
      allowed.add(
          AddressRange.find(range)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "%s: '%s' is no range of addresses; right ones are '10.20.0.0/16, fd12:3456::/32'"
                          .formatted(SETTING, range.strip()))));
    }
    return new AddressRules(allowed);
  }

  /** Why nobody may be reached at that address, as the end of a sentence; empty if one may. */
  Optional<String> forbidden(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (allowed.stream().anyMatch(range -> range.holds(bytes))) {
      return Optional.empty();
    }
    return kind(bytes)
        .map(what ->
            "%s is %s, and only public addresses may be reached%s"
                .formatted(address.getHostAddress(), what, besides()));
  }

  private String besides() {
    return allowed.isEmpty()
        ? ""
        : allowed.stream()
            .map(AddressRange::toString)
            .collect(Collectors.joining(", ", ", and those in ", ""));
  }

  private static Optional<String> kind(byte[] address) {
    for (Kind kind : FORBIDDEN) {
      if (kind.range().holds(address)) {
        return Optional.of(kind.what());
      }
    }
    for (Carrier carrier : CARRIERS) {
      if (carrier.range().holds(address)) {
        byte[] inner = AddressRange.embedded(address, carrier.from());
        Optional<String> within = kind(inner).map(what -> "a way to one that is " + what);
        if (within.isPresent()) {
          return within;
        }
      }
    }
    boolean unknown =
        address.length > 4 && GLOBAL.stream().noneMatch(range -> range.holds(address));
    return unknown ? Optional.of("not given out to anybody") : Optional.empty();
  }

  @Override
  public String toString() {
    return "AddressRules" + allowed;
  }
}
