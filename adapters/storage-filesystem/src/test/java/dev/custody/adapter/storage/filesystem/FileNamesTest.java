package dev.custody.adapter.storage.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
  @ParameterizedTest
  @CsvSource({
    "org_0123456789abcdefghjkmnpqrs,       org_0123456789abcdefghjkmnpqrs",
    "rec_0123456789abcdefghjkmnpqrs-2.cast, rec_0123456789abcdefghjkmnpqrs-2.cast",
    "2025,  2025",
    "...,   ...",
    "a b,   a+b",
    "a+b,   a%2Bb",
    "%2e,   %252e",
    "~,     %7E",
    "ü,     %C3%BC",
  })
  void aSegmentIsAPlainName(String segment, String name) {
    assertEquals(name, FileNames.of(segment));
    assertEquals(Optional.of(segment), FileNames.segment(name));
  }

  @Test
  void everyCharacterMakesANameOfItsOwnThatIsPlain() {
    for (int c = 1; c < 0x3000; c++) {
      String name = FileNames.of("x" + (char) c + "y");

      assertTrue(name.matches("[A-Za-z0-9.*_+%-]+"), name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "~a",
        ".custody-work~",
        "ü",
        "%",
        "%zz",
        "%61",
        "%c3%bc",
        "%0A",
        "%2F",
        "."
      })
  void aNameThatNoSegmentHasIsNone(String name) {
    assertEquals(Optional.empty(), FileNames.segment(name));
  }

  @Test
  void aNameThatNoDirectoryTakesIsRefused() {
    assertEquals(255, FileNames.of("a".repeat(255)).length());
    assertThrows(IllegalArgumentException.class, () -> FileNames.of("a".repeat(256)));
    assertThrows(IllegalArgumentException.class, () -> FileNames.of("ü".repeat(43)));
  }
}
