package dev.custody.bootstrap.spoolfailure;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.custody.bootstrap.campaign.Form;
import dev.custody.bootstrap.campaign.LoopFilesystem;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Power failures under the spool alone, within one process, so that there can be hundreds where
 * {@code PowerCutIT} has a few of the whole service.
 */
class SpoolPowerIT {
  private static final long DISK_BYTES = 512L << 20;

  @TempDir private Path folder;

  @BeforeAll
  static void beQuiet() {
    Quiet.begin();
  }

  @AfterAll
  static void speakAgain() {
    Quiet.end();
  }

  @Test
  void nothingAnsweredIsLostWhenThePowerFails() throws IOException {
    int cycles = Form.wanted().cycles(300, 10_000);
    long seed = Form.seed();
    Tally tally = new Tally();
    long begun = System.nanoTime();
    System.out.printf("power failures of the spool: %d cycles, seed %d%n", cycles, seed);
    try (LoopFilesystem disk = LoopFilesystem.make(folder, DISK_BYTES)) {
      new PowerCampaign(disk, seed, tally).run(cycles);
    } catch (LoopFilesystem.NotAllowed e) {
      System.out.println("power failures of the spool: skipped, since " + e.getMessage());
      abort(e.toString());
    } finally {
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.out.printf("power failures of the spool: %.0f s:%s%n", seconds, tally);
    }
  }
}
