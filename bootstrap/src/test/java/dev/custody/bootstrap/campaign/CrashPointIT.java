package dev.custody.bootstrap.campaign;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The end of the service just as threads of it are at its crash points: by kill -9, and by the loss
 * of power, since neither shows what the other does. What is counted is how often one was ended
 * there; a life of the service ends at about a dozen of them, each with another recording.
 */
class CrashPointIT {
  private static final long DISK_BYTES = 6L << 30;

  /** Fewer than that in a life, and the campaign is not what it says. */
  private static final int FEWEST_IN_A_LIFE = 6;

  @TempDir private Path folder;
  private final long seed = Form.seed();

  @Test
  void nothingAcknowledgedIsLostByKillingAtAnyPoint() throws IOException {
    try (OwnDisk disk = OwnDisk.in(folder)) {
      Installation installation = Installation.in(disk.data());
      run("kill -9", installation, Crashes.kill(installation), Form.wanted().cycles(500, 10_000));
    }
  }

  @Test
  void nothingAcknowledgedIsLostByTheLossOfPowerAtAnyPoint() throws IOException {
    try (LoopFilesystem disk = LoopFilesystem.make(folder, DISK_BYTES)) {
      Installation installation = Installation.in(disk.root().resolve("data"));
      Crash cut = Crashes.powerCut(disk, installation);
      run("power cut", installation, cut, Form.wanted().cycles(150, 1_000));
    } catch (LoopFilesystem.NotAllowed e) {
      System.out.println("power cuts at crash points: skipped, since " + e.getMessage());
      abort(e.toString());
    }
  }

  private void run(String what, Installation installation, Crash end, int wanted)
      throws IOException {
    System.out.printf("%s at crash points: %d times, seed %d%n", what, wanted, seed);
    CrashPoints points = new CrashPoints(folder, seed);
    int most = Math.max(1, wanted / FEWEST_IN_A_LIFE);
    Tally tally =
        new CrashCampaign(installation, points.endedBy(end), seed)
            .runWhile(life -> !(points.total() >= wanted && points.all()) && life <= most);
    System.out.printf(
        "%s at crash points: %d times in %d lives, %s, %s%n",
        what, points.total(), points.lives(), points.struck(), tally);
    assertTrue(points.total() >= wanted, "threads came by at too few points");
    assertTrue(points.all(), "nobody came by at some of the points");
  }
}
