package dev.custody.adapter.spool;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Thousands of random lives of a spool, each from a seed of its own; {@code -Dcustody.spool.seeds}
 * makes them more, {@code -Dcustody.spool.seed} repeats one.
 */
class SpoolModelTest {
  private static final long SEEDS = Long.getLong("custody.spool.seeds", 3_000);
  private static final int STEPS = 60;

  @Test
  void whateverHappensWhatWasToldStaysTrue() {
    Long only = Long.getLong("custody.spool.seed");
    LongStream seeds = only == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(only);
    seeds.forEach(SpoolModelTest::run);
  }

  private static void run(long seed) {
    try {
      new SpoolModel(seed).run(STEPS);
    } catch (RuntimeException | Error e) {
      throw new AssertionError("seed " + seed + " (-Dcustody.spool.seed=" + seed + ")", e);
    }
  }
}
