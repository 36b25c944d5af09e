package dev.custody.application.service;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what other threads do, for as long as it takes and no longer. */
final class Awaiting {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

  private Awaiting() {}

  static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it never came to be");
      }
      LockSupport.parkNanos(100_000);
    }
  }

  /** Until a thread waits for something. */
  static void blocked(Thread thread) {
    until(() ->
        thread.getState() == Thread.State.WAITING
            || thread.getState() == Thread.State.TIMED_WAITING);
  }
}
