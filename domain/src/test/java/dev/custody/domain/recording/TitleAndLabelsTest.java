package dev.custody.domain.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.domain.text.InvalidFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TitleAndLabelsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\rb",
        "a\u0000b",
        "a\u0085b",
        "a\u2028b",
        "a\u202eb",
        "a\u2066b",
        "a\ud800b"
      })
  void whatCouldActBecomesASpace(String hostile) {
    assertEquals("a b", new Title(hostile).value());
    assertEquals(Map.of("a b", "a b"), new Labels(Map.of(hostile, hostile)).values());
  }

  @Test
  void aTitleIsTrimmedAndMayBeEmpty() {
    assertEquals("a  b", new Title(" \n a  b\t").value());
    assertEquals(Title.NONE, new Title("\r\n "));
    assertEquals("", Title.NONE.toString());
  }

  @Test
  void aTitleHasFiveHundredCharactersAtMostAndIsNotQuotedWhole() {
    String longest = "t".repeat(500);

    assertEquals(longest, new Title("  " + longest + "  ").value());
    InvalidFields refused = assertThrows(InvalidFields.class, () -> new Title(longest + "t"));
    assertEquals("/title", refused.errors().getFirst().pointer());
    assertTrue(refused.errors().getFirst().detail().contains("501"));
    assertTrue(refused.errors().getFirst().detail().length() < 200);
  }

  @Test
  void labelsHaveLimits() {
    Map<String, String> most = new HashMap<>();
    for (int i = 0; i < 64; i++) {
      most.put("name" + i, "value");
    }
    assertEquals(64, new Labels(most).values().size());
    most.put("one more", "value");
    assertThrows(InvalidFields.class, () -> new Labels(most));

    assertEquals(1, new Labels(Map.of("n".repeat(100), "v".repeat(1_000))).values().size());
    for (Map<String, String> wrong :
        List.of(
            Map.of("", "v"),
            Map.of("  ", "v"),
            Map.of("\n", "v"),
            Map.of("n".repeat(101), "v"),
            Map.of("n", "v".repeat(1_001)))) {
      InvalidFields refused = assertThrows(InvalidFields.class, () -> new Labels(wrong));
      assertEquals("/labels", refused.errors().getFirst().pointer());
    }
  }

  @Test
  void labelsCannotBeChangedFromOutside() {
    Map<String, String> given = new HashMap<>(Map.of("a", "b"));
    Labels labels = new Labels(given);
    given.put("c", "d");

    assertEquals(Map.of("a", "b"), labels.values());
    assertThrows(UnsupportedOperationException.class, () -> labels.values().clear());
  }
}
