package dev.custody.domain.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.domain.text.InvalidFields;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

  @Test
  void theKeysOfTwoCallersNeverMeet() {
    assertNotEquals(new IdempotencyKey("a", "k"), new IdempotencyKey("b", "k"));
    assertEquals(new IdempotencyKey("a", "k"), new IdempotencyKey("a", "k"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "a\u0000"})
  void aKeyIsOneLine(String wrong) {
    assertThrows(InvalidFields.class, () -> new IdempotencyKey("a", wrong));
  }

  @Test
  void aKeyHas255CharactersAtMost() {
    assertEquals(255, new IdempotencyKey("a", "k".repeat(255)).key().length());
    assertThrows(InvalidFields.class, () -> new IdempotencyKey("a", "k".repeat(256)));
  }

  @Test
  void anAnswerCannotBeChangedFromOutside() {
    Map<String, String> headers = new HashMap<>(Map.of("Location", "/x"));
    Answer answer = new Answer(201, headers, "{}");
    headers.clear();

    assertEquals(Map.of("Location", "/x"), answer.headers());
  }
}
