package dev.custody.bootstrap.simulation;

import dev.custody.bootstrap.campaign.Form;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Many runs, each from a seed of its own, on two threads. {@code -Dcustody.simulation.seeds} makes
 * them more or fewer, {@code -Dcustody.simulation.first} lets them begin elsewhere, {@code
 * -Dcustody.simulation.seed} repeats one.
 */
final class Campaign {
  /** As many as nothing is known to be wrong with; what comes behind is told in the package. */
  private static final int IN_SHORT = 50_000;

  private static final int IN_LONG = 5_000_000;
  private static final int THREADS = 2;

  private final long first;
  private final long count;
  private final int threads;
  private long cpuNanos;

  private Campaign(long first, long count, int threads) {
    this.first = first;
    this.count = count;
    this.threads = threads;
  }

  static Campaign wanted() {
    Long only = Long.getLong("custody.simulation.seed");
    long usual = Form.wanted() == Form.LONG ? IN_LONG : IN_SHORT;
    return only == null
        ? new Campaign(
            Long.getLong("custody.simulation.first", 1),
            Long.getLong("custody.simulation.seeds", usual),
            THREADS)
        : new Campaign(only, 1, 1);
  }

  void run() {
    long began = System.nanoTime();
    Tally tally = new Tally();
    AtomicLong next = new AtomicLong(first);
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread[] workers = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      workers[i] = Thread.ofPlatform().start(() -> work(next, failure, tally));
    }
    try {
      for (Thread worker : workers) {
        worker.join();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "simulation: %d seeds from %d on %d threads, %.0f s, %.2f ms of a processor a seed:%s%n",
        tally.of("runs"),
        first,
        threads,
        seconds,
        cpuNanos / 1e6 / Math.max(1, tally.of("runs")),
        tally);
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new AssertionError(thrown.getMessage(), thrown);
    }
  }

  private void work(AtomicLong next, AtomicReference<@Nullable Throwable> failure, Tally all) {
    Tally tally = new Tally();
    for (long seed = next.getAndIncrement();
        seed < first + count && failure.get() == null;
        seed = next.getAndIncrement()) {
      try {
        new Simulation(seed, tally).run();
      } catch (Throwable e) {
        failure.compareAndSet(
            null,
            new AssertionError("-Dcustody.simulation.seed=" + seed + ": " + e.getMessage(), e));
      }
    }
    synchronized (all) {
      all.add(tally);
      cpuNanos += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
  }
}
