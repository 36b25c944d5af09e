package dev.custody.application.port.out;

/**
 * Authenticates entries of the audit log by a key that the database never sees: whoever can write
 * to the database alone can make none.
 */
public interface AuditSeal {
  /** Bytes of a code. */
  int BYTES = 32;

  /** HMAC-SHA256 of {@code message}. Of the same message it is the same, after a restart too. */
  byte[] mac(byte[] message);
}
