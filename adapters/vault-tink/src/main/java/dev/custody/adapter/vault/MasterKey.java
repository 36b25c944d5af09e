package dev.custody.adapter.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import dev.custody.application.port.out.AuditSeal;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKey;

/**
 * Wraps the keyset, and has a key derived from it for each other use. Its text is shown nowhere.
 */
public final class MasterKey {
  private static final int BYTES = 32;

  private final Aead aead;
  private final SecretKey auditKey;

  private MasterKey(Aead aead, SecretKey auditKey) {
    this.aead = aead;
    this.auditKey = auditKey;
  }

  /**
   * The key that {@code custody.master-key} holds: base64 of 32 bytes, of which no two are alike by
   * chance only.
   *
   * @throws IllegalArgumentException telling what is wrong with it, without quoting it
   */
  public static MasterKey parse(String base64) {
    byte[] bytes = decoded(base64.strip());
    try {
      if (bytes.length != BYTES) {
        throw invalid("it holds %d bytes".formatted(bytes.length));
      }
      return new MasterKey(new AesGcmJce(bytes), HmacAuditSeal.derivedFrom(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM or HKDF is not there in this Java", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** The same for the same master key, and telling nothing of it. */
  public AuditSeal auditSeal() {
    return new HmacAuditSeal(auditKey);
  }

  Aead aead() {
    return aead;
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // Not as the cause: its message quotes a character.
      throw invalid("it is not base64");
    }
  }

  private static IllegalArgumentException invalid(String reason) {
    return new IllegalArgumentException(
        "custody.master-key is no master key: "
            + reason
            + ". It takes base64 of 32 random bytes, such as 'openssl rand -base64 32' makes");
  }

  @Override
  public String toString() {
    return "MasterKey[not shown]";
  }
}
