package dev.custody.adapter.storage.s3;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that start with the same bits (RFC 4632, RFC 4291): IPv4 and IPv6 apart.
 *
 * @param text as it was written
 * @param bits of the address, 32 or 128
 */
record AddressRange(String text, BigInteger start, int prefix, int bits) {
  /** Nothing that a resolver would be asked for. */
  private static final Pattern LITERAL =
      Pattern.compile("(?:(?:0|[1-9]\\d{0,2})(?:\\.(?!$)|$)){4}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private static final int V4_BYTES = 4;

  /** Empty if {@code text} is no such range, as {@code 10.0.0.0/8} is one. */
  static Optional<AddressRange> find(String text) {
    String[] parts = text.strip().split("/", -1);
    if (parts.length != 2 || !isLiteral(parts[0]) || !parts[1].matches("\\d{1,3}")) {
      return Optional.empty();
    }
    return literal(parts[0]).flatMap(address -> of(text, address, Integer.parseInt(parts[1])));
  }

  /** Bits behind the first {@code prefix} tell of a mistake. */
  private static Optional<AddressRange> of(String text, byte[] address, int prefix) {
    int bits = address.length * 8;
    BigInteger start = new BigInteger(1, address);
    boolean fits =
        prefix <= bits && start.equals(start.shiftRight(bits - prefix).shiftLeft(bits - prefix));
    return fits
        ? Optional.of(new AddressRange(text.strip(), start, prefix, bits))
        : Optional.empty();
  }

  /**
   * @throws IllegalArgumentException if {@code text} is no such range
   */
  static AddressRange parse(String text) {
    return find(text)
        .orElseThrow(() -> new IllegalArgumentException(text + " is no range of addresses"));
  }

  /** Whether {@code host} is an address and no name. */
  static boolean isLiteral(String host) {
    return LITERAL.matcher(host).matches();
  }

  /** Of IPv4 that is written as IPv6, Java makes IPv4; as a range that would be misread. */
  private static Optional<byte[]> literal(String text) {
    try {
      InetAddress address = InetAddress.ofLiteral(text);
      boolean mapped = text.contains(":") && !(address instanceof Inet6Address);
      return mapped ? Optional.empty() : Optional.of(address.getAddress());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean holds(byte[] address) {
    return address.length * 8 == bits
        && new BigInteger(1, address)
            .shiftRight(bits - prefix)
            .equals(start.shiftRight(bits - prefix));
  }

  /** The IPv4 address within one of IPv6, from that bit on. */
  static byte[] embedded(byte[] v6, int from) {
    byte[] v4 = new byte[V4_BYTES];
    System.arraycopy(v6, from / 8, v4, 0, v4.length);
    return v4;
  }

  @Override
  public String toString() {
    return text;
  }
}
