package dev.custody.adapter.storage.testkit.cloud.store;

import dev.custody.adapter.storage.testkit.cloud.sign.Digests;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** The checksums that S3 knows. */
public enum ChecksumAlgorithm {
  CRC32,
  CRC32C,
  CRC64NVME,
  SHA1,
  SHA256;

  /** Sums up bytes. */
  public interface Running {
    void update(byte[] bytes, int offset, int count);

    byte[] value();
  }

  public String header() {
    return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
  }

  /** Its element in an XML answer. */
  public String element() {
    return "Checksum" + name();
  }

  public static Optional<ChecksumAlgorithm> named(String name) {
    for (ChecksumAlgorithm algorithm : values()) {
      if (algorithm.name().equalsIgnoreCase(name)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  public static Optional<ChecksumAlgorithm> ofHeader(String header) {
    for (ChecksumAlgorithm algorithm : values()) {
      if (algorithm.header().equalsIgnoreCase(header.strip())) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** Whether the checksum of a whole follows from those of its parts. */
  public boolean isCombinable() {
    return this == CRC32 || this == CRC32C || this == CRC64NVME;
  }

  public int bytes() {
    return switch (this) {
      case CRC32, CRC32C -> 4;
      case CRC64NVME -> 8;
      case SHA1 -> 20;
      case SHA256 -> 32;
    };
  }

  public Running begin() {
    return switch (this) {
      case CRC32 -> crc(new CRC32());
      case CRC32C -> crc(new CRC32C());
      case CRC64NVME -> new Crc64Nvme();
      case SHA1 -> digest(Digests.digest("SHA-1"));
      case SHA256 -> digest(Digests.sha256());
    };
  }

  /** The checksum of two pieces, one behind the other. */
  public byte[] combine(byte[] first, byte[] second, long secondLength) {
    CrcMath math =
        switch (this) {
          case CRC32 -> CrcMath.CRC32;
          case CRC32C -> CrcMath.CRC32C;
          case CRC64NVME -> CrcMath.CRC64NVME;
          case SHA1, SHA256 -> throw new IllegalStateException(this + " cannot be combined");
        };
    return bigEndian(math.append(number(first), number(second), secondLength));
  }

  private static long number(byte[] bytes) {
    return bytes.length == 4
        ? ByteBuffer.wrap(bytes).getInt() & 0xffffffffL
        : ByteBuffer.wrap(bytes).getLong();
  }

  private byte[] bigEndian(long value) {
    return this == CRC64NVME
        ? ByteBuffer.allocate(8).putLong(value).array()
        : ByteBuffer.allocate(4).putInt((int) value).array();
  }

  private static Running crc(Checksum checksum) {
    return new Running() {
      @Override
      public void update(byte[] bytes, int offset, int count) {
        checksum.update(bytes, offset, count);
      }

      @Override
      public byte[] value() {
        return ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array();
      }
    };
  }

  private static Running digest(MessageDigest digest) {
    return new Running() {
      @Override
      public void update(byte[] bytes, int offset, int count) {
        digest.update(bytes, offset, count);
      }

      @Override
      public byte[] value() {
        return digest.digest();
      }
    };
  }
}
