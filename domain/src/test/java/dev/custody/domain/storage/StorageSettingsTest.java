package dev.custody.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorageSettingsTest {
  private static final SettingValue CLEARED = new SettingValue.Cleared();
  private static final Secret SECRET = Secret.of("0123456789ab");

  private final StorageSettings settings =
      new StorageSettings(
          Map.of(
              "bucket", new SettingValue.Text("acme"),
              "days", new SettingValue.Number(7),
              "equal", new SettingValue.Flag(true),
              "key", new SettingValue.Hidden(SECRET)));

  @Test
  void aValueIsHadByNameAndKind() {
    assertEquals(Optional.of("acme"), settings.text("bucket"));
    assertEquals(Optional.of(7L), settings.number("days"));
    assertTrue(settings.flag("equal"));
    assertEquals(Optional.of(SECRET), settings.secret("key"));
  }

  @Test
  void aValueThatIsMissingOrOfAnotherKindIsAbsent() {
    assertEquals(Optional.empty(), settings.text("days"));
    assertEquals(Optional.empty(), settings.text("key"));
    assertEquals(Optional.empty(), settings.number("bucket"));
    assertEquals(Optional.empty(), settings.secret("bucket"));
    assertFalse(settings.flag("bucket"));
    assertFalse(settings.flag("missing"));
  }

  @Test
  void aPatchOverwritesWhatItNames() {
    StorageSettings patched =
        settings.patchedBy(
            new StorageSettings(
                Map.of(
                    "days", new SettingValue.Number(9),
                    "key", new SettingValue.Hidden(Secret.of("another-secret")))));

    assertEquals(Optional.of(9L), patched.number("days"));
    assertEquals(Optional.of(Secret.of("another-secret")), patched.secret("key"));
    assertEquals(Optional.of("acme"), patched.text("bucket"));
  }

  @Test
  void aClearedFieldGoesButAClearedSecretIsKept() {
    StorageSettings patched =
        settings.patchedBy(
            new StorageSettings(Map.of("days", CLEARED, "key", CLEARED, "unknown", CLEARED)));

    assertEquals(List.of("bucket", "equal", "key"), List.copyOf(patched.values().keySet()));
    assertEquals(Optional.of(SECRET), patched.secret("key"));
  }

  @Test
  void theyAreTheirOwnAndCannotBeChanged() {
    Map<String, SettingValue> given = new HashMap<>();
    given.put("bucket", new SettingValue.Text("acme"));
    StorageSettings kept = new StorageSettings(given);
    given.clear();

    assertEquals(Optional.of("acme"), kept.text("bucket"));
    assertThrows(UnsupportedOperationException.class, () -> kept.values().clear());
  }

  @Test
  void aValueIsQuotedAsItWasGivenOnOneLine() {
    assertEquals("'a b'", new SettingValue.Text("a\nb").quoted());
    assertEquals("-7", new SettingValue.Number(-7).quoted());
    assertEquals("true", new SettingValue.Flag(true).quoted());
    assertEquals("null", CLEARED.quoted());
  }
}
