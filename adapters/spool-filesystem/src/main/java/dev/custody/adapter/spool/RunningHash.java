package dev.custody.adapter.spool;

import dev.custody.domain.recording.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The SHA-256 of a recording from its first byte to some offset, going on as bytes come. */
final class RunningHash {
  // Made with the first byte: most recordings in memory are past their last.
  private @Nullable MessageDigest digest;
  private long offset;

  private RunningHash(@Nullable MessageDigest digest, long offset) {
    this.digest = digest;
    this.offset = offset;
  }

  static RunningHash atStart() {
    return new RunningHash(null, 0);
  }

  /** Behind the last byte that is in it. */
  long offset() {
    return offset;
  }

  /** Takes bytes in if they are the next ones; those of others are left for later. */
  void update(long at, byte[] bytes, int from, int length) {
    if (at == offset) {
      MessageDigest known = digest == null ? Digests.sha256() : digest;
      known.update(bytes, from, length);
      digest = known;
      offset += length;
    }
  }

  RunningHash copy() {
    return new RunningHash(digest == null ? null : cloned(digest), offset);
  }

  Sha256 value() {
    MessageDigest whole = digest == null ? Digests.sha256() : cloned(digest);
    return new Sha256(HexFormat.of().formatHex(whole.digest()));
  }

  private static MessageDigest cloned(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
    }
  }
}
