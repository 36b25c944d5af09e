package dev.custody.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {
  private static final String GOOD = "rec_0123456789abcdefghjkmnpqrs";

  @Test
  void anIdOfItsKindIsAnsweredAsItIs() {
    assertEquals(GOOD, Identifier.require("rec", GOOD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rec",
        "rec_",
        "rec_0123456789abcdefghjkmnpqr",
        "rec_0123456789abcdefghjkmnpqrst",
        "rec_0123456789ABCDEFGHJKMNPQRS",
        "rec_0123456789abcdefghjkmnpqri",
        "rec_0123456789abcdefghjkmnpqrl",
        "rec_0123456789abcdefghjkmnpqro",
        "rec_0123456789abcdefghjkmnpqru",
        "rec-0123456789abcdefghjkmnpqrs",
        "org_0123456789abcdefghjkmnpqrs",
        "rec_../../../../../etc/passwd",
        "rec_0123456789abcdefghjkmnpqr\n",
        "rec_0123456789abcdefghjkmnpq%2",
        " rec_0123456789abcdefghjkmnpqr",
        "rec_012345678９abcdefghjkmnpqrs",
      })
  void anythingElseIsNone(String text) {
    assertFalse(Identifier.matches("rec", text));
    assertThrows(IllegalArgumentException.class, () -> Identifier.require("rec", text));
  }

  @Test
  void theMessageQuotesTheValueOnOneLine() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Identifier.require("rec", "x\r\ny"))
            .toString();

    assertTrue(message.contains("'x  y'"), message);
    assertTrue(message.contains("rec_"), message);
  }
}
