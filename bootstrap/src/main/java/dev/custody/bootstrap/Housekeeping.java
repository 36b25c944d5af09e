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
 * What has to be done every second: what nobody waits for goes to the disk; every 15 seconds: a
 * look at what waits; every hour: a dump of the embedded database, room in its file, and headers
 * and tombstones that have stayed long enough in the spool; and after each start and every day: a
 * look whether the audit log is whole, and whether the key that seals secrets is old.
 */
@Singleton
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration BETWEEN = Duration.ofHours(1);
  private static final Duration BETWEEN_FLUSHES = Duration.ofSeconds(1);
  private static final Duration BETWEEN_LOOKS_AT_THE_BACKLOG = Duration.ofSeconds(15);
  private static final Duration BETWEEN_LOOKS = Duration.ofDays(1);
  private static final Duration OLDEST_KEY = Duration.ofDays(90);

  private final Database database;
  private final FilesystemSpool spool;
  private final AuditWatch audit;
  private final BacklogWatch backlog;
  private final TinkVault vault;
  private final Scheduler scheduler;
  private final InstantSource clock;

  Housekeeping(
      Database database,
      FilesystemSpool spool,
      AuditWatch audit,
      BacklogWatch backlog,
      TinkVault vault,
      Scheduler scheduler,
      InstantSource clock) {
    this.database = database;
    this.spool = spool;
    this.audit = audit;
    this.backlog = backlog;
    this.vault = vault;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** Nobody waits for the audit log to be read: it may be long. */
  void start() {
    scheduler.execute(this::lookAtTheAuditLog);
    scheduler.execute(this::lookAtTheKeys);
    flushTheDatabase(true);
    lookAtTheBacklog();
    goOn();
  }

  private void goOn() {
    scheduler.after(
        BETWEEN,
        () -> {
          carryOut("hourly dump of the database", database::dump);
          carryOut("hourly compaction of the database", database::compact);
          carryOut("hourly sweep of the spool", () -> spool.sweep(clock.instant()));
          goOn();
        });
  }

  /** A disk that fails does so every second: it is said once, until it works again. */
  private void flushTheDatabase(boolean worked) {
    scheduler.after(
        BETWEEN_FLUSHES,
        () -> {
          boolean works = true;
          try {
            database.flush();
          } catch (RuntimeException e) {
            works = false;
            if (worked) {
              LOG.error("what was committed could not be put on disk", e);
            }
          }
          flushTheDatabase(works);
        });
  }

  private void lookAtTheBacklog() {
    carryOut("look at the backlog", backlog::look);
    scheduler.after(BETWEEN_LOOKS_AT_THE_BACKLOG, this::lookAtTheBacklog);
  }

  private void lookAtTheAuditLog() {
    carryOut("daily look at the audit log", audit::look);
    scheduler.after(BETWEEN_LOOKS, this::lookAtTheAuditLog);
  }

  private void lookAtTheKeys() {
    carryOut("daily look at the keys that seal secrets", this::rotateOldKeys);
    scheduler.after(BETWEEN_LOOKS, this::lookAtTheKeys);
  }

  private void rotateOldKeys() {
    if (vault.rotateIfOlderThan(OLDEST_KEY, clock.instant())) {
      LOG.info(
          "the key that sealed secrets was {} days old; a new one does now", OLDEST_KEY.toDays());
    }
  }

  /**
   * One that fails is said and tried again the next time; it keeps nothing else from being done.
   */
  private static void carryOut(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("the {} failed", what, e);
    }
  }
}
