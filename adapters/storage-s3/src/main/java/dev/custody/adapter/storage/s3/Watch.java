package dev.custody.adapter.storage.s3;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hangs up on a far side that takes longer than {@link Patience} has. Only the time counts in which
 * it is waited for: a viewer who pauses, or a spool that is slow, is no fault of the store's.
 */
final class Watch {
  private final Patience patience;
  private final ScheduledExecutorService timer;
  private final Runnable hangUp;

  private @Nullable Future<?> looking;
  private boolean waiting;
  private boolean over;
  private boolean gaveUp;
  private long since;
  private long waited;
  private long moved;

  /**
   * @param hangUp makes what waits end, with any failure; called once at the most
   */
  Watch(Patience patience, ScheduledExecutorService timer, Runnable hangUp) {
    this.patience = patience;
    this.timer = timer;
    this.hangUp = hangUp;
  }

  /** The far side is waited for from now on. */
  synchronized void waits() {
    waiting = true;
    since = System.nanoTime();
    if (looking == null) {
      long every = patience.look().toNanos();
      looking = timer.scheduleWithFixedDelay(this::look, every, every, TimeUnit.NANOSECONDS);
    }
  }

  /**
   * It is not, since it did something.
   *
   * @param bytes that it took, or gave
   */
  synchronized void rests(long bytes) {
    if (waiting) {
      waited += System.nanoTime() - since;
      waiting = false;
    }
    moved += bytes;
  }

  /** Nothing more comes. Harmless if repeated. */
  synchronized void over() {
    waiting = false;
    over = true;
    if (looking != null) {
      looking.cancel(false);
    }
  }

  /** What a failure really is: that of one who was hung up on tells nothing. */
  synchronized IOException told(IOException failure) {
    return gaveUp ? timeout(failure) : failure;
  }

  /** Likewise. */
  synchronized RuntimeException told(RuntimeException failure) throws IOException {
    if (gaveUp) {
      throw timeout(failure);
    }
    return failure;
  }

  private static IOException timeout(@Nullable Throwable cause) {
    var timeout = new SocketTimeoutException("hung up: too little came for too long");
    timeout.initCause(cause);
    return timeout;
  }

  private void look() {
    if (isToEnd()) {
      // What hangs up may itself have to wait for what hangs.
      Thread.ofVirtual().name("s3-hang-up").start(hangUp);
    }
  }

  private synchronized boolean isToEnd() {
    if (!waiting || over) {
      return false;
    }
    long silent = System.nanoTime() - since;
    if (!patience.isOver(silent, waited + silent, moved)) {
      return false;
    }
    gaveUp = true;
    over();
    return true;
  }
}
