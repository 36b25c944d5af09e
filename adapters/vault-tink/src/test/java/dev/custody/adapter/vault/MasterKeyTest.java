package dev.custody.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {
  private static final String RIGHT = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=";

  @Test
  void base64Of32BytesIsOneWithSpaceAroundItToo() {
    assertDoesNotThrow(() -> MasterKey.parse(" " + RIGHT + "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "topsecretword",
        "q83vEjRWeJCrze8SNFZ4kA==",
        "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJCrze8SNFZ4kA==",
        "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJ*="
      })
  void anythingElseIsRefusedByNameAndNotQuoted(String wrong) {
    var refusal = assertThrows(IllegalArgumentException.class, () -> MasterKey.parse(wrong));

    String message = refusal.toString();
    assertTrue(message.contains(": custody.master-key "), message);
    assertTrue(wrong.isEmpty() || !message.contains(wrong), message);
    assertFalse(message.contains("*"), message);
    assertNull(refusal.getCause());
  }
}
