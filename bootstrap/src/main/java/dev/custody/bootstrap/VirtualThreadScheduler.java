package dev.custody.bootstrap;

import dev.custody.application.port.out.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tasks on virtual threads, one each; a single platform thread keeps the time. */
final class VirtualThreadScheduler implements Scheduler, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VirtualThreadScheduler.class);

  private final ExecutorService tasks =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("task-", 0).factory());
  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("timers").daemon().factory());

  VirtualThreadScheduler() {
    timers.setRemoveOnCancelPolicy(true);
    timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public void execute(Runnable task) {
    try {
      tasks.execute(() -> run(task));
    } catch (RejectedExecutionException e) {
      LOG.debug("not begun, since the service is closing: {}", task, e);
    }
  }

  @Override
  public void together(List<? extends Runnable> work) {
    List<CompletableFuture<?>> others = new ArrayList<>();
    for (Runnable each : work.subList(1, work.size())) {
      try {
        others.add(CompletableFuture.runAsync(each, tasks));
      } catch (RejectedExecutionException e) {
        LOG.debug("not begun beside the others, since the service is closing: {}", each, e);
        each.run();
      }
    }
    work.getFirst().run();
    others.forEach(CompletableFuture::join);
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    try {
      Future<?> waiting =
          timers.schedule(() -> execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> waiting.cancel(false);
    } catch (RejectedExecutionException e) {
      LOG.debug("not begun, since the service is closing: {}", task, e);
      return () -> {};
    }
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  /** Begins nothing more; what runs comes to its end. */
  @Override
  public void close() {
    timers.shutdownNow();
    tasks.shutdown();
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("a task broke off", e);
    }
  }
}
