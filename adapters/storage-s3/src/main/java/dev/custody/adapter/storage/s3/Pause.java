package dev.custody.adapter.storage.s3;

import java.time.Duration;

/** Waiting, which tests do not. */
@FunctionalInterface
interface Pause {
  /**
   * @throws InterruptedException if the wait was cut short
   */
  void of(Duration time) throws InterruptedException;

  Pause REAL = Thread::sleep;
}
