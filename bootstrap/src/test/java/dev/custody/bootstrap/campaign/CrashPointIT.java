package dev.custody.bootstrap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The end of the service just at each of its crash points: by kill -9, and by the loss of power,
 * since neither shows what the other does.
 */
class CrashPointIT {
  private static final long DISK_BYTES = 6L << 30;
  private static final int POINTS = CrashPoint.values().length;

  @TempDir private Path folder;
  private final long seed = Form.seed();

  @Test
  void nothingAcknowledgedIsLostByKillingAtAnyPoint() throws IOException {
    try (OwnDisk disk = OwnDisk.in(folder)) {
      CrashPoints points = new CrashPoints(folder, seed);
      Installation installation = Installation.in(disk.data());
      run("kill -9", installation, points, Crashes.kill(installation), 10_000);
    }
  }

  @Test
  void nothingAcknowledgedIsLostByTheLossOfPowerAtAnyPoint() throws IOException {
    try (LoopFilesystem disk = LoopFilesystem.make(folder, DISK_BYTES)) {
      CrashPoints points = new CrashPoints(folder, seed);
      Installation installation = Installation.in(disk.root().resolve("data"));
      run("power cut", installation, points, Crashes.powerCut(disk, installation), 1_000);
    } catch (LoopFilesystem.NotAllowed e) {
      System.out.println("power cuts at crash points: skipped, since " + e.getMessage());
      abort(e.toString());
    }
  }

  private void run(
      String what, Installation installation, CrashPoints points, Crash end, int inLong)
      throws IOException {
    int cycles = Form.wanted().cycles(POINTS, inLong);
    System.out.printf("%s at crash points: %d cycles, seed %d%n", what, cycles, seed);
    Tally tally = new CrashCampaign(installation, points.endedBy(end), seed).run(cycles);
    System.out.printf("%s at crash points: %s, %s%n", what, points.struck(), tally);
    List<CrashPoint> wanted = List.of(CrashPoint.values()).subList(0, Math.min(cycles, POINTS));
    assertEquals(Set.copyOf(wanted), points.struck().keySet());
  }
}
