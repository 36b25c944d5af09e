package dev.custody.bootstrap.simulation;

import dev.custody.application.port.out.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * One process's tasks and timers, on one thread: tasks run when the simulation lets them, in an
 * order that the seed decides, timers when time passes them.
 */
final class SimulatedScheduler implements Scheduler {
  /** More than that at one moment, and somebody spins. */
  private static final int MOST_TASKS_AT_ONCE = 20_000;

  private final SimulatedTime time;
  private final Random order;
  private final List<Runnable> ready = new ArrayList<>();
  private final PriorityQueue<Waiting> timers =
      new PriorityQueue<>(
          Comparator.comparingLong((Waiting timer) -> timer.due)
              .thenComparingLong(timer -> timer.number));
  private long number;

  SimulatedScheduler(SimulatedTime time, Random order) {
    this.time = time;
    this.order = order;
  }

  @Override
  public void execute(Runnable task) {
    ready.add(task);
  }

  @Override
  public void together(List<? extends Runnable> work) {
    List<Runnable> shuffled = new ArrayList<>(work);
    Collections.shuffle(shuffled, order);
    shuffled.forEach(Runnable::run);
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    Waiting timer = new Waiting(time.nanos() + delay.toNanos(), number++, task);
    timers.add(timer);
    return () -> timers.remove(timer);
  }

  @Override
  public long nanoTime() {
    return time.nanos();
  }

  /**
   * The same for those who wait for their tasks, as the spool does for the disk: with them tasks
   * run at once, where they are asked for.
   */
  Scheduler atOnce() {
    return new Scheduler() {
      @Override
      public void execute(Runnable task) {
        attempt(task);
      }

      @Override
      public void together(List<? extends Runnable> work) {
        SimulatedScheduler.this.together(work);
      }

      @Override
      public Timer after(Duration delay, Runnable task) {
        return SimulatedScheduler.this.after(delay, task);
      }

      @Override
      public long nanoTime() {
        return SimulatedScheduler.this.nanoTime();
      }
    };
  }

  /** Runs one task; false if none is ready. */
  boolean runOne() {
    if (ready.isEmpty()) {
      return false;
    }
    int last = ready.size() - 1;
    int chosen = order.nextInt(ready.size());
    Runnable task = ready.get(chosen);
    ready.set(chosen, ready.get(last));
    ready.remove(last);
    attempt(task);
    return true;
  }

  /** Runs what is ready, and what gets ready by that, until nothing is. */
  void runReady() {
    for (int ran = 0; runOne(); ran++) {
      if (ran > MOST_TASKS_AT_ONCE) {
        throw new AssertionError("this never comes to rest: somebody spins without delay");
      }
    }
  }

  /** Lets time pass, with everything that falls due on the way. */
  void pass(Duration duration) {
    runReady();
    long end = time.nanos() + duration.toNanos();
    while (!timers.isEmpty() && timers.peek().due <= end) {
      Waiting next = timers.remove();
      time.moveTo(next.due);
      attempt(next.task);
      runReady();
    }
    time.moveTo(end);
  }

  /** The process stands still all the while, as by SIGSTOP. */
  void standStill(Duration duration) {
    time.moveTo(time.nanos() + duration.toNanos());
    pass(Duration.ZERO);
  }

  int timers() {
    return timers.size();
  }

  int tasks() {
    return ready.size();
  }

  /** What a task throws ends it alone; but it must be one of the faults that there were. */
  private static void attempt(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      Expected.require(e);
    }
  }

  /** Compared by identity. */
  private static final class Waiting {
    private final long due;
    private final long number;
    private final Runnable task;

    Waiting(long due, long number, Runnable task) {
      this.due = due;
      this.number = number;
      this.task = task;
    }
  }
}
