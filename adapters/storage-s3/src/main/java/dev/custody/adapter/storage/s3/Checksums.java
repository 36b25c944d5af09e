package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.Content;
import dev.custody.domain.recording.Checksum;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumType;

/** Checksums between our words and those of S3, which has them in base64. */
final class Checksums {
  private static final int CRC32C_BYTES = 4;

  private Checksums() {}

  /** The checksum of {@code content} as S3 wants it; null where it cannot be had. */
  static @Nullable String toSend(Content content, Checksum.Algorithm algorithm) {
    return content.checksum(algorithm).map(Checksums::encoded).orElse(null);
  }

  static String encoded(Checksum checksum) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(checksum.hex()));
  }

  /**
   * What a store told of some bytes.
   *
   * @param type of a whole object: a checksum of its parts' checksums is none of its bytes
   */
  static Optional<Checksum> told(@Nullable String crc32c, @Nullable ChecksumType type) {
    if (crc32c == null || type == ChecksumType.COMPOSITE) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(crc32c);
      return bytes.length == CRC32C_BYTES
          ? Optional.of(new Checksum(Checksum.Algorithm.CRC32C, HexFormat.of().formatHex(bytes)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      // Nothing that can be understood proves nothing, such as 'abcd==-3' of parts.
      return Optional.empty();
    }
  }
}
