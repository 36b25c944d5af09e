package dev.custody.adapter.storage.testkit.cloud;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A fault that was ordered. */
public final class Order implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final When when;
  private final List<Fault> faults;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Semaphore stalled = new Semaphore(0);
  private long seen;
  private long struck;

  Order(When when, List<Fault> faults) {
    this.when = when;
    this.faults = List.copyOf(faults);
  }

  /** Ends it: calls that come from now on are left alone, those that stand still go on. */
  public void stop() {
    stopped.countDown();
  }

  @Override
  public void close() {
    stop();
  }

  /** How many calls it has struck. */
  public synchronized long struck() {
    return struck;
  }

  /**
   * Waits until {@code count} more calls stand still in it.
   *
   * @throws IllegalStateException if they do not within a minute
   */
  public void awaitStalled(int count) throws InterruptedException {
    if (!stalled.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "%d calls should stand still, but %d do".formatted(count, stalled.availablePermits()));
    }
  }

  synchronized boolean strikes(When.Occasion call) {
    if (stopped.getCount() == 0 || !when.fits(call)) {
      return false;
    }
    seen++;
    if (seen <= when.skip() || struck >= when.times()) {
      return false;
    }
    struck++;
    return true;
  }

  List<Fault> faults() {
    return faults;
  }

  void stall(Duration time) {
    stalled.release();
    try {
      var _ = stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
