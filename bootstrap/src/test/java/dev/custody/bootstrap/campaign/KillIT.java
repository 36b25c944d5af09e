package dev.custody.bootstrap.campaign;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 while recordings are being made: what was acknowledged is there, and they go on. */
class KillIT {
  @TempDir private Path folder;

  @Test
  void nothingAcknowledgedIsLostWhenTheServiceIsKilled() throws IOException {
    int cycles = Form.wanted().cycles(6, 200);
    long seed = Form.seed();
    System.out.printf("kill -9: %d cycles, seed %d%n", cycles, seed);
    try (OwnDisk disk = OwnDisk.in(folder)) {
      Installation installation = Installation.in(disk.data());
      Tally tally = new CrashCampaign(installation, Crashes.kill(installation), seed).run(cycles);
      System.out.printf("kill -9: %d cycles, %s%n", cycles, tally);
    }
  }
}
