package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.domain.recording.Checksum;
import dev.custody.domain.recording.ContentType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/** What verifications write: a small text that says what it is. */
final class CheckText implements Content {
  static final ObjectAttributes ATTRIBUTES =
      new ObjectAttributes(new ContentType("text/plain"), "custody-check");

  private static final byte[] TEXT =
      "Written by Custody to verify that it can store recordings here. It may be deleted.\n"
          .getBytes(StandardCharsets.US_ASCII);

  static boolean is(byte[] bytes) {
    return Arrays.equals(TEXT, bytes);
  }

  static byte[] piece(int from, int length) {
    return Arrays.copyOfRange(TEXT, from, from + length);
  }

  @Override
  public long length() {
    return TEXT.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(TEXT);
  }

  @Override
  public Optional<Checksum> checksum(Checksum.Algorithm algorithm) {
    return switch (algorithm) {
      case CRC32C -> {
        CRC32C crc = new CRC32C();
        crc.update(TEXT);
        yield Optional.of(new Checksum(algorithm, "%08x".formatted(crc.getValue())));
      }
      case MD5 -> Optional.of(new Checksum(algorithm, HexFormat.of().formatHex(md5())));
      case SHA256 -> Optional.empty();
    };
  }

  private static byte[] md5() {
    try {
      return MessageDigest.getInstance("MD5").digest(TEXT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
