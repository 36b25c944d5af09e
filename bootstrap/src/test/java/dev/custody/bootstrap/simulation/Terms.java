package dev.custody.bootstrap.simulation;

import dev.custody.adapter.spool.SpoolLimits;
import dev.custody.application.service.DeliverySettings;
import dev.custody.application.service.RecordingLimits;
import dev.custody.application.service.Settings;
import dev.custody.domain.recording.Backoff;
import dev.custody.domain.recording.PartSizing;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * The settings of one simulated installation: those of a real one, but small and fast, so that
 * parts, segments, full queues and idle times are met within a few kilobytes and minutes.
 */
record Terms(SpoolLimits limits, Settings settings, Duration idle, long mostBytes) {
  private static final long MOST_BYTES = 12_000;
  private static final PartSizing SMALL_PARTS =
      new PartSizing(2_500, SimulatedStore.LEAST_PART_BYTES, 700, 1_500, 1 << 20);

  static Terms of(Random random) {
    Duration idle = Duration.ofMinutes(random.nextInt(4) == 0 ? 7 : 2);
    boolean forgetful = random.nextBoolean();
    return of(
        idle,
        new Backoff(Duration.ofMillis(100), Duration.ofSeconds(20)),
        Duration.ofSeconds(10),
        2,
        forgetful ? 3 : 50);
  }

  /** With the waiting times, and the queues, that ship. */
  static Terms asShipped() {
    return of(
        RecordingLimits.DEFAULT.idleTimeout(),
        DeliverySettings.DEFAULT.backoff(),
        DeliverySettings.DEFAULT.blockedProbe(),
        DeliverySettings.DEFAULT.mostReadyOfOne(),
        50);
  }

  private static Terms of(
      Duration idle, Backoff backoff, Duration probe, int mostReady, int inMemory) {
    return new Terms(
        SpoolLimits.DEFAULT
            .withReserve(2_048)
            .withSegmentBytes(3_000)
            .withInMemory(Math.max(2, inMemory - 1), inMemory),
        new Settings(
            Optional.empty(),
            Optional.empty(),
            new RecordingLimits(MOST_BYTES, idle),
            new DeliverySettings(backoff, probe, 4, 3, 2, mostReady, SMALL_PARTS),
            Duration.ofHours(1),
            false),
        idle,
        MOST_BYTES);
  }

  /** Within which everything is stored once nothing fails any more. */
  Duration untilAllIsStored() {
    return idle.plus(Duration.ofMinutes(4));
  }
}
