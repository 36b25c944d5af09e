package dev.custody.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.custody.application.port.out.AuditSeal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class HmacAuditSealTest {
  private static final byte[] MASTER =
      "0123456789abcdef0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MESSAGE = "who did what".getBytes(StandardCharsets.UTF_8);

  @Test
  void theSameMasterKeySealsAlikeAfterARestart() {
    assertArrayEquals(seal(MASTER).mac(MESSAGE), seal(MASTER).mac(MESSAGE));
    assertEquals(AuditSeal.BYTES, seal(MASTER).mac(MESSAGE).length);
  }

  @Test
  void anotherKeyAndAnotherMessageSealOtherwise() {
    byte[] other = MASTER.clone();
    other[31] ^= 1;
    assertFalse(Arrays.equals(seal(MASTER).mac(MESSAGE), seal(other).mac(MESSAGE)));
    assertFalse(Arrays.equals(seal(MASTER).mac(MESSAGE), seal(MASTER).mac(new byte[0])));
  }

  /** RFC 5869, written out: extract with a salt of zeros, then one round of expand. */
  @Test
  void theKeyIsDerivedAsTheRfcSaysAndIsNotTheMasterKey() throws GeneralSecurityException {
    byte[] extracted = hmac(new byte[32], MASTER);
    byte[] derived = hmac(extracted, "custody audit log\u0001".getBytes(StandardCharsets.UTF_8));

    assertArrayEquals(hmac(derived, MESSAGE), seal(MASTER).mac(MESSAGE));
    assertFalse(Arrays.equals(hmac(MASTER, MESSAGE), seal(MASTER).mac(MESSAGE)));
  }

  @Test
  void itShowsNothing() {
    String shown = seal(MASTER).toString();
    assertFalse(shown.contains(HexFormat.of().formatHex(MASTER)), shown);
  }

  private static AuditSeal seal(byte[] master) {
    return MasterKey.parse(Base64.getEncoder().encodeToString(master)).auditSeal();
  }

  private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(message);
  }
}
