package dev.custody.adapter.storage.testkit.cloud.policy;

import java.net.InetAddress;

/** A range of addresses in CIDR notation, or one address. */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two, or gets at the array.
record AddressRange(byte[] network, int bits) {
  static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    try {
      byte[] network =
          InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
      int bits = slash < 0 ? network.length * 8 : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > network.length * 8) {
        throw new IllegalArgumentException(text);
      }
      return new AddressRange(network, bits);
    } catch (IllegalArgumentException e) {
      throw new MalformedPolicyException(
          "Syntax errors in policy: \"" + text + "\" is no range of addresses.");
    }
  }

  boolean contains(String address) {
    byte[] other = InetAddress.ofLiteral(address).getAddress();
    if (other.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >>> (bit % 8);
      if ((other[bit / 8] & mask) != (network[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
