package dev.custody.application.service;

import dev.custody.application.port.in.Record.Begin;
import dev.custody.application.port.out.Ids;
import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.SpoolHeader;
import dev.custody.domain.audit.Actor;
import dev.custody.domain.audit.AuditAction;
import dev.custody.domain.recording.ObjectNaming;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.storage.ObjectKey;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.text.InvalidFields;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Begins recordings: in the spool first, then in the database. */
final class Beginning {
  private static final Instant EARLIEST_START = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST_START = Instant.parse("9999-12-31T23:59:59.999999Z");

  private final Spool spool;
  private final Recordings recordings;
  private final Destination destination;
  private final Places places;
  private final AuditTrail trail;
  private final Ids ids;
  private final InstantSource clock;

  Beginning(
      Spool spool,
      Recordings recordings,
      Destination destination,
      Places places,
      AuditTrail trail,
      Ids ids,
      InstantSource clock) {
    this.spool = spool;
    this.recordings = recordings;
    this.destination = destination;
    this.places = places;
    this.trail = trail;
    this.ids = ids;
    this.clock = clock;
  }

  Recording begin(Begin command) {
    Instant startedAt = startOf(command);
    StorageLocation location = destination.of(command.organization());
    Recording recording =
        Recording.begun(
            ids.recording(),
            command.organization(),
            command.title(),
            command.contentType(),
            command.labels(),
            startedAt,
            location.id());
    SpoolHeader header = header(command, recording, location);
    SpoolRefusals.spooled(() -> spool.create(header));
    tell(command, recording);
    return recording;
  }

  private SpoolHeader header(Begin command, Recording recording, StorageLocation location) {
    ObjectKey key =
        ObjectNaming.key(
            places.typeOf(location).keyPrefix(places.place(location)),
            command.organization(),
            recording.startedAt(),
            recording.id(),
            command.contentType());
    return new SpoolHeader(
        recording.ref(),
        location.id(),
        location.settingsVersion(),
        key,
        ids.deliveryToken(),
        command.contentType(),
        command.title(),
        command.labels(),
        recording.startedAt(),
        command.declaredLength());
  }

  /**
   * One that cannot be told to the audit log, or cannot be listed, was never begun: nobody has
   * heard of it.
   */
  private void tell(Begin command, Recording recording) {
    try {
      trail.record(
          Actor.of(command.caller()),
          AuditAction.RECORDING_CREATED,
          recording.organization(),
          recording.id().value());
      recordings.add(recording);
    } catch (RuntimeException e) {
      try {
        spool.discard(recording.ref(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        spool.purge(recording.ref());
      } catch (SpoolException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  private Instant startOf(Begin command) {
    Instant startedAt =
        command.startedAt().orElseGet(clock::instant).truncatedTo(ChronoUnit.MICROS);
    if (startedAt.isBefore(EARLIEST_START) || startedAt.isAfter(LATEST_START)) {
      throw new InvalidFields(
          "/startedAt",
          "'%s' is no time at which a recording can have started: from %s to %s"
              .formatted(startedAt, EARLIEST_START, LATEST_START));
    }
    return startedAt;
  }
}
