package dev.custody.adapter.spool;

import dev.custody.application.port.out.Scheduler;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Lets threads wait until something about a recording is so. */
final class Progress {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Something may be so now. */
  void made() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until it is so, {@code patience} is over, or the thread is interrupted. */
  void await(BooleanSupplier so, Duration patience, Scheduler scheduler) {
    if (so.getAsBoolean() || patience.isNegative() || patience.isZero()) {
      return;
    }
    var waiting = new Waiting();
    Scheduler.Timer timer = scheduler.after(patience, waiting::giveUp);
    lock.lock();
    try {
      while (!so.getAsBoolean() && !waiting.over) {
        changed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
      timer.cancel();
    }
  }

  private final class Waiting {
    private volatile boolean over;

    void giveUp() {
      over = true;
      made();
    }
  }
}
