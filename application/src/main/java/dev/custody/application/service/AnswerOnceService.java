package dev.custody.application.service;

import dev.custody.application.port.in.AnswerOnce;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.RememberedAnswers;
import dev.custody.application.port.out.Transactions;
import dev.custody.domain.idempotency.Answer;
import dev.custody.domain.idempotency.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Remembers answers for 24 hours. */
public final class AnswerOnceService implements AnswerOnce {
  private static final Duration REMEMBERED = Duration.ofHours(24);

  /** A request that took longer than this died with its process. */
  private static final Duration LONGEST_REQUEST = Duration.ofMinutes(10);

  private final RememberedAnswers answers;
  private final Transactions transactions;
  private final InstantSource clock;

  public AnswerOnceService(
      RememberedAnswers answers, Transactions transactions, InstantSource clock) {
    this.answers = answers;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<Answer> begin(IdempotencyKey key, String requestDigest) {
    Instant now = clock.instant();
    answers.forgetBefore(now.minus(REMEMBERED));
    Optional<RememberedAnswers.Kept> kept =
        answers.take(key, requestDigest, now, now.minus(LONGEST_REQUEST));
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    if (!kept.get().requestDigest().equals(requestDigest)) {
      throw new Refusal.IdempotencyKeyReused(
          "this idempotency key came with another request before; every request takes a key of its own");
    }
    Optional<Answer> answer = kept.get().answer();
    if (answer.isEmpty()) {
      throw new Refusal.Conflict(
          Refusal.Reason.IDEMPOTENCY_KEY_IN_FLIGHT,
          "the same request is being carried out; wait for its answer, or ask again in a moment");
    }
    return answer;
  }

  @Override
  public void keep(IdempotencyKey key, Answer answer) {
    transactions.durably(() -> answers.keep(key, answer));
  }

  @Override
  public void release(IdempotencyKey key) {
    answers.release(key);
  }
}
