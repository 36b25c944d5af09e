package dev.custody.bootstrap.campaign;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Power failures while recordings are being made, on an ext4 of their own: whatever was not forced
 * to disk is gone, which kill -9 cannot show.
 */
class PowerCutIT {
  /** The service keeps 512 MiB free; the rest is room for what a few cycles record. */
  private static final long DISK_BYTES = 6L << 30;

  @TempDir private Path folder;

  @Test
  void nothingAcknowledgedIsLostWhenThePowerFails() throws IOException {
    int cycles = Form.wanted().cycles(8, 300);
    long seed = Form.seed();
    System.out.printf("power cuts: %d cycles, seed %d%n", cycles, seed);
    try (LoopFilesystem disk = LoopFilesystem.make(folder, DISK_BYTES)) {
      Installation installation = Installation.in(disk.root().resolve("data"));
      Tally tally =
          new CrashCampaign(installation, Crashes.powerCut(disk, installation), seed).run(cycles);
      System.out.printf("power cuts: %d cycles, %s%n", cycles, tally);
    } catch (LoopFilesystem.NotAllowed e) {
      System.out.println("power cuts: skipped, since " + e.getMessage());
      abort(e.toString());
    }
  }
}
