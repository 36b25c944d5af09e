package dev.custody.bootstrap.spoolfailure;

import dev.custody.adapter.spool.FilesystemSpool;
import dev.custody.adapter.spool.SpoolLimits;
import dev.custody.application.port.out.SpoolException;
import dev.custody.bootstrap.campaign.LoopFilesystem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Cycle after cycle on one disk: recorders are at a spool, the power goes at a random moment, and
 * all that was answered until then is looked for. What is left goes on in the next cycle.
 */
final class PowerCampaign {
  private static final int LONGEST_MILLIS = 120;
  private static final int CLOSED_ONE_OF = 8;
  private static final int SWEPT_ONE_OF = 8;

  /** Long after whatever a tombstone says. */
  private static final InstantSource CLOCK = () -> Pledge.THEN;

  private final LoopFilesystem disk;
  private final Path directory;
  private final long seed;
  private final Tally tally;
  private final Pledges pledges;

  PowerCampaign(LoopFilesystem disk, long seed, Tally tally) {
    this.disk = disk;
    this.directory = disk.root().resolve("spool");
    this.seed = seed;
    this.tally = tally;
    this.pledges = new Pledges(tally);
  }

  void run(int cycles) {
    for (int cycle = 1; cycle <= cycles; cycle++) {
      // Seeds next to each other begin alike otherwise.
      SplittableRandom random = new SplittableRandom((seed + cycle) * 0x9E3779B97F4A7C15L);
      try {
        cycle(random);
      } catch (IOException | RuntimeException | AssertionError e) {
        throw new AssertionError(
            "cycle %d; -Dcustody.campaign.seed=%d -Dcustody.campaign.cycles=%d does the same again: %s"
                .formatted(cycle, seed, cycle, e.getMessage()),
            e);
      }
      tally.count("cycles");
    }
  }

  private void cycle(SplittableRandom random) throws IOException {
    pledges.fill(random);
    SpoolLimits limits = limits(random);
    Map<Pledge, Answers> answered = work(limits, random);
    powerIsBack(random);
    while (random.nextInt(4) == 0) {
      answered = failWhileOpening(limits, answered, random);
      powerIsBack(random);
    }
    try (Threads threads = new Threads()) {
      FilesystemSpool spool = FilesystemSpool.open(directory, limits, CLOCK, threads);
      try (spool) {
        pledges.inspect(spool, answered);
        pledges.goOnPurging(spool);
        if (random.nextInt(SWEPT_ONE_OF) == 0) {
          pledges.sweep(spool);
        }
      }
      threads.end();
    }
    Descriptors.requireNoneBelow(disk.root());
  }

  private static SpoolLimits limits(SplittableRandom random) {
    long[] segments = {4_096, 60_000, 300_000, 1L << 30};
    SpoolLimits limits =
        SpoolLimits.DEFAULT.withReserve(0).withSegmentBytes(segments[random.nextInt(4)]);
    return random.nextBoolean() ? limits.withInMemory(2, 3) : limits;
  }

  /** The spool is at work, until the power fails; what it had answered until then. */
  private Map<Pledge, Answers> work(SpoolLimits limits, SplittableRandom random) {
    Cut cut = new Cut();
    boolean closed = random.nextInt(CLOSED_ONE_OF) == 0;
    Map<Pledge, Answers> answered;
    try (Threads threads = new Threads()) {
      FilesystemSpool spool = FilesystemSpool.open(directory, limits, CLOCK, threads);
      try (Threads crew = new Threads()) {
        for (List<Pledge> mine : pledges.ofRecorders()) {
          crew.execute(new Recorder(spool, mine, random.split(), cut));
        }
        crew.execute(new Watcher(spool, pledges.all(), cut));
        pause(Duration.ofMillis(random.nextInt(LONGEST_MILLIS)));
        answered = closed ? Map.of() : cutPower(cut);
        cut.comes();
        crew.end();
      }
      if (closed) {
        spool.close();
        tally.count("power cuts after closing");
        pledges.all().forEach(Pledge::allIsDurable);
        answered = cutPower(cut);
      } else {
        closeWithoutPower(spool);
      }
      threads.end();
    }
    Descriptors.requireNoneBelow(disk.root());
    return answered;
  }

  /** What was answered before, and what is answered after, no order tells: it may be so. */
  private Map<Pledge, Answers> cutPower(Cut cut) {
    Map<Pledge, Answers> answered = pledges.answers();
    cut.comes();
    disk.cutPower();
    return answered;
  }

  private static void closeWithoutPower(FilesystemSpool spool) {
    try {
      spool.close();
    } catch (SpoolException.Failed e) {
      // Said as it is to be: the disk takes nothing.
      return;
    }
  }

  /** The machine has started anew, or so it seems; mostly, since both must do. */
  private void powerIsBack(SplittableRandom random) throws IOException {
    disk.comeBack();
    if (random.nextInt(4) > 0) {
      Boot.another(directory);
    }
  }

  /** While it is being opened, or as soon as it has told what it has. */
  private Map<Pledge, Answers> failWhileOpening(
      SpoolLimits limits, Map<Pledge, Answers> before, SplittableRandom random) {
    boolean opened = random.nextBoolean();
    Map<Pledge, Answers> answered = before;
    try (Threads threads = new Threads()) {
      if (!opened) {
        Duration after = Duration.ofMillis(random.nextInt(20));
        threads.execute(() -> {
          pause(after);
          disk.cutPower();
        });
      }
      try (FilesystemSpool spool = FilesystemSpool.open(directory, limits, CLOCK, threads)) {
        if (opened) {
          pledges.inspect(spool, before);
          answered = cutPower(new Cut());
        }
      } catch (SpoolException.Failed e) {
        tally.count("openings and closings that failed");
      }
      threads.end();
    }
    tally.count("power cuts right after opening, or while it lasted");
    Descriptors.requireNoneBelow(disk.root());
    return answered;
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
