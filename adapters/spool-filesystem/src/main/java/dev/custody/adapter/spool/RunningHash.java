package dev.custody.adapter.spool;

import dev.custody.domain.recording.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The SHA-256 of a recording from its first byte to some offset, going on as bytes come. */
final class RunningHash {
  private final MessageDigest digest;
  private long offset;

  private RunningHash(MessageDigest digest, long offset) {
    this.digest = digest;
    this.offset = offset;
  }

  static RunningHash atStart() {
    return new RunningHash(Digests.sha256(), 0);
  }

  /** Behind the last byte that is in it. */
  long offset() {
    return offset;
  }

  /** Takes bytes in if they are the next ones; those of others are left for later. */
  void update(long at, byte[] bytes, int from, int length) {
    if (at == offset) {
      digest.update(bytes, from, length);
      offset += length;
    }
  }

  RunningHash copy() {
    return new RunningHash(cloned(), offset);
  }

  Sha256 value() {
    return new Sha256(HexFormat.of().formatHex(cloned().digest()));
  }

  private MessageDigest cloned() {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
    }
  }
}
