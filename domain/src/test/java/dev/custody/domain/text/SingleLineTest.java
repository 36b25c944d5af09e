package dev.custody.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingleLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "Größe ≥ 3 µm",
        "\uD83C\uDFA5 film",
        "a\u200Db",
        "\u05D0\u05D1",
        "e\u0301"
      })
  void whatDoesNotActStaysAsItIs(String text) {
    assertSame(text, SingleLine.of(text));
  }

  @ParameterizedTest
  @CsvSource({
    "000A, line feed",
    "000D, carriage return",
    "0000, null",
    "0009, tab",
    "001B, escape",
    "007F, delete",
    "0085, next line",
    "009B, control sequence introducer",
    "2028, line separator",
    "2029, paragraph separator",
    "202E, right-to-left override",
    "2066, isolate",
    "200F, right-to-left mark",
    "061C, Arabic letter mark",
    "D83C, half of a pair",
    "DFA5, other half of a pair",
  })
  void whatActsBecomesASpace(String codePoint, String what) {
    String text = "a" + (char) Integer.parseInt(codePoint, 16) + "b";

    assertEquals("a b", SingleLine.of(text), what);
  }

  @Test
  void everyCharacterThatActsIsReplaced() {
    assertEquals("  a  \uD83C\uDFA5 ", SingleLine.of("\r\na\u001B\u202E\uD83C\uDFA5\uD83C"));
  }

  @Test
  void aShortTextIsQuotedWhole() {
    assertEquals("a".repeat(80), SingleLine.quote("a".repeat(80)));
  }

  @Test
  void aLongTextIsCutWhenQuoted() {
    assertEquals("a".repeat(80) + "…", SingleLine.quote("a".repeat(81)));
  }

  @Test
  void aPairIsNeverCutInHalf() {
    String film = "\uD83C\uDFA5";

    assertEquals(film.repeat(80), SingleLine.quote(film.repeat(80)));
    assertEquals(film.repeat(80) + "…", SingleLine.quote(film.repeat(81)));
  }
}
