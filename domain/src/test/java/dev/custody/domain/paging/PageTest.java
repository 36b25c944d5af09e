package dev.custody.domain.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.domain.text.InvalidFields;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 501, Integer.MAX_VALUE})
  void aPageHasOneToFiveHundredItems(int wrong) {
    InvalidFields refused =
        assertThrows(InvalidFields.class, () -> new PageRequest(wrong, Optional.empty()));

    assertEquals("/limit", refused.errors().getFirst().pointer());
    assertEquals(1, new PageRequest(1, Optional.empty()).limit());
    assertEquals(500, new PageRequest(500, Optional.empty()).limit());
    assertEquals(50, PageRequest.DEFAULT_LIMIT);
  }

  @Test
  void mappingKeepsOrderAndCursor() {
    Page<Integer> page = new Page<>(List.of(1, 2), Optional.of("next"));

    assertEquals(new Page<>(List.of("1", "2"), Optional.of("next")), page.map(String::valueOf));
  }
}
