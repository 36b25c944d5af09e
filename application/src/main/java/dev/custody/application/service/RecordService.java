package dev.custody.application.service;

import dev.custody.application.port.in.Record;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.Transactions;
import dev.custody.domain.access.Caller;
import dev.custody.domain.audit.Actor;
import dev.custody.domain.audit.AuditAction;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.recording.Title;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes recordings in: the spool first, then the database, then the answer. */
public final class RecordService implements Record {
  private final Spool spool;
  private final Recordings recordings;
  private final Places places;
  private final Beginning beginning;
  private final Reception reception;
  private final Endings endings;
  private final Projection projection;
  private final DeliveryLoop deliveries;
  private final Discarding discarding;
  private final IdleClosing idleClosing;
  private final AuditTrail trail;
  private final Transactions transactions;
  private final RecordingLimits limits;

  RecordService(
      Spool spool,
      Recordings recordings,
      Places places,
      Beginning beginning,
      Reception reception,
      Endings endings,
      Projection projection,
      DeliveryLoop deliveries,
      Discarding discarding,
      IdleClosing idleClosing,
      AuditTrail trail,
      Transactions transactions,
      RecordingLimits limits) {
    this.spool = spool;
    this.recordings = recordings;
    this.places = places;
    this.beginning = beginning;
    this.reception = reception;
    this.endings = endings;
    this.projection = projection;
    this.deliveries = deliveries;
    this.discarding = discarding;
    this.idleClosing = idleClosing;
    this.trail = trail;
    this.transactions = transactions;
    this.limits = limits;
  }

  @Override
  public Recording begin(Begin command) {
    refuseTooLong(command.declaredLength());
    Recording begun = beginning.begin(command);
    return command.declaredLength().orElse(1) == 0
        ? endings.received(begun.ref(), Actor.of(command.caller()))
        : begun;
  }

  @Override
  public Progress receive(Receive command, InputStream body) {
    refuseTooLong(command.declaredLength());
    reception.receive(command, body);
    return progress(command.recording());
  }

  @Override
  public Progress progress(RecordingRef recording) {
    Recording listed = listed(recording);
    return SpoolRefusals.spooled(() -> spool.find(recording))
        .map(entry ->
            new Progress(
                entry.open() ? listed.holding(entry.durableBytes()) : listed,
                entry.durableBytes(),
                entry.open() ? entry.declaredLength() : OptionalLong.of(entry.durableBytes()),
                idleClosing.closed(entry),
                entry.open() ? Optional.of(idleClosing.idleAt(entry)) : Optional.empty()))
        .orElseGet(() ->
            new Progress(
                listed, listed.bytes(), OptionalLong.of(listed.bytes()), false, Optional.empty()));
  }

  @Override
  public Recording seal(Caller caller, RecordingRef recording) {
    if (listed(recording).receiving()) {
      record(caller, AuditAction.RECORDING_SEALED, recording);
      endings.sealed(recording);
    }
    return listed(recording);
  }

  @Override
  public Recording describe(
      Caller caller, RecordingRef recording, Optional<Title> title, Optional<Labels> labels) {
    return transactions.durably(() -> {
      Recording described =
          recordings
              .update(
                  recording,
                  found ->
                      found.described(title.orElse(found.title()), labels.orElse(found.labels())))
              .orElseThrow(() -> unknown(recording));
      record(caller, AuditAction.RECORDING_CHANGED, recording);
      return described;
    });
  }

  @Override
  public void discard(Caller caller, RecordingRef recording) {
    discarding.discard(caller, listed(recording));
  }

  @Override
  public void abandon(Caller caller, RecordingRef recording) {
    Recording listed = listed(recording);
    if (!listed.receiving()) {
      throw Reception.hasEnded(recording);
    }
    discarding.discard(caller, listed);
  }

  @Override
  public Recording deliverNow(Caller caller, RecordingRef recording) {
    Recording found = listed(recording);
    if (!(found.state() instanceof RecordingState.Stored)) {
      record(caller, AuditAction.RECORDING_DELIVERY_REQUESTED, recording);
      places.forgetFailures(recording.organization(), found.location());
      deliveries.nudgeNow(recording, found.location());
    }
    return found;
  }

  @Override
  public Recording awaitStored(RecordingRef recording, Duration patience) {
    return projection
        .await(recording, RecordService::settled, patience)
        .orElseThrow(() -> unknown(recording));
  }

  private void record(Caller caller, AuditAction action, RecordingRef recording) {
    trail.record(Actor.of(caller), action, recording.organization(), recording.recording().value());
  }

  private void refuseTooLong(OptionalLong declaredLength) {
    if (declaredLength.orElse(0) > limits.mostBytes()) {
      throw new Refusal.TooLarge(
          "%d bytes are more than the %d that a recording may have here"
              .formatted(declaredLength.orElse(0), limits.mostBytes()));
    }
  }

  private Recording listed(RecordingRef recording) {
    return recordings.find(recording).orElseThrow(() -> unknown(recording));
  }

  private static Refusal unknown(RecordingRef recording) {
    return new Refusal.NotFound("there is no recording '%s'".formatted(recording.recording()));
  }

  private static boolean settled(Recording recording) {
    return switch (recording.status()) {
      case STORED, QUARANTINED, DISCARDED -> true;
      case RECEIVING, RECEIVED, DELIVERING, BLOCKED -> false;
    };
  }
}
