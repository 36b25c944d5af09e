package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.application.port.in.AnswerOnce;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.in.Refusal.Reason;
import dev.custody.domain.idempotency.Answer;
import dev.custody.domain.idempotency.IdempotencyKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The same request twice. */
class AnswerOnceTest {
  private static final IdempotencyKey KEY = new IdempotencyKey("tok", "key");
  private static final Answer ANSWER = new Answer(201, Map.of("Location", "/x"), "{}");

  private final Bench bench = new Bench();
  private final AnswerOnce once = bench.useCases.answerOnce();

  @Test
  void theFirstAnswerIsGivenAgain() {
    assertEquals(Optional.empty(), once.begin(KEY, "digest"));
    once.keep(KEY, ANSWER);

    assertEquals(Optional.of(ANSWER), once.begin(KEY, "digest"));
    assertEquals(Optional.of(ANSWER), once.begin(KEY, "digest"));
  }

  @Test
  void anotherRequestWithTheSameKeyIsRefusedInFlightAndAfter() {
    once.begin(KEY, "digest");
    assertThrows(Refusal.IdempotencyKeyReused.class, () -> once.begin(KEY, "another"));
    once.keep(KEY, ANSWER);
    assertThrows(Refusal.IdempotencyKeyReused.class, () -> once.begin(KEY, "another"));
  }

  @Test
  void theSameWhileItIsCarriedOutIsAConflict() {
    once.begin(KEY, "digest");

    Refusal.Conflict refused =
        assertThrows(Refusal.Conflict.class, () -> once.begin(KEY, "digest"));
    assertEquals(Reason.IDEMPOTENCY_KEY_IN_FLIGHT, refused.reason());
  }

  @Test
  void whatFailedInAWayThatAnotherTryMayMendIsTriedAnew() {
    once.begin(KEY, "digest");
    once.release(KEY);

    assertEquals(Optional.empty(), once.begin(KEY, "another"));
  }

  @Test
  void answersAreForgottenAfterADay() {
    once.begin(KEY, "digest");
    once.keep(KEY, ANSWER);
    bench.clock.jump(Duration.ofHours(24));
    assertEquals(Optional.of(ANSWER), once.begin(KEY, "digest"));
    bench.clock.jump(Duration.ofSeconds(1));

    assertEquals(Optional.empty(), once.begin(KEY, "digest"));
    assertEquals(1, bench.answers.size());
  }

  @Test
  void aRequestThatDiedWithItsProcessIsTakenUpAgain() {
    once.begin(KEY, "digest");
    bench.clock.jump(Duration.ofMinutes(11));

    assertEquals(Optional.empty(), once.begin(KEY, "digest"));
  }

  @Test
  void theKeysOfTwoCallersNeverMeet() {
    once.begin(KEY, "digest");

    assertEquals(Optional.empty(), once.begin(new IdempotencyKey("another", "key"), "digest"));
  }
}
