package dev.custody.adapter.spool;

import dev.custody.application.port.out.Scheduler;
import java.time.Duration;
import java.util.List;

/** The scheduler, until the spool is closed: what would run later does not run then. */
final class SpoolTasks implements Scheduler {
  private final Scheduler scheduler;
  private volatile boolean closed;

  SpoolTasks(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public void execute(Runnable task) {
    if (!closed) {
      scheduler.execute(task);
    }
  }

  @Override
  public void together(List<? extends Runnable> work) {
    scheduler.together(work);
  }

  /** On a thread of its own, as {@link #execute}. */
  @Override
  public Timer after(Duration delay, Runnable task) {
    return scheduler.after(delay, () -> execute(task));
  }

  @Override
  public long nanoTime() {
    return scheduler.nanoTime();
  }

  void close() {
    closed = true;
  }
}
