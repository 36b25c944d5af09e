package dev.custody.adapter.spool;

import dev.custody.application.port.out.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Real threads and real time. */
final class ThreadScheduler implements Scheduler, AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);

  ThreadScheduler() {
    timers.setRemoveOnCancelPolicy(true);
    timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  @Override
  public void together(List<? extends Runnable> work) {
    work.forEach(Runnable::run);
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    ScheduledFuture<?> timer =
        timers.schedule(() -> threads.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> timer.cancel(false);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void close() {
    timers.shutdown();
    threads.close();
  }
}
