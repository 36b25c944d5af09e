package dev.custody.adapter.http.once;

import dev.custody.domain.storage.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Seals a text so that only who shows the same token again can read it: AES-256 in GCM (NIST SP
 * 800-38D), with a key made of the token by HKDF (RFC 5869). A token has 160 random bits or was
 * chosen long by the operator, so that no slower derivation is needed.
 */
final class Seal {
  private static final byte[] PURPOSE =
      "custody idempotent answer".getBytes(StandardCharsets.UTF_8);
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKey key;
  private final byte[] context;

  /**
   * @param context what the text belongs to; it opens in no other
   */
  Seal(Secret token, String context) {
    this.key = key(token);
    this.context = context.getBytes(StandardCharsets.UTF_8);
  }

  String seal(String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
      return Base64.getEncoder().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw unsupported(e);
    }
  }

  /** Empty if it was sealed under another token, or for something else. */
  Optional<String> open(String sealed) {
    byte[] whole = Base64.getDecoder().decode(sealed);
    try {
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE_BYTES))
              .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw unsupported(e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context);
    return cipher;
  }

  private static SecretKey key(Secret token) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              "AES",
              HKDFParameterSpec.ofExtract()
                  .addIKM(token.reveal().getBytes(StandardCharsets.UTF_8))
                  .thenExpand(PURPOSE, KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw unsupported(e);
    }
  }

  private static IllegalStateException unsupported(GeneralSecurityException cause) {
    return new IllegalStateException("every Java 25 platform has AES in GCM and HKDF", cause);
  }
}
