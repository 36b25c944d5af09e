package dev.custody.bootstrap;

import dev.custody.adapter.persistence.Database;
import dev.custody.adapter.spool.FilesystemSpool;
import dev.custody.adapter.vault.TinkVault;
import dev.custody.application.port.out.Scheduler;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be done every second: what nobody waits for goes to the disk; every 5 seconds: a look
 * whether another process has opened the spool; every 15 seconds: a look at what waits; every hour:
 * a dump of the embedded database, room in its file, and headers and tombstones that have stayed
 * long enough in the spool; and after each start and every day: a look whether the audit log is
 * whole, and whether the key that seals secrets is old.
 */
@Singleton
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration BETWEEN_LOOKS_AT_THE_SPOOL = Duration.ofSeconds(5);
  private static final Duration BETWEEN_FLUSHES = Duration.ofSeconds(1);
  private static final Duration BETWEEN_LOOKS_AT_THE_BACKLOG = Duration.ofSeconds(15);
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration OLDEST_KEY = Duration.ofDays(90);

  private final Database database;
  private final FilesystemSpool spool;
  private final AuditWatch audit;
  private final BacklogWatch backlog;
  private final OwnershipWatch ownership;
  private final TinkVault vault;
  private final Scheduler scheduler;
  private final InstantSource clock;

  Housekeeping(
      Database database,
      FilesystemSpool spool,
      AuditWatch audit,
      BacklogWatch backlog,
      OwnershipWatch ownership,
      TinkVault vault,
      Scheduler scheduler,
      InstantSource clock) {
    this.database = database;
    this.spool = spool;
    this.audit = audit;
    this.backlog = backlog;
    this.ownership = ownership;
    this.vault = vault;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** Nobody waits for any of it: the audit log may be long, and much may wait. */
  void start() {
    every(A_DAY, "daily look at the audit log", audit::look).now();
    every(A_DAY, "daily look at the keys that seal secrets", this::rotateOldKeys).now();
    every(BETWEEN_LOOKS_AT_THE_BACKLOG, "look at the backlog", backlog::look).now();
    every(BETWEEN_LOOKS_AT_THE_SPOOL, "look whether the spool is ours", ownership::look).later();
    every(BETWEEN_FLUSHES, "flush of the database", database::flush).later();
    every(AN_HOUR, "hourly dump of the database", database::dump).later();
    every(AN_HOUR, "hourly compaction of the database", database::compact).later();
    every(AN_HOUR, "hourly sweep of the spool", () -> spool.sweep(clock.instant())).later();
  }

  private Recurring every(Duration between, String what, Runnable work) {
    return new Recurring(scheduler, between, what, work);
  }

  private void rotateOldKeys() {
    if (vault.rotateIfOlderThan(OLDEST_KEY, clock.instant())) {
      LOG.info(
          "the key that sealed secrets was {} days old; a new one does now", OLDEST_KEY.toDays());
    }
  }
}
