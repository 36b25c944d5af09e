package dev.custody.application.service;

import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.domain.audit.Actor;
import dev.custody.domain.audit.AuditAction;
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
  private final AuditTrail trail;
  private final InstantSource clock;

  Endings(
      Spool spool,
      Projection projection,
      DeliveryLoop deliveries,
      IdleClosing idleClosing,
      AuditTrail trail,
      InstantSource clock) {
    this.spool = spool;
    this.projection = projection;
    this.deliveries = deliveries;
    this.idleClosing = idleClosing;
    this.trail = trail;
    this.clock = clock;
  }

  /** Ends a recording, as whole as it was meant to be. */
  Recording received(RecordingRef recording, Actor actor) {
    return end(recording, false, clock.instant(), actor, AuditAction.RECORDING_RECEIVED);
  }

  /** Ends a recording with what is durable of it, since somebody says so, who is told of before. */
  Recording sealed(RecordingRef recording) {
    return end(recording, true, clock.instant());
  }

  /** Ends a recording with what is durable of it, since it may have no more. */
  Recording interrupted(RecordingRef recording) {
    return end(recording, true, clock.instant(), Actor.CUSTODY, AuditAction.RECORDING_INTERRUPTED);
  }

  /** Ends a recording that got no bytes for its idle time, or has all that were declared. */
  void endIdle(RecordingRef recording) {
    SpoolRefusals.spooled(() -> spool.find(recording)).ifPresent(this::endIdle);
  }

  private void endIdle(SpoolEntry entry) {
    if (entry.awaitsItsEnd()) {
      received(entry.recording(), Actor.CUSTODY);
      return;
    }
    end(
        entry.recording(),
        true,
        idleClosing.endOf(entry, clock.instant()),
        Actor.CUSTODY,
        AuditAction.RECORDING_INTERRUPTED);
  }

  /** Ends a recording all of whose declared bytes are durable. */
  void endIfWhole(RecordingRef recording, Actor actor) {
    boolean whole =
        SpoolRefusals.spooled(() -> spool.find(recording))
            .filter(SpoolEntry::awaitsItsEnd)
            .isPresent();
    if (whole) {
      received(recording, actor);
    }
  }

  /**
   * What ends is told afterwards: bytes that came in are not held up, let alone lost, for want of
   * an entry.
   */
  private Recording end(
      RecordingRef recording, boolean interrupted, Instant at, Actor actor, AuditAction action) {
    boolean open =
        SpoolRefusals.spooled(() -> spool.find(recording)).filter(SpoolEntry::open).isPresent();
    Recording ended = end(recording, interrupted, at);
    if (open) {
      trail.afterwards(actor, action, recording.organization(), recording.recording().value());
    }
    return ended;
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
