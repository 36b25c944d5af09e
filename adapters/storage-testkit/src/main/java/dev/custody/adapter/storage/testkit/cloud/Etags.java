package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.sign.Digests;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** The tags of objects: MD5, and of those made of parts, MD5 of their MD5s. */
final class Etags {
  private Etags() {}

  static String md5(byte[] bytes) {
    return HexFormat.of().formatHex(Digests.digest("MD5").digest(bytes));
  }

  static String ofParts(List<String> etags) {
    MessageDigest digest = Digests.digest("MD5");
    etags.forEach(etag -> digest.update(HexFormat.of().parseHex(etag)));
    return HexFormat.of().formatHex(digest.digest()) + "-" + etags.size();
  }

  /** As a client sent it, without its marks. */
  static String unquoted(String etag) {
    String stripped = etag.strip();
    return stripped.length() >= 2 && stripped.startsWith("\"") && stripped.endsWith("\"")
        ? stripped.substring(1, stripped.length() - 1)
        : stripped;
  }
}
