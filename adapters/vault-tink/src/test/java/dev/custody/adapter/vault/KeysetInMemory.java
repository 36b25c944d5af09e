package dev.custody.adapter.vault;

import dev.custody.application.port.out.KeysetStore;
import java.time.Instant;
import java.util.Optional;

/** Keeps one keyset, as a database with one row would. */
final class KeysetInMemory implements KeysetStore {
  private Optional<String> kept = Optional.empty();
  private Instant now = Instant.EPOCH;
  private Instant keptAt = Instant.EPOCH;
  private Optional<Runnable> beforeNextReplacement = Optional.empty();

  @Override
  public synchronized Optional<String> wrapped() {
    return kept;
  }

  @Override
  public synchronized Optional<Instant> keptSince() {
    return kept.map(_ -> keptAt);
  }

  /** What time it is when a keyset is kept from now on. */
  synchronized void keepAt(Instant time) {
    now = time;
  }

  @Override
  public boolean replace(Optional<String> before, String wrapped) {
    Optional<Runnable> first = beforeNextReplacement;
    beforeNextReplacement = Optional.empty();
    first.ifPresent(Runnable::run);
    synchronized (this) {
      if (!kept.equals(before)) {
        return false;
      }
      kept = Optional.of(wrapped);
      keptAt = now;
      return true;
    }
  }

  /** Lets something else happen between looking and replacing. */
  void beforeNextReplacement(Runnable something) {
    beforeNextReplacement = Optional.of(something);
  }

  synchronized void lose(String other) {
    kept = Optional.of(other);
  }
}
