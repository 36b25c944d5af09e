package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.domain.recording.Checksum;
import java.util.List;
import java.util.Optional;

/**
 * The CRC-32C of a whole from those of its parts, without its bytes: a CRC is linear over GF(2), so
 * that appending zeros is a multiplication by a power of x modulo the polynomial (the same is in
 * zlib's {@code crc32_combine}).
 */
final class Crc32cCombination {
  /** Castagnoli's polynomial, reflected (RFC 3720, appendix B.4). */
  private static final int POLYNOMIAL = 0x82F63B78;

  /** x to the power of nothing, in reflected bits. */
  private static final int ONE = 0x80000000;

  private static final int X_TO_THE_8 = ONE >>> 8;

  private Crc32cCombination() {}

  /** Of all of {@code parts} one after the other; empty if the store told none of one of them. */
  static Optional<Checksum> of(List<PartReceipt> parts) {
    int whole = 0;
    for (PartReceipt part : parts) {
      Optional<Integer> crc =
          part.stored()
              .filter(told -> told.algorithm() == Checksum.Algorithm.CRC32C)
              .map(told -> Integer.parseUnsignedInt(told.hex(), 16));
      if (crc.isEmpty()) {
        return Optional.empty();
      }
      whole = combined(whole, crc.get(), part.length());
    }
    return Optional.of(new Checksum(Checksum.Algorithm.CRC32C, "%08x".formatted(whole)));
  }

  /** The checksum of some bytes followed by {@code length} others. */
  static int combined(int first, int second, long length) {
    return product(power(length), first) ^ second;
  }

  /** x to the power of 8 times {@code bytes}, modulo the polynomial. */
  private static int power(long bytes) {
    int result = ONE;
    int square = X_TO_THE_8;
    for (long left = bytes; left > 0; left >>>= 1) {
      if ((left & 1) == 1) {
        result = product(result, square);
      }
      square = product(square, square);
    }
    return result;
  }

  private static int product(int a, int b) {
    int product = 0;
    int factor = b;
    for (int bit = ONE; bit != 0; bit >>>= 1) {
      if ((a & bit) != 0) {
        product ^= factor;
      }
      factor = (factor & 1) == 0 ? factor >>> 1 : (factor >>> 1) ^ POLYNOMIAL;
    }
    return product;
  }
}
