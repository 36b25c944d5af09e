package dev.custody.adapter.persistence;

import static dev.custody.adapter.persistence.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.application.port.out.RememberedAnswers;
import dev.custody.application.port.out.RememberedAnswers.Kept;
import dev.custody.domain.idempotency.Answer;
import dev.custody.domain.idempotency.IdempotencyKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class RememberedAnswersTest {
  private static final IdempotencyKey KEY = new IdempotencyKey("tok_1", "a 'key' % 🔑");
  private static final Answer ANSWER =
      new Answer(201, Map.of("Location", "/v1/x", "ETag", "\"1\""), "{\"name\": \"é\\u0000🎥\"}");
  private static final Instant NEVER = NOON.minusSeconds(3600);

  private final RememberedAnswers answers;

  RememberedAnswersTest(Databases database) {
    answers = new JdbcRememberedAnswers(database.emptied().transactions());
  }

  @Test
  void theFirstTakesAKeyAndTheNextAreToldSo() {
    assertEquals(Optional.empty(), take(KEY, "digest"));
    assertEquals(Optional.of(new Kept("digest", Optional.empty())), take(KEY, "other"));

    answers.keep(KEY, ANSWER);

    assertEquals(Optional.of(new Kept("digest", Optional.of(ANSWER))), take(KEY, "other"));
  }

  @Test
  void anAnswerWithoutABodyIsOne() {
    var empty = new Answer(204, Map.of(), "");
    take(KEY, "digest");
    answers.keep(KEY, empty);

    assertEquals(Optional.of(new Kept("digest", Optional.of(empty))), take(KEY, "digest"));
  }

  @Test
  void theKeysOfTwoNeverMeet() {
    take(KEY, "digest");

    assertEquals(Optional.empty(), take(new IdempotencyKey("tok_2", KEY.key()), "digest"));
    assertEquals(Optional.empty(), take(new IdempotencyKey("tok_1", "A 'KEY' % 🔑"), "digest"));
  }

  @Test
  void ofManyAtOnceOneTakesTheKey() {
    var answered = AtOnce.run(8, i -> take(KEY, "digest " + i));

    assertEquals(1, answered.stream().filter(Optional::isEmpty).count());
  }

  @Test
  void ofManyWhoTakeAnAbandonedKeyOneHasIt() {
    take(KEY, "first");

    var answered =
        AtOnce.run(
            8, i -> answers.take(KEY, "digest " + i, NOON.plusSeconds(60), NOON.plusSeconds(30)));

    assertEquals(1, answered.stream().filter(Optional::isEmpty).count());
  }

  @Test
  void aReleasedKeyIsTakenAgainWhoeverComesAtThatMoment() {
    for (int round = 0; round < 20; round++) {
      take(KEY, "first");
      AtOnce.run(
          3,
          i -> {
            if (i == 0) {
              answers.release(KEY);
              return Optional.<Kept>empty();
            }
            return take(KEY, "next");
          });
      answers.release(KEY);
    }

    assertEquals(Optional.empty(), take(KEY, "last"));
  }

  @Test
  void aKeyThatHasItsAnswerIsNotReleased() {
    take(KEY, "digest");
    answers.keep(KEY, ANSWER);

    answers.release(KEY);

    assertEquals(Optional.of(new Kept("digest", Optional.of(ANSWER))), take(KEY, "digest"));
  }

  @Test
  void anAnsweredKeyIsNeverAbandoned() {
    take(KEY, "digest");
    answers.keep(KEY, ANSWER);

    assertEquals(
        Optional.of(new Kept("digest", Optional.of(ANSWER))),
        answers.take(KEY, "other", NOON.plusSeconds(60), NOON.plusSeconds(30)));
  }

  @Test
  void whatWasTakenBeforeATimeIsForgotten() {
    var later = new IdempotencyKey("tok_1", "later");
    take(KEY, "digest");
    answers.keep(KEY, ANSWER);
    answers.take(later, "digest", NOON.plusSeconds(1), NEVER);

    answers.forgetBefore(NOON.plusSeconds(1));

    assertEquals(Optional.empty(), take(KEY, "digest"));
    assertEquals(Optional.of(new Kept("digest", Optional.empty())), take(later, "digest"));
  }

  @Test
  void anAnswerBeyondTheBoundIsRefusedAndTheKeyStaysInFlight() {
    take(KEY, "digest");
    var longest = "x".repeat(JdbcRememberedAnswers.LONGEST_BODY);

    assertThrows(
        IllegalArgumentException.class,
        () -> answers.keep(KEY, new Answer(200, Map.of(), longest + "x")));

    assertEquals(Optional.of(new Kept("digest", Optional.empty())), take(KEY, "digest"));
    answers.keep(KEY, new Answer(200, Map.of(), longest));
    assertEquals(longest, take(KEY, "digest").orElseThrow().answer().orElseThrow().body());
  }

  private Optional<Kept> take(IdempotencyKey key, String digest) {
    return answers.take(key, digest, NOON, NEVER);
  }
}
