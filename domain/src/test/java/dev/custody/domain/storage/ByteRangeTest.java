package dev.custody.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ByteRangeTest {
  @Test
  void itEndsBehindItsLastByte() {
    assertEquals(15, new ByteRange(5, 10).end());
    assertEquals(5, new ByteRange(5, 0).end());
    assertEquals(Long.MAX_VALUE, new ByteRange(Long.MAX_VALUE, 0).end());
  }

  @Test
  void noneIsNegativeOrEndsBeyondWhatCanBeCounted() {
    assertThrows(IllegalArgumentException.class, () -> new ByteRange(-1, 1));
    assertThrows(IllegalArgumentException.class, () -> new ByteRange(0, -1));
    assertThrows(IllegalArgumentException.class, () -> new ByteRange(Long.MAX_VALUE, 1));
  }
}
