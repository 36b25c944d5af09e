package dev.custody.application.port.out.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.PartRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartRulesTest {
  private static final PartRules RULES = new PartRules(5, 4, false, 1);
  private static final PartRules EQUAL = new PartRules(5, 4, true, 1);

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 5})
  void aNumberThatNoPartCanHaveIsRefused(int number) {
    assertThrows(IllegalArgumentException.class, () -> RULES.requireNumber(number));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void theFirstAndTheLastNumberAreTaken(int number) {
    assertEquals(number, RULES.requireNumber(number));
  }

  @Test
  void partsAreNumberedFromOneWithoutAGap() {
    RULES.requireGapless(parts(5, 5, 5, 5));
    List<PartReceipt> parts = parts(5, 5, 5, 5);

    assertThrows(
        IllegalArgumentException.class, () -> RULES.requireGapless(parts.subList(1, 3)), "from 2");
    assertThrows(
        IllegalArgumentException.class,
        () -> RULES.requireGapless(List.of(parts.get(0), parts.get(2))),
        "a gap");
    assertThrows(
        IllegalArgumentException.class,
        () -> RULES.requireGapless(List.of(parts.get(1), parts.get(0))),
        "descending");
    assertThrows(IllegalArgumentException.class, () -> RULES.requireGapless(List.of()), "none");
    assertThrows(
        IllegalArgumentException.class,
        () -> RULES.requireGapless(parts(5, 5, 5, 5, 5)),
        "too many");
  }

  @Test
  void onlyTheLastMayBeShort() {
    assertEquals(Optional.empty(), wrong(RULES, 5, 9, 1));
    assertEquals(Optional.of(2), wrong(RULES, 5, 4, 5));
    assertEquals(Optional.empty(), wrong(RULES, 1));
  }

  @Test
  void equalPartsAreEqualButForTheLastWhichIsNoLonger() {
    assertEquals(Optional.empty(), wrong(EQUAL, 6, 6, 1));
    assertEquals(Optional.of(2), wrong(EQUAL, 6, 7, 6));
    assertEquals(Optional.of(3), wrong(EQUAL, 6, 6, 7));
  }

  private static Optional<Integer> wrong(PartRules rules, long... lengths) {
    return rules.wrongLength(parts(lengths)).map(PartReceipt::number);
  }

  private static List<PartReceipt> parts(long... lengths) {
    List<PartReceipt> parts = new ArrayList<>();
    for (long length : lengths) {
      parts.add(new PartReceipt(parts.size() + 1, length, "etag", Optional.empty()));
    }
    return parts;
  }
}
