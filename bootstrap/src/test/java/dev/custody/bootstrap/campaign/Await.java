package dev.custody.bootstrap.campaign;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

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

  /**
   * Waits as long as it comes closer to {@code goal}: a busy machine may take its time, only one
   * where nothing moves may not.
   *
   * @throws IllegalStateException if it came no step closer within {@code patience}
   */
  static void progress(String what, Duration patience, int goal, IntSupplier reached) {
    int next = 1;
    while (next <= goal) {
      int wanted = next;
      until(
          "%s: %d of %d".formatted(what, wanted, goal),
          patience,
          () -> reached.getAsInt() >= wanted);
      next = reached.getAsInt() + 1;
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
