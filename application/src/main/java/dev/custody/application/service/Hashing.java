package dev.custody.application.service;

import dev.custody.domain.recording.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of streams, without holding them. */
final class Hashing {
  private static final int PIECE = 64 << 10;

  private Hashing() {}

  static Hashed sha256(InputStream stream) throws IOException {
    MessageDigest digest = digest("SHA-256");
    byte[] piece = new byte[PIECE];
    long length = 0;
    for (int n = stream.read(piece); n >= 0; n = stream.read(piece)) {
      digest.update(piece, 0, n);
      length += n;
    }
    return new Hashed(length, new Sha256(HexFormat.of().formatHex(digest.digest())));
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  /** What was read. */
  record Hashed(long length, Sha256 sha256) {}
}
