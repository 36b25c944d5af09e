package dev.custody.bootstrap;

import dev.custody.adapter.persistence.Database;
import dev.custody.adapter.spool.FilesystemSpool;
import dev.custody.application.port.out.Scheduler;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be done every hour: a dump of the embedded database, and headers and tombstones that
 * have stayed long enough in the spool.
 */
@Singleton
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration BETWEEN = Duration.ofHours(1);

  private final Database database;
  private final FilesystemSpool spool;
  private final Scheduler scheduler;
  private final InstantSource clock;

  Housekeeping(Database database, FilesystemSpool spool, Scheduler scheduler, InstantSource clock) {
    this.database = database;
    this.spool = spool;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  void start() {
    scheduler.after(
        BETWEEN,
        () -> {
          carryOut("dump of the database", database::dump);
          carryOut("sweep of the spool", () -> spool.sweep(clock.instant()));
          start();
        });
  }

  /** One that fails is said and tried again in an hour; it keeps nothing else from being done. */
  private static void carryOut(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("the hourly {} failed", what, e);
    }
  }
}
