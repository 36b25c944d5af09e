package dev.custody.application.fake;

import dev.custody.application.port.out.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks when it is told to, in an order that the seed decides, and timers when its clock
 * passes them. The wall clock moves along with it.
 */
public final class ManualScheduler implements Scheduler {
  private final Random order;
  private final ManualClock clock;
  private final List<Runnable> ready = new ArrayList<>();
  private final List<Waiting> timers = new ArrayList<>();
  private long nanos = 1_000_000;
  private boolean threads;
  private boolean refusing;
  private Runnable before = () -> {};

  public ManualScheduler(ManualClock clock, long seed) {
    this.clock = clock;
    order = new Random(seed);
  }

  /** From now on tasks run at once, each on a thread of its own. */
  public void onThreads() {
    threads = true;
  }

  /** From now on no task is taken. */
  public void refuse(boolean refuses) {
    refusing = refuses;
  }

  /** What happens, once, just before the next task is taken. */
  public synchronized void beforeNextTask(Runnable happens) {
    before = happens;
  }

  @Override
  public synchronized void execute(Runnable task) {
    Runnable happens = before;
    before = () -> {};
    happens.run();
    if (refusing) {
      throw new IllegalStateException("this scheduler is closed");
    }
    if (threads) {
      Thread.ofVirtual().start(task);
    } else {
      ready.add(task);
    }
  }

  /** One after the other, in an order that the seed decides. */
  @Override
  public void together(List<? extends Runnable> work) {
    List<Runnable> left = new ArrayList<>(work);
    Collections.shuffle(left, order);
    left.forEach(Runnable::run);
  }

  @Override
  public synchronized Timer after(Duration delay, Runnable task) {
    Waiting timer = new Waiting(nanos + delay.toNanos(), task);
    timers.add(timer);
    return () -> forget(timer);
  }

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  /** Runs what is ready, and what gets ready by that, until nothing is. */
  public void runReady() {
    for (int steps = 0; runOne(); steps++) {
      if (steps > 200_000) {
        throw new AssertionError("this never comes to rest: somebody spins without delay");
      }
    }
  }

  /** Takes what is ready away, unrun: steps that hang. */
  public synchronized List<Runnable> takeReady() {
    List<Runnable> taken = List.copyOf(ready);
    ready.clear();
    return taken;
  }

  /** Runs one task; false if none is ready. */
  public boolean runOne() {
    Runnable task;
    synchronized (this) {
      if (ready.isEmpty()) {
        return false;
      }
      task = ready.remove(order.nextInt(ready.size()));
    }
    task.run();
    return true;
  }

  /** Moves time, running everything that falls due on the way. */
  public void advance(Duration by) {
    runReady();
    long end = nanoTime() + by.toNanos();
    for (Waiting next = takeDue(end); next != null; next = takeDue(end)) {
      next.task.run();
      runReady();
    }
    moveTo(end);
  }

  /** As when the process ends: nothing of what waits will run. */
  public synchronized void forgetAll() {
    ready.clear();
    timers.clear();
  }

  public synchronized int tasks() {
    return ready.size();
  }

  public synchronized int timers() {
    return timers.size();
  }

  /** How long until the next timer; of no use if there is none. */
  public synchronized Duration untilNextTimer() {
    return Duration.ofNanos(
        timers.stream().mapToLong(timer -> timer.due).min().orElse(nanos) - nanos);
  }

  private synchronized @Nullable Waiting takeDue(long end) {
    Waiting next =
        timers.stream().min(Comparator.comparingLong((Waiting timer) -> timer.due)).orElse(null);
    if (next == null || next.due > end) {
      return null;
    }
    timers.remove(next);
    moveTo(next.due);
    return next;
  }

  private synchronized void moveTo(long time) {
    if (time > nanos) {
      clock.jump(Duration.ofNanos(time - nanos));
      nanos = time;
    }
  }

  private synchronized void forget(Waiting timer) {
    timers.remove(timer);
  }

  /** Compared by identity: two may be alike. */
  private static final class Waiting {
    private final long due;
    private final Runnable task;

    Waiting(long due, Runnable task) {
      this.due = due;
      this.task = task;
    }
  }
}
