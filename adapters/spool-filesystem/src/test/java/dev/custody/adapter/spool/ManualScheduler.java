package dev.custody.adapter.spool;

import dev.custody.application.port.out.Scheduler;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * One thread and a clock that goes on when it is told to: tasks run at once, where they are asked
 * for; those for later run when their time has come.
 */
final class ManualScheduler implements Scheduler {
  private final PriorityQueue<Later> later =
      new PriorityQueue<>(Comparator.comparingLong(Later::due).thenComparingLong(Later::number));
  private long now;
  private long number;

  private record Later(long due, long number, Runnable task) {}

  @Override
  public void execute(Runnable task) {
    task.run();
  }

  @Override
  public void together(List<? extends Runnable> work) {
    work.forEach(Runnable::run);
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    var added = new Later(now + delay.toNanos(), number++, task);
    later.add(added);
    return () -> later.remove(added);
  }

  @Override
  public long nanoTime() {
    return now;
  }

  /** Lets time pass, with what happens meanwhile. */
  void pass(Duration duration) {
    long end = now + duration.toNanos();
    while (!later.isEmpty() && later.peek().due() <= end) {
      Later next = later.poll();
      now = Math.max(now, next.due());
      next.task().run();
    }
    now = end;
  }
}
