package dev.custody.bootstrap.campaign;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what another process does: there is nothing to be notified by. */
final class Await {
  private static final Duration BETWEEN = Duration.ofMillis(10);

  private Await() {}

  /**
   * @throws IllegalStateException if it does not come true in time
   */
  static void until(String what, Duration patience, BooleanSupplier condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("not within %s: %s".formatted(patience, what));
      }
      pause(BETWEEN);
    }
  }

  /** Lets time pass, as a recorder does between two bytes. */
  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
