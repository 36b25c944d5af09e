package dev.custody.bootstrap;

import dev.custody.application.port.out.Scheduler;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that is done again and again, one time after the other. What fails is tried again the
 * next time, and said at most once an hour, however often it is done.
 */
final class Recurring {
  private static final Logger LOG = LoggerFactory.getLogger(Recurring.class);

  /** Less than an hour, so that what is done every hour is said each time. */
  private static final long BETWEEN_COMPLAINTS_NANOS = Duration.ofMinutes(59).toNanos();

  private final Scheduler scheduler;
  private final Duration between;
  private final String what;
  private final Runnable work;
  private boolean said;
  private long saidAt;

  Recurring(Scheduler scheduler, Duration between, String what, Runnable work) {
    this.scheduler = scheduler;
    this.between = between;
    this.what = what;
    this.work = work;
  }

  /** Soon for the first time, on another thread. */
  void now() {
    scheduler.execute(this::doOnce);
  }

  /** For the first time when as much time is over as between two times. */
  void later() {
    scheduler.after(between, this::doOnce);
  }

  private synchronized void doOnce() {
    try {
      work.run();
      said = false;
    } catch (RuntimeException e) {
      complain(e);
    }
    later();
  }

  private void complain(RuntimeException failure) {
    long now = scheduler.nanoTime();
    if (!said || now - saidAt >= BETWEEN_COMPLAINTS_NANOS) {
      said = true;
      saidAt = now;
      LOG.error("the {} failed; it is tried again every {}", what, between, failure);
    }
  }
}
