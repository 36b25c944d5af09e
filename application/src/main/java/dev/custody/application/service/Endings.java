package dev.custody.application.service;

import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Ends recordings: in the spool, then in the database, then they are delivered. */
final class Endings {
  private final Spool spool;
  private final Projection projection;
  private final DeliveryLoop deliveries;
  private final IdleClosing idleClosing;
  private final InstantSource clock;

  Endings(
      Spool spool,
      Projection projection,
      DeliveryLoop deliveries,
      IdleClosing idleClosing,
      InstantSource clock) {
    this.spool = spool;
    this.projection = projection;
    this.deliveries = deliveries;
    this.idleClosing = idleClosing;
    this.clock = clock;
  }

  /** Ends a recording with what is durable of it. */
  Recording end(RecordingRef recording, boolean interrupted) {
    return end(recording, interrupted, clock.instant());
  }

  /** Ends a recording that got no bytes for its idle time. */
  void endIdle(RecordingRef recording) {
    SpoolRefusals.spooled(() -> spool.find(recording))
        .ifPresent(entry -> end(recording, true, idleClosing.endOf(entry, clock.instant())));
  }

  /** Ends a recording all of whose declared bytes are durable. */
  void endIfWhole(RecordingRef recording) {
    boolean whole =
        SpoolRefusals.spooled(() -> spool.find(recording))
            .filter(SpoolEntry::open)
            .filter(entry -> entry.declaredLength().orElse(-1) == entry.durableBytes())
            .isPresent();
    if (whole) {
      end(recording, false);
    }
  }

  private Recording end(RecordingRef recording, boolean interrupted, Instant at) {
    Ending ending =
        SpoolRefusals.spooled(
            () -> spool.end(recording, interrupted, at.truncatedTo(ChronoUnit.MICROS)));
    Recording received =
        projection
            .received(recording, ending)
            .orElseThrow(() ->
                new Refusal.NotFound(
                    "there is no recording '%s'".formatted(recording.recording())));
    deliveries.nudge(recording, received.location());
    return received;
  }
}
