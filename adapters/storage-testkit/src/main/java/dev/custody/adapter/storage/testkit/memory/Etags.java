package dev.custody.adapter.storage.testkit.memory;

import dev.custody.adapter.storage.testkit.Checksums;
import dev.custody.adapter.storage.testkit.memory.Effect.Quirk;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * ETags as S3 makes them for what is encrypted with its own keys: the MD5 of one piece; of parts,
 * the MD5 of their MD5s with their number behind it (Amazon S3, "Object", ETag).
 */
final class Etags {
  private Etags() {}

  static String ofOnePiece(byte[] bytes, Orders orders) {
    return orders.has(Quirk.OPAQUE_ETAG) ? opaque() : hex(Checksums.md5(bytes));
  }

  static String ofParts(List<byte[]> parts, Orders orders) {
    return orders.has(Quirk.OPAQUE_ETAG)
        ? opaque()
        : "%s-%d"
            .formatted(
                hex(Checksums.md5(Checksums.join(parts.stream().map(Checksums::md5).toList()))),
                parts.size());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String opaque() {
    return "opaque-" + UUID.randomUUID();
  }
}
