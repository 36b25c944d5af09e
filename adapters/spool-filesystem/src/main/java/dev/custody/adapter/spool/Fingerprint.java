package dev.custody.adapter.spool;

import dev.custody.domain.recording.RecordingRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Says of a frame whose it is: 16 bytes of the SHA-256 of the organization's id, 16 of that of the
 * recording's.
 */
final class Fingerprint {
  static final int LENGTH = 32;

  private static final int HALF = LENGTH / 2;

  private final byte[] bytes = new byte[LENGTH];

  private Fingerprint() {}

  static Fingerprint of(RecordingRef recording) {
    var fingerprint = new Fingerprint();
    fingerprint.put(recording.organization().value(), 0);
    fingerprint.put(recording.recording().value(), HALF);
    return fingerprint;
  }

  private void put(String id, int at) {
    MessageDigest digest = Digests.sha256();
    byte[] hash = digest.digest(id.getBytes(StandardCharsets.US_ASCII));
    System.arraycopy(hash, 0, bytes, at, HALF);
  }

  void writeTo(byte[] into, int at) {
    System.arraycopy(bytes, 0, into, at, LENGTH);
  }

  boolean isAt(byte[] in, int at) {
    return Arrays.equals(in, at, at + LENGTH, bytes, 0, LENGTH);
  }
}
