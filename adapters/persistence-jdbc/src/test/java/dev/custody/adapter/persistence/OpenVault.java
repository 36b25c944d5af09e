package dev.custody.adapter.persistence;

import dev.custody.application.port.out.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Seals so that nobody who searches finds it, and opens only for the same purpose. No secret. */
final class OpenVault implements Vault {
  @Override
  public String seal(String plaintext, Purpose purpose) {
    return purpose + "|" + Base64.getEncoder().encodeToString(turned(bytes(plaintext)));
  }

  @Override
  public String open(String sealed, Purpose purpose) {
    String start = purpose + "|";
    if (!sealed.startsWith(start)) {
      throw new VaultException("sealed for something else", new IllegalArgumentException());
    }
    byte[] turned = Base64.getDecoder().decode(sealed.substring(start.length()));
    return new String(turned(turned), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] turned(byte[] bytes) {
    byte[] turned = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      turned[i] = (byte) ~bytes[i];
    }
    return turned;
  }
}
