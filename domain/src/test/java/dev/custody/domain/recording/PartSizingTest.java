package dev.custody.domain.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartSizingTest {
  private static final PartSizing SIZING = PartSizing.DEFAULT;
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;
  private static final long FIVE_TIB = 5L << 40;
  private static final int MOST_PARTS = 10_000;

  @Test
  void theFirstPartsAreShortSoThatLittleIsAtRisk() {
    assertEquals(8 * MIB, SIZING.bytesOfPart(1, false));
    assertEquals(8 * MIB, SIZING.bytesOfPart(1_000, false));
    assertEquals(16 * MIB, SIZING.bytesOfPart(1_001, false));
    assertEquals(4 * GIB, SIZING.bytesOfPart(MOST_PARTS, false));
  }

  @Test
  void asManyPartsAsAStoreTakesHoldMoreThanTheLongestObject() {
    assertTrue(allParts().mapToLong(part -> SIZING.bytesOfPart(part, false)).sum() > FIVE_TIB);
  }

  @Test
  void noPartIsLongerOrShorterThanS3Takes() {
    assertTrue(
        allParts()
            .mapToLong(part -> SIZING.bytesOfPart(part, false))
            .allMatch(bytes -> bytes >= 5 * MIB && bytes <= 5 * GIB));
  }

  @Test
  void noPartIsShorterThanTheOneBefore() {
    assertTrue(
        IntStream.range(1, MOST_PARTS)
            .allMatch(
                part -> SIZING.bytesOfPart(part, false) <= SIZING.bytesOfPart(part + 1, false)));
  }

  @Test
  void equalPartsAreEqualAllTheWay() {
    assertTrue(
        allParts()
            .mapToLong(part -> SIZING.bytesOfPart(part, true))
            .allMatch(bytes -> bytes == 64 * MIB));
  }

  @Test
  void whatGoesOutInOnePieceIsNoLongerThanAnEqualPart() {
    assertEquals(64 * MIB, PartSizing.SINGLE_PUT_BYTES);
    assertEquals(5 * MIB, PartSizing.LEAST_BYTES);
  }

  @Test
  void shortPartsNeverUseUpTheRoomForTheLongestObject() {
    long held = 0;
    for (int part = 1; part <= MOST_PARTS; part++) {
      held +=
          SIZING.mayGoEarly(part, MOST_PARTS)
              ? PartSizing.LEAST_BYTES
              : SIZING.bytesOfPart(part, false);
    }
    assertTrue(held >= FIVE_TIB, held + " bytes");
  }

  @Test
  void aLiveRecordingOfWeeksCanSendShortParts() {
    assertTrue(SIZING.mayGoEarly(1, MOST_PARTS));
    assertTrue(SIZING.mayGoEarly(14 * 24 * 12, MOST_PARTS));
    assertFalse(SIZING.mayGoEarly(MOST_PARTS, MOST_PARTS));
  }

  private static IntStream allParts() {
    return IntStream.rangeClosed(1, MOST_PARTS);
  }
}
