package dev.custody.application.fake;

import dev.custody.application.port.out.RememberedAnswers;
import dev.custody.domain.idempotency.Answer;
import dev.custody.domain.idempotency.IdempotencyKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Answers in memory. */
public final class InMemoryAnswers implements RememberedAnswers {
  private final Map<IdempotencyKey, Taken> taken = new HashMap<>();

  @Override
  public synchronized Optional<Kept> take(
      IdempotencyKey key, String requestDigest, Instant now, Instant abandonedBefore) {
    Taken before = taken.get(key);
    if (before != null
        && (before.kept.answer().isPresent() || !before.at.isBefore(abandonedBefore))) {
      return Optional.of(before.kept);
    }
    taken.put(key, new Taken(now, new Kept(requestDigest, Optional.empty())));
    return Optional.empty();
  }

  @Override
  public synchronized void keep(IdempotencyKey key, Answer answer) {
    taken.computeIfPresent(
        key,
        (_, found) ->
            new Taken(found.at, new Kept(found.kept.requestDigest(), Optional.of(answer))));
  }

  @Override
  public synchronized void release(IdempotencyKey key) {
    taken.remove(key);
  }

  @Override
  public synchronized void forgetBefore(Instant time) {
    taken.values().removeIf(found -> found.at.isBefore(time));
  }

  public synchronized int size() {
    return taken.size();
  }

  private record Taken(Instant at, Kept kept) {}
}
