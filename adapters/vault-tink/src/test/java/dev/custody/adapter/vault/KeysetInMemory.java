package dev.custody.adapter.vault;

import dev.custody.application.port.out.KeysetStore;
import java.util.Optional;

/** Keeps one keyset, as a database with one row would. */
final class KeysetInMemory implements KeysetStore {
  private Optional<String> kept = Optional.empty();
  private Optional<Runnable> beforeNextReplacement = Optional.empty();

  @Override
  public synchronized Optional<String> wrapped() {
    return kept;
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
