package dev.custody.adapter.spool;

import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.RecordingRef;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sees to it, now and then, that nothing stays in the spool for longer than it should. */
final class Sweep {
  private static final System.Logger LOG = System.getLogger(FilesystemSpool.class.getName());

  /** How long it is known of a purged recording where it went. */
  private static final Duration TOMBSTONES_STAY = Duration.ofDays(30);

  /** Whoever settles a recording lists that, and then purges it: that is not to be overtaken. */
  private static final Duration TIME_TO_PURGE = Duration.ofMinutes(1);

  private final SpoolContext context;
  private final StartScan scan;
  private final LoadedRecordings recordings;

  Sweep(SpoolContext context, StartScan scan, LoadedRecordings recordings) {
    this.context = context;
    this.scan = scan;
    this.recordings = recordings;
  }

  /** What is freed only now is forgotten by a later one. */
  void at(Instant now) throws IOException {
    for (OrganizationId organization : scan.organizations()) {
      scan.purged(organization, recording -> forget(recording, now.minus(TOMBSTONES_STAY)));
      scan.recordings(organization, recording -> freeIfSettled(recording, now));
    }
  }

  /** Frees what whoever was to purge it could not, or did not live to. */
  private void freeIfSettled(RecordingRef recording, Instant now) {
    try {
      Optional<Instant> settled =
          Journal.load(context.disk(), context.layout().journal(recording))
              .map(Journal::facts)
              .flatMap(Facts::settledAt);
      if (settled.filter(at -> isOver(at, now)).isPresent()) {
        purge(recording);
      }
    } catch (IOException | SpoolException e) {
      LOG.log(System.Logger.Level.WARNING, "The bytes of " + recording + " are not freed yet", e);
    }
  }

  /** What the file says may be a record whose force failed, and that was never kept. */
  private void purge(RecordingRef recording) {
    try (var pin = recordings.pin(recording)) {
      pin.recording().filter(SpooledRecording::mayBePurged).ifPresent(SpooledRecording::purge);
    }
  }

  /** A time that is still to come is of a clock that has been set back since. */
  private static boolean isOver(Instant settled, Instant now) {
    return settled.isBefore(now.minus(TIME_TO_PURGE)) || settled.isAfter(now);
  }

  private void forget(RecordingRef recording, Instant before) {
    try (var pin = recordings.pin(recording)) {
      if (pin.recording().filter(spooled -> spooled.purgedBefore(before)).isPresent()) {
        context.disk().delete(context.layout().purgedJournal(recording));
        pin.forget();
      }
    } catch (IOException | SpoolException e) {
      LOG.log(
          System.Logger.Level.WARNING, "What is left of " + recording + " could not be deleted", e);
    }
  }
}
