package dev.custody.adapter.storage.testkit;

import dev.custody.domain.recording.Checksum;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Checksums of bytes in memory, to compare with what a store tells. */
public final class Checksums {
  private Checksums() {}

  public static Checksum of(Checksum.Algorithm algorithm, byte[] bytes) {
    return switch (algorithm) {
      case CRC32C -> crc32c(bytes);
      case MD5 -> new Checksum(algorithm, HexFormat.of().formatHex(digest("MD5", bytes)));
      case SHA256 -> new Checksum(algorithm, HexFormat.of().formatHex(digest("SHA-256", bytes)));
    };
  }

  public static Checksum crc32c(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return new Checksum(
        Checksum.Algorithm.CRC32C, HexFormat.of().toHexDigits((int) crc.getValue()));
  }

  public static byte[] md5(byte[] bytes) {
    return digest("MD5", bytes);
  }

  /** Those of several pieces, as if they were one. */
  public static byte[] join(Iterable<byte[]> pieces) {
    int length = 0;
    for (byte[] piece : pieces) {
      length = Math.addExact(length, piece.length);
    }
    ByteBuffer whole = ByteBuffer.allocate(length);
    pieces.forEach(whole::put);
    return whole.array();
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
