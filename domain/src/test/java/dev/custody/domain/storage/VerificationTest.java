package dev.custody.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.domain.storage.Verification.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationTest {
  private static final Instant START = Instant.parse("2025-01-31T10:00:00Z");
  private static final Instant END = START.plusSeconds(3);

  private final Verification started =
      Verification.started(
          new VerificationId("ver_0123456789abcdefghjkmnpqrs"),
          new LocationId("loc_0123456789abcdefghjkmnpqrs"),
          4,
          START);

  @Test
  void itRunsUntilItIsThrough() {
    assertTrue(started.running());
    assertFalse(started.passed());
    assertEquals(Optional.empty(), started.finishedAt());

    Verification finished = started.finished(Capabilities.UNKNOWN, END);

    assertFalse(finished.running());
    assertEquals(Optional.of(END), finished.finishedAt());
    assertEquals(4, finished.settingsVersion());
  }

  @Test
  void checksAreToldInOrder() {
    Verification told = started.told(check("format", CheckStatus.PASS));
    told = told.told(check("write", CheckStatus.FAIL));

    assertEquals(List.of("format", "write"), told.checks().stream().map(Check::id).toList());
    assertEquals(List.of(), started.checks());
    assertTrue(told.running());
  }

  @ParameterizedTest
  @CsvSource({
    "PASS PASS,              PASSED",
    "PASS WARN SKIPPED,      PASSED",
    "SKIPPED,                PASSED",
    "PASS FAIL PASS,         FAILED",
    "INCONCLUSIVE FAIL,      FAILED",
    "FAIL INCONCLUSIVE,      FAILED",
    "PASS INCONCLUSIVE WARN, INCONCLUSIVE",
  })
  void theVerdictIsItsWorstLine(String statuses, Status verdict) {
    Verification told = started;
    for (String status : statuses.split(" ", -1)) {
      told = told.told(check("write", CheckStatus.valueOf(status)));
    }

    assertEquals(verdict, told.finished(Capabilities.UNKNOWN, END).status());
  }

  @Test
  void withoutAnyLineNothingIsProven() {
    assertEquals(Status.INCONCLUSIVE, started.finished(Capabilities.UNKNOWN, END).status());
  }

  private static Check check(String id, CheckStatus status) {
    return Check.of(id, "Title", status, "What was found.", Duration.ofMillis(3));
  }
}
