package dev.custody.application.port.in;

import dev.custody.domain.idempotency.Answer;
import dev.custody.domain.idempotency.IdempotencyKey;
import java.util.Optional;

/** Requests that may be sent twice and take effect once; answers are remembered for 24 hours. */
public interface AnswerOnce {

  /**
   * Begins a request.
   *
   * @param requestDigest of method, path and body
   * @return the answer to give again; empty if the request is to be carried out, and then {@link
   *     #keep} or {@link #release} follows
   * @throws Refusal.IdempotencyKeyReused if the key came with another request before
   * @throws Refusal.Conflict with {@code IDEMPOTENCY_KEY_IN_FLIGHT} if the same request is being
   *     carried out
   */
  Optional<Answer> begin(IdempotencyKey key, String requestDigest);

  void keep(IdempotencyKey key, Answer answer);

  /** For a request that failed in a way that another try may mend. */
  void release(IdempotencyKey key);
}
