package dev.custody.application.port.out;

import java.time.Duration;
import java.util.List;

/** Runs tasks beside the caller. Waiting goes by a clock that never jumps. */
public interface Scheduler {

  /**
   * Soon, on a thread of its own that may block. What a task throws is logged and ends it alone.
   */
  void execute(Runnable task);

  /**
   * Runs all of {@code work}, at the same time where it can, and comes back when all are through.
   * None of them may throw.
   */
  void together(List<? extends Runnable> work);

  /** Once, after {@code delay}. */
  Timer after(Duration delay, Runnable task);

  /** Nanoseconds of a clock that never jumps; only differences mean anything. */
  long nanoTime();

  /** A task that waits. */
  interface Timer {
    /** Keeps it from starting, if it has not started; harmless if it has. */
    void cancel();
  }
}
