package dev.custody.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretTest {
  private static final String TEXT = "tell-nobody-of-this";

  @Test
  void itsTextAppearsNowhereButWhereItIsRevealed() {
    Secret secret = Secret.of(TEXT);
    SettingValue value = new SettingValue.Hidden(secret);

    assertEquals(TEXT, secret.reveal());
    assertFalse(secret.toString().contains(TEXT));
    assertFalse(value.toString().contains(TEXT));
    assertFalse(value.quoted().contains(TEXT));
    assertFalse(new StorageSettings(Map.of("key", value)).toString().contains(TEXT));
  }

  @Test
  void theHintIsItsLastFourCharacters() {
    assertEquals("this", Secret.of(TEXT).hint());
    assertEquals("cdef", Secret.of("0123456-cdef").hint());
  }

  @Test
  void aShortOneGivesNoHint() {
    assertEquals("", Secret.of("0123456cdef").hint());
    assertEquals("", Secret.of("").hint());
  }

  @Test
  void equalTextsAreEqualSecrets() {
    assertEquals(Secret.of(TEXT), Secret.of(TEXT));
    assertEquals(Secret.of(TEXT).hashCode(), Secret.of(TEXT).hashCode());
    assertNotEquals(Secret.of(TEXT), Secret.of("another"));
    assertNotEquals(Secret.of(TEXT), (Object) TEXT);
  }
}
