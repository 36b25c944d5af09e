package dev.custody.bootstrap;

import dev.custody.adapter.spool.FilesystemSpool;
import dev.custody.adapter.spool.SpoolLimits;
import java.nio.file.Path;
import java.time.InstantSource;

/** The spool with nothing around it. */
record OpenSpool(FilesystemSpool spool, VirtualThreadScheduler scheduler) implements AutoCloseable {

  /**
   * @throws dev.custody.application.port.out.SpoolException.Failed if it cannot be opened, as when
   *     a service has it open
   */
  static OpenSpool in(Path directory) {
    VirtualThreadScheduler scheduler = new VirtualThreadScheduler();
    boolean opened = false;
    try {
      OpenSpool open =
          new OpenSpool(
              FilesystemSpool.open(
                  directory, SpoolLimits.DEFAULT, InstantSource.system(), scheduler),
              scheduler);
      opened = true;
      return open;
    } finally {
      if (!opened) {
        scheduler.close();
      }
    }
  }

  @Override
  public void close() {
    spool.close();
    scheduler.close();
  }
}
