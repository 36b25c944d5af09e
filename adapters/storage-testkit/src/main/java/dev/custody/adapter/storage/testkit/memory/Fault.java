package dev.custody.adapter.storage.testkit.memory;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One fault that was ordered from {@link Faults}; it happens until its times are over. */
public final class Fault {
  private static final long PATIENCE_SECONDS = 60;

  private final Set<Operation> operations;
  private final String keyPrefix;
  private final Effect effect;
  private final CountDownLatch released = new CountDownLatch(1);
  private final Semaphore stalled = new Semaphore(0);
  private long timesLeft;
  private int hits;

  Fault(Set<Operation> operations, String keyPrefix, long times, Effect effect) {
    this.operations = Set.copyOf(operations);
    this.keyPrefix = keyPrefix;
    this.timesLeft = times;
    this.effect = effect;
  }

  /** Ends it: what comes from now on is not touched, and what is stalled goes on. */
  public void stop() {
    synchronized (this) {
      timesLeft = 0;
    }
    released.countDown();
  }

  /** How many calls it has hit. */
  public synchronized int hits() {
    return hits;
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

  /** Whether it hits this call; if so, that was one of its times. */
  synchronized boolean hits(Call call) {
    if (timesLeft == 0 || !operations.contains(call.operation())) {
      return false;
    }
    if (!call.key().startsWith(keyPrefix)) {
      return false;
    }
    timesLeft--;
    hits++;
    return true;
  }

  Effect effect() {
    return effect;
  }

  void before(Call call) {
    act(call, false);
  }

  void after(Call call) {
    act(call, true);
  }

  private void act(Call call, boolean now) {
    switch (effect) {
      case Effect.Fail(Failure failure, boolean afterwards) when afterwards == now ->
          throw failure.of(call.operation(), call.key());
      case Effect.Stall(boolean afterwards) when afterwards == now -> stall(call);
      case Effect.Fail later -> {}
      case Effect.Stall later -> {}
      case Effect.Break other -> {}
      case Effect.Quirk other -> {}
    }
  }

  private void stall(Call call) {
    stalled.release();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.UNAVAILABLE.of(call.operation(), call.key());
    }
  }
}
