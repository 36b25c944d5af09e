package dev.custody.adapter.storage.testkit.cloud.store;

/**
 * Arithmetic of cyclic redundancy checks, whose bits are mirrored: the lowest power is leftmost.
 */
enum CrcMath {
  CRC32(0xEDB88320L, 32),
  CRC32C(0x82F63B78L, 32),
  CRC64NVME(0x9A6C9329AC4BC9B5L, 64);

  private final long polynomial;
  private final long one;

  CrcMath(long polynomial, int width) {
    this.polynomial = polynomial;
    this.one = 1L << (width - 1);
  }

  long polynomial() {
    return polynomial;
  }

  /** The checksum of two pieces, one behind the other. */
  long append(long first, long second, long secondLength) {
    return times(first, power(secondLength)) ^ second;
  }

  /** x to the power of 8 times {@code bytes}. */
  private long power(long bytes) {
    long product = one;
    long power = one >>> 8;
    for (long left = bytes; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        product = times(product, power);
      }
      power = times(power, power);
    }
    return product;
  }

  private long times(long a, long b) {
    long product = 0;
    long shifted = b;
    for (long bit = one; bit != 0; bit >>>= 1) {
      if ((a & bit) != 0) {
        product ^= shifted;
      }
      shifted = (shifted & 1) == 0 ? shifted >>> 1 : (shifted >>> 1) ^ polynomial;
    }
    return product;
  }
}
