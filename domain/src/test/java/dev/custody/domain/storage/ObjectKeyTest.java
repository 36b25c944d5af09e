package dev.custody.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "org_x/2025/01/31/rec_y.cast",
        ".hidden/...",
        "..a/a..",
        " spaces / kept ",
        "a+b&c=d?e#f%2F%2e%2e",
        "ü/日本/\uD83C\uDFA5",
        "-rf/~/*",
        "C:/windows",
      })
  void oddButHarmlessKeysAreKeys(String key) {
    assertEquals(key, ObjectKey.of(key).value());
    assertEquals(key, ObjectKey.of(key).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/absolute",
        "ends/",
        "a//b",
        ".",
        "..",
        "./a",
        "a/./b",
        "../a",
        "a/../b",
        "a/..",
        "a\\b",
        "..\\a",
        "a\nb",
        "a\u0000b",
        "a\u007Fb",
        "a\u202Eb",
        "a\uD83Cb",
      })
  void whatCouldLeaveItsRootOrActIsNone(String key) {
    assertThrows(IllegalArgumentException.class, () -> ObjectKey.of(key));
  }

  @Test
  void lengthIsJudgedInBytes() {
    assertEquals(1024, ObjectKey.of("ü".repeat(512)).value().length() * 2);
    assertThrows(IllegalArgumentException.class, () -> ObjectKey.of("ü".repeat(512) + "a"));
    assertThrows(IllegalArgumentException.class, () -> ObjectKey.of("a".repeat(1025)));
  }

  @Test
  void theMessageQuotesTheKeyOnOneLine() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> ObjectKey.of("a\r\nb")).toString();

    assertTrue(message.contains("'a  b'"), message);
  }

  @Test
  void itKnowsWhatItStartsWith() {
    ObjectKey key = ObjectKey.of("a/b");

    assertTrue(key.startsWith("a/"));
    assertFalse(key.startsWith("b"));
  }
}
