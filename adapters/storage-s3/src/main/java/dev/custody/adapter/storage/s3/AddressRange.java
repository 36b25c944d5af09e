package dev.custody.adapter.storage.s3;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
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

  private static final int V4 = 32;
  private static final int V6 = 128;

  /**
   * @throws IllegalArgumentException if {@code text} is no such range, such as {@code 10.0.0.0/8}
   */
  static AddressRange parse(String text) {
    String[] parts = text.strip().split("/", -1);
    if (parts.length != 2 || !isLiteral(parts[0]) || !parts[1].matches("\\d{1,3}")) {
      throw new IllegalArgumentException("'%s' is no range of addresses".formatted(text));
    }
    byte[] address = literal(parts[0]);
    int bits = address.length * 8;
    int prefix = Integer.parseInt(parts[1]);
    BigInteger start = new BigInteger(1, address);
    int lowest = start.getLowestSetBit();
    if (prefix > bits || (lowest >= 0 && lowest < bits - prefix)) {
      throw new IllegalArgumentException(
          "'%s' is no range of addresses: bits are set behind the first %d"
              .formatted(text, prefix));
    }
    return new AddressRange(text.strip(), start, prefix, bits);
  }

  /** Whether {@code host} is an address and no name. */
  static boolean isLiteral(String host) {
    return LITERAL.matcher(host).matches();
  }

  /** The bytes of an IPv4 address that is written as IPv6 are four, as Java has it. */
  private static byte[] literal(String text) {
    try {
      InetAddress address = InetAddress.ofLiteral(text);
      boolean mapped = text.contains(":") && !(address instanceof Inet6Address);
      if (mapped) {
        throw new IllegalArgumentException(
            "'%s' is an IPv4 address; write it as one".formatted(text));
      }
      return address.getAddress();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'%s' is no address".formatted(text), e);
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
    byte[] v4 = new byte[V4 / 8];
    System.arraycopy(v6, from / 8, v4, 0, v4.length);
    return v4;
  }

  boolean isV6() {
    return bits == V6;
  }

  @Override
  public String toString() {
    return text;
  }
}
