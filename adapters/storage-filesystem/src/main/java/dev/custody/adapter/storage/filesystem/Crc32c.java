package dev.custody.adapter.storage.filesystem;

import dev.custody.domain.recording.Checksum;
import java.util.HexFormat;

/**
 * CRC-32C (RFC 3720, appendix B.4) of bytes that were summed up piece by piece: that of the whole
 * follows from those of the pieces, without reading a byte again.
 */
final class Crc32c {
  /** The polynomial, lowest power in the highest bit. */
  private static final int POLYNOMIAL = 0x82F63B78;

  /** The polynomials 1 and x to the 8th. */
  private static final int ONE = 1 << 31;

  private static final int ONE_BYTE = 1 << 23;

  private Crc32c() {}

  /** The checksum of two pieces, one behind the other. */
  static int append(int first, int second, long secondLength) {
    return times(first, bytes(secondLength)) ^ second;
  }

  static Checksum checksum(int crc32c) {
    return new Checksum(Checksum.Algorithm.CRC32C, HexFormat.of().toHexDigits(crc32c));
  }

  /** What a checksum is multiplied by when so many bytes follow: x to the 8 times {@code count}. */
  private static int bytes(long count) {
    int power = ONE_BYTE;
    int product = ONE;
    for (long left = count; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        product = times(product, power);
      }
      power = times(power, power);
    }
    return product;
  }

  /** The product of two polynomials over GF(2), modulo that of the checksum. */
  private static int times(int a, int b) {
    int product = 0;
    int shifted = b;
    for (int bit = ONE; bit != 0; bit >>>= 1) {
      if ((a & bit) != 0) {
        product ^= shifted;
      }
      shifted = (shifted & 1) == 0 ? shifted >>> 1 : (shifted >>> 1) ^ POLYNOMIAL;
    }
    return product;
  }
}
