package dev.custody.bootstrap.spoolfailure;

import dev.custody.application.port.out.Scheduler;
import dev.custody.application.port.out.SpoolException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads, as the service has them, that can be waited for: when they are closed, nothing
 * of a spool runs any more, and no file of it should be open.
 */
final class Threads implements Scheduler, AutoCloseable {
  private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("timers").daemon().factory());
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  Threads() {
    timers.setRemoveOnCancelPolicy(true);
    timers.setRejectedExecutionHandler((task, threads) -> refused.incrementAndGet());
  }

  /** Nothing begins any more once this is being closed, as in the service. */
  @Override
  public void execute(Runnable task) {
    try {
      tasks.execute(() -> attempt(task));
    } catch (RejectedExecutionException e) {
      refused.incrementAndGet();
    }
  }

  @Override
  public void together(List<? extends Runnable> work) {
    work.stream().map(each -> tasks.submit(() -> attempt(each))).toList().forEach(Threads::await);
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    Future<?> waiting = timers.schedule(() -> execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> waiting.cancel(false);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  /** Waits for all that runs here; whatever broke off but for a fault of the disk is told. */
  void end() {
    close();
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new AssertionError("a task broke off: " + thrown, thrown);
    }
  }

  @Override
  public void close() {
    timers.shutdownNow();
    tasks.close();
  }

  private void attempt(Runnable task) {
    try {
      task.run();
    } catch (SpoolException e) {
      // Told to whoever waits, too.
      return;
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  private static void await(Future<?> task) {
    try {
      task.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
