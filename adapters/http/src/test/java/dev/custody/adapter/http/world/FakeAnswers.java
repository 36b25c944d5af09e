package dev.custody.adapter.http.world;

import dev.custody.application.port.in.AnswerOnce;
import dev.custody.application.port.in.Refusal;
import dev.custody.domain.idempotency.Answer;
import dev.custody.domain.idempotency.IdempotencyKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers answers in memory. */
public final class FakeAnswers implements AnswerOnce {
  private final Map<IdempotencyKey, String> digests = new HashMap<>();
  private final Map<IdempotencyKey, Answer> answers = new HashMap<>();

  public synchronized Map<IdempotencyKey, Answer> kept() {
    return Map.copyOf(answers);
  }

  @Override
  public synchronized Optional<Answer> begin(IdempotencyKey key, String requestDigest) {
    String before = digests.putIfAbsent(key, requestDigest);
    if (before == null) {
      return Optional.empty();
    }
    if (!before.equals(requestDigest)) {
      throw new Refusal.IdempotencyKeyReused("the key came with another request before");
    }
    return Optional.of(
        Optional.ofNullable(answers.get(key))
            .orElseThrow(() ->
                new Refusal.Conflict(
                    Refusal.Reason.IDEMPOTENCY_KEY_IN_FLIGHT, "it is being carried out")));
  }

  @Override
  public synchronized void keep(IdempotencyKey key, Answer answer) {
    if (!digests.containsKey(key)) {
      throw new IllegalStateException("kept without being begun: " + key);
    }
    answers.put(key, answer);
  }

  @Override
  public synchronized void release(IdempotencyKey key) {
    if (answers.containsKey(key) || digests.remove(key) == null) {
      throw new IllegalStateException("released without being under way: " + key);
    }
  }
}
