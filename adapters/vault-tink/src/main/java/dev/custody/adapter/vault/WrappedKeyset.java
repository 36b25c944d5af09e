package dev.custody.adapter.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * A keyset, open and as it is kept.
 *
 * @param text the keyset wrapped by the master key; shows nothing of it
 */
record WrappedKeyset(KeysetHandle keys, String text) {
  private static final Configuration CIPHERS = ciphers();

  /** Keeps a keyset from being taken for anything else that the master key may wrap one day. */
  private static final byte[] USE = "custody keyset of secrets".getBytes(StandardCharsets.UTF_8);

  /** With one new key. */
  static WrappedKeyset made(MasterKey master) throws GeneralSecurityException {
    return wrapped(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, CIPHERS), master);
  }

  /**
   * What is kept, opened.
   *
   * @throws GeneralSecurityException if it was wrapped by another master key, or was changed
   */
  static WrappedKeyset opened(String text, MasterKey master) throws GeneralSecurityException {
    return new WrappedKeyset(
        TinkProtoKeysetFormat.parseEncryptedKeyset(decoded(text), master.aead(), USE, CIPHERS),
        text);
  }

  /** With one more key, which seals from now on; the former ones still open. */
  WrappedKeyset rotated(MasterKey master) throws GeneralSecurityException {
    KeysetHandle.Builder.Entry newest =
        KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
            .withRandomId()
            .setStatus(KeyStatus.ENABLED)
            .makePrimary();
    return wrapped(
        KeysetHandle.newBuilder(keys).addEntry(newest).setConfiguration(CIPHERS).build(), master);
  }

  Aead aead() throws GeneralSecurityException {
    return keys.getPrimitive(CIPHERS, Aead.class);
  }

  private static WrappedKeyset wrapped(KeysetHandle keys, MasterKey master)
      throws GeneralSecurityException {
    byte[] bytes =
        TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, master.aead(), USE, CIPHERS);
    return new WrappedKeyset(keys, Base64.getEncoder().encodeToString(bytes));
  }

  private static Configuration ciphers() {
    try {
      AeadConfig.register();
      return RegistryConfiguration.get();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is not there in this Java", e);
    }
  }

  private static byte[] decoded(String text) throws GeneralSecurityException {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("not base64", e);
    }
  }

  @Override
  public String toString() {
    return "WrappedKeyset[" + keys.size() + " keys]";
  }
}
