package dev.custody.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.domain.storage.SettingField.Basics;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingFieldTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bucket", "1st", "a-b", "a b", "a/b", "ä", "_a", "a.b", "a\n", "__proto__"})
  void aNameIsAPlainWord(String name) {
    assertThrows(IllegalArgumentException.class, () -> Basics.optional(name, "Label", "Help."));
  }

  @Test
  void aNameIsNotEndless() {
    assertEquals("a".repeat(40), Basics.optional("a".repeat(40), "Label", "Help.").name());
    assertThrows(
        IllegalArgumentException.class, () -> Basics.optional("a".repeat(41), "Label", "Help."));
  }

  @Test
  void basicsAreRefinedOneByOne() {
    Basics plain = Basics.required("key", "Key", "The secret.");
    Basics refined = plain.changeableWhileActive().inGroup("Sign-in").visibleWhen("access", "key");

    assertEquals(
        new Basics(
            "key",
            "Key",
            "The secret.",
            true,
            true,
            Optional.of("Sign-in"),
            Optional.of(new SettingField.Condition("access", "key"))),
        refined);
    assertTrue(plain.required());
    assertFalse(plain.editableWhileActive());
    assertFalse(Basics.optional("key", "Key", "The secret.").required());
  }

  @Test
  void aChoiceOfNothingIsNone() {
    Basics basics = Basics.optional("access", "Access", "What is granted.");

    assertThrows(IllegalArgumentException.class, () -> new SettingField.Choice(basics, List.of()));
  }
}
