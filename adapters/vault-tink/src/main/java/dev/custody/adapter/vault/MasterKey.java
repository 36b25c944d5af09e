package dev.custody.adapter.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;

/** Wraps the keyset and nothing else. Its text is shown nowhere. */
public final class MasterKey {
  private static final int BYTES = 32;

  private final Aead aead;

  private MasterKey(Aead aead) {
    this.aead = aead;
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
      return new MasterKey(new AesGcmJce(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is not there in this Java", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
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
