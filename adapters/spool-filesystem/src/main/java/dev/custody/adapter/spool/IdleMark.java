package dev.custody.adapter.spool;

import dev.custody.application.port.out.Scheduler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sees to it that a recording's last commit is on record soon after the recorder pauses: until
 * then, a flipped bit in it could not be told from a torn write.
 */
final class IdleMark {
  private static final Duration IDLE = Duration.ofSeconds(3);

  private final Scheduler scheduler;
  private final Runnable mark;
  private final AtomicBoolean pending = new AtomicBoolean();
  private volatile long touchedAt;

  IdleMark(Scheduler scheduler, Runnable mark) {
    this.scheduler = scheduler;
    this.mark = mark;
  }

  /** Something was committed. */
  void touched() {
    touchedAt = scheduler.nanoTime();
    if (pending.compareAndSet(false, true)) {
      look(IDLE);
    }
  }

  private void look(Duration later) {
    scheduler.after(later, this::markIfIdle);
  }

  private void markIfIdle() {
    long left = touchedAt + IDLE.toNanos() - scheduler.nanoTime();
    if (left > 0) {
      look(Duration.ofNanos(left));
    } else {
      pending.set(false);
      mark.run();
    }
  }
}
