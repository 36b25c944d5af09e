package dev.custody.application.port.out;

import dev.custody.domain.idempotency.Answer;
import dev.custody.domain.idempotency.IdempotencyKey;
import java.time.Instant;
import java.util.Optional;

/** Answers that were given under idempotency keys. */
public interface RememberedAnswers {

  /**
   * Takes a key, if nobody has it.
   *
   * @param requestDigest of the request that takes it
   * @param abandonedBefore a key that was taken before then and never answered may be taken again
   * @return what is kept under it; empty if it is taken now
   */
  Optional<Kept> take(
      IdempotencyKey key, String requestDigest, Instant now, Instant abandonedBefore);

  void keep(IdempotencyKey key, Answer answer);

  /** Frees a key that got no answer worth keeping. */
  void release(IdempotencyKey key);

  void forgetBefore(Instant time);

  /**
   * What is kept under a key.
   *
   * @param requestDigest of the request that took it
   * @param answer empty while it is in flight
   */
  record Kept(String requestDigest, Optional<Answer> answer) {}
}
