package dev.custody.application.service;

import dev.custody.application.port.in.Record.End;
import dev.custody.application.port.in.Record.Receive;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolWriter;
import dev.custody.application.port.out.StagedWriter;
import dev.custody.domain.audit.Actor;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.text.InvalidFields;
import java.io.InputStream;

/** Takes one body in, and ends the recording where it is through with it. */
final class Reception {
  private final Spool spool;
  private final Ingest ingest;
  private final DeliveryLoop deliveries;
  private final IdleClosing idleClosing;
  private final Endings endings;
  private final RecordingLimits limits;

  Reception(
      Spool spool,
      Ingest ingest,
      DeliveryLoop deliveries,
      IdleClosing idleClosing,
      Endings endings,
      RecordingLimits limits) {
    this.spool = spool;
    this.ingest = ingest;
    this.deliveries = deliveries;
    this.idleClosing = idleClosing;
    this.endings = endings;
    this.limits = limits;
  }

  void receive(Receive command, InputStream body) {
    RecordingRef recording = command.recording();
    SpoolEntry entry = openEntry(recording);
    if (command.end() == End.WITH_BODY && entry.durableBytes() != command.offset()) {
      // Not a recorder that goes on: it must not take over from one that does.
      throw mismatch(entry.durableBytes(), command.offset());
    }
    try {
      SpoolRefusals.spooled(() -> take(command, body, entry));
    } catch (Refusal e) {
      endIfWhole(command, e);
      deliveries.nudge(recording, entry.header().location());
      throw e;
    }
    if (command.end() == End.WITH_BODY) {
      endings.received(recording, Actor.of(command.caller()));
    } else {
      endings.endIfWhole(recording, Actor.of(command.caller()));
    }
    deliveries.nudge(recording, entry.header().location());
  }

  /**
   * All of whose declared bytes are durable is received, however the request ended that brought the
   * last of them: no other will come.
   */
  private void endIfWhole(Receive command, Refusal failure) {
    try {
      endings.endIfWhole(command.recording(), Actor.of(command.caller()));
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private long take(Receive command, InputStream body, SpoolEntry entry) {
    RecordingRef recording = command.recording();
    if (command.digest().isPresent()) {
      try (StagedWriter writer = spool.stage(recording)) {
        long mostOffset = mostOffset(writer, command);
        long durable =
            ingest.copyDigested(command, body, writer, mostOffset, command.digest().get());
        // Not before: of a body that is not what it should be, nothing is kept.
        declareTold(command);
        return durable;
      }
    }
    try (SpoolWriter writer = spool.takeOver(recording)) {
      long mostOffset = mostOffset(writer, command);
      declareTold(command);
      return ingest.copy(
          command,
          body,
          writer,
          mostOffset,
          () -> deliveries.nudge(recording, entry.header().location()));
    } catch (Ingest.GoesBeyond e) {
      if (e.bound() == limits.mostBytes()) {
        // Its recorder would only come back with more: it is closed with what it has.
        endings.interrupted(recording);
      }
      throw e.refusal();
    }
  }

  /**
   * Where the recording must end, once it is sure that this request goes on where the ones before
   * it stopped.
   */
  private long mostOffset(SpoolWriter writer, Receive command) {
    long offset = writer.offset();
    if (offset != command.offset()) {
      throw mismatch(offset, command.offset());
    }
    SpoolEntry entry = openEntry(command.recording());
    long told = toldLength(entry, command, offset);
    long most = Math.min(told, limits.mostBytes());
    if (command.bodyLength().orElse(0) > most - offset) {
      throw new Refusal.TooLarge(
          "%d bytes from offset %d go beyond byte %d, where this recording must end; none is kept"
              .formatted(command.bodyLength().orElse(0), offset, most));
    }
    // Its recorder may be waiting for leave to send (RFC 9110, section 10.1.1).
    writer.requireRoom(command.bodyLength().orElse(1));
    return most;
  }

  /** Keeps what a request that is not refused tells of the length. */
  private void declareTold(Receive command) {
    command.declaredLength().ifPresent(length -> declare(command.recording(), length));
  }

  /** The declared length of the whole, told now or before; no bound where none was told. */
  private static long toldLength(SpoolEntry entry, Receive command, long offset) {
    if (command.declaredLength().isEmpty()) {
      return entry.declaredLength().orElse(Long.MAX_VALUE);
    }
    long told = command.declaredLength().getAsLong();
    if (entry.declaredLength().orElse(told) != told) {
      throw contradicted(
          "a length of %d was told before; it cannot become %d"
              .formatted(entry.declaredLength().orElse(told), told));
    }
    if (told < offset) {
      throw contradicted(
          "the recording has %d bytes already; it cannot be %d long".formatted(offset, told));
    }
    return told;
  }

  private void declare(RecordingRef recording, long length) {
    try {
      spool.declareLength(recording, length);
    } catch (IllegalArgumentException e) {
      throw contradicted(
          "another request has told another length than %d meanwhile".formatted(length));
    }
  }

  private SpoolEntry openEntry(RecordingRef recording) {
    SpoolEntry entry =
        SpoolRefusals.spooled(() -> spool.find(recording)).orElseThrow(() -> hasEnded(recording));
    if (idleClosing.closed(entry)) {
      throw new Refusal.ClosedIdle(
          "recording %s got no bytes for longer than its idle timeout and was closed with %d bytes; begin a new"
                  .formatted(recording.recording(), entry.durableBytes())
              + " one");
    }
    if (!entry.open()) {
      throw hasEnded(recording);
    }
    return entry;
  }

  private static InvalidFields contradicted(String detail) {
    return new InvalidFields("/declaredLength", detail);
  }

  private static Refusal mismatch(long durable, long wanted) {
    return new Refusal.OffsetMismatch(
        durable,
        "the recording has %d durable bytes, so the next one goes to offset %d and not to %d"
            .formatted(durable, durable, wanted));
  }

  static Refusal hasEnded(RecordingRef recording) {
    return new Refusal.Conflict(
        Refusal.Reason.RECORDING_ENDED,
        "recording %s has ended and takes no more bytes".formatted(recording.recording()));
  }
}
