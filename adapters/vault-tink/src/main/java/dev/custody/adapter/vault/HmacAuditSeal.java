package dev.custody.adapter.vault;

import dev.custody.application.port.out.AuditSeal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** HMAC-SHA256 by a key that HKDF (RFC 5869) derives from the master key, for this use alone. */
final class HmacAuditSeal implements AuditSeal {
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] USE = "custody audit log".getBytes(StandardCharsets.UTF_8);

  private final SecretKey key;

  HmacAuditSeal(SecretKey key) {
    this.key = key;
  }

  /** The master key is random, so that no salt is needed (RFC 5869, section 3.1). */
  static SecretKey derivedFrom(byte[] masterKey) throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveKey(
            ALGORITHM,
            HKDFParameterSpec.ofExtract().addIKM(masterKey).thenExpand(USE, AuditSeal.BYTES));
  }

  @Override
  public byte[] mac(byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is not there in this Java", e);
    }
  }

  @Override
  public String toString() {
    return "HmacAuditSeal[not shown]";
  }
}
