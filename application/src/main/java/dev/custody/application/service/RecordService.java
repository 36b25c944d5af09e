package dev.custody.application.service;

import dev.custody.application.port.in.Record;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.Ids;
import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.SpoolHeader;
import dev.custody.application.port.out.SpoolWriter;
import dev.custody.application.port.out.StagedWriter;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.ObjectNaming;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingId;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.recording.Title;
import dev.custody.domain.storage.ObjectKey;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.text.InvalidFields;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Takes recordings in: the spool first, then the database, then the answer. */
public final class RecordService implements Record {
  private static final Instant EARLIEST_START = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST_START = Instant.parse("9999-12-31T23:59:59.999999Z");

  private final Spool spool;
  private final Recordings recordings;
  private final Destination destination;
  private final Places places;
  private final Ingest ingest;
  private final Projection projection;
  private final DeliveryLoop deliveries;
  private final Discarding discarding;
  private final IdleClosing idleClosing;
  private final RecordingLimits limits;
  private final Ids ids;
  private final InstantSource clock;

  RecordService(
      Spool spool,
      Recordings recordings,
      Destination destination,
      Places places,
      Ingest ingest,
      Projection projection,
      DeliveryLoop deliveries,
      Discarding discarding,
      IdleClosing idleClosing,
      RecordingLimits limits,
      Ids ids,
      InstantSource clock) {
    this.spool = spool;
    this.recordings = recordings;
    this.destination = destination;
    this.places = places;
    this.ingest = ingest;
    this.projection = projection;
    this.deliveries = deliveries;
    this.discarding = discarding;
    this.idleClosing = idleClosing;
    this.limits = limits;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Recording begin(Begin command) {
    refuseTooLong(command.declaredLength());
    StorageLocation location = destination.of(command.organization());
    RecordingId id = ids.recording();
    Instant startedAt = startOf(command);
    Recording recording =
        Recording.begun(
            id,
            command.organization(),
            command.title(),
            command.contentType(),
            command.labels(),
            startedAt,
            location.id());
    ObjectKey key =
        ObjectNaming.key(
            places.typeOf(location).keyPrefix(places.place(location)),
            command.organization(),
            startedAt,
            id,
            command.contentType());
    spooled(() -> {
      spool.create(
          new SpoolHeader(
              recording.ref(),
              location.id(),
              location.settingsVersion(),
              key,
              ids.deliveryToken(),
              command.contentType(),
              command.title(),
              command.labels(),
              startedAt,
              command.declaredLength()));
      return key;
    });
    recordings.add(recording);
    return command.declaredLength().orElse(1) == 0 ? end(recording.ref(), false) : recording;
  }

  @Override
  public Progress receive(Receive command, InputStream body) {
    RecordingRef ref = command.recording();
    refuseTooLong(command.declaredLength());
    SpoolEntry entry = openEntry(ref);
    if (command.end() == End.WITH_BODY && entry.durableBytes() != command.offset()) {
      throw mismatch(entry.durableBytes(), command.offset());
    }
    long mostOffset = Math.min(declare(entry, command), limits.mostBytes());
    if (command.bodyLength().orElse(0) > mostOffset - command.offset()) {
      throw new Refusal.TooLarge(
          "%d bytes from offset %d go beyond byte %d, where this recording must end; none is kept"
              .formatted(command.bodyLength().orElse(0), command.offset(), mostOffset));
    }
    long durable = spooled(() -> takeOrClose(command, body, mostOffset));
    boolean through =
        switch (command.end()) {
          case WITH_BODY -> true;
          case AT_DECLARED_LENGTH -> isWhole(ref, durable);
        };
    if (through) {
      end(ref, false);
    }
    deliveries.nudge(ref, entry.header().location());
    return progress(ref);
  }

  @Override
  public Progress progress(RecordingRef recording) {
    Recording listed = listed(recording);
    return spool
        .find(recording)
        .map(entry ->
            new Progress(
                entry.open() ? listed.holding(entry.durableBytes()) : listed,
                entry.durableBytes(),
                entry.declaredLength(),
                idleClosing.closed(entry)))
        .orElseGet(
            () -> new Progress(listed, listed.bytes(), OptionalLong.of(listed.bytes()), false));
  }

  @Override
  public Recording seal(RecordingRef recording) {
    if (listed(recording).receiving()) {
      end(recording, true);
    }
    return listed(recording);
  }

  @Override
  public Recording describe(
      RecordingRef recording, Optional<Title> title, Optional<Labels> labels) {
    return recordings
        .update(
            recording,
            found -> found.described(title.orElse(found.title()), labels.orElse(found.labels())))
        .orElseThrow(() -> unknown(recording));
  }

  @Override
  public void discard(RecordingRef recording) {
    discarding.discard(listed(recording));
  }

  @Override
  public void abandon(RecordingRef recording) {
    Recording listed = listed(recording);
    if (!listed.receiving()) {
      throw hasEnded(recording);
    }
    discarding.discard(listed);
  }

  @Override
  public Recording deliverNow(RecordingRef recording) {
    Recording found = listed(recording);
    if (!(found.state() instanceof RecordingState.Stored)) {
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

  /** Ends a recording with what is durable of it. */
  Recording end(RecordingRef recording, boolean interrupted) {
    Ending ending =
        spooled(() ->
            spool.end(recording, interrupted, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    Recording received =
        projection.received(recording, ending).orElseThrow(() -> unknown(recording));
    deliveries.nudge(recording, received.location());
    return received;
  }

  /**
   * What goes beyond the longest recording is closed with what it has: its recorder would only come
   * back with more.
   */
  private long takeOrClose(Receive command, InputStream body, long mostOffset) {
    try {
      return take(command, body, mostOffset);
    } catch (Refusal.TooLarge e) {
      if (mostOffset == limits.mostBytes() && command.digest().isEmpty()) {
        end(command.recording(), true);
      }
      throw e;
    }
  }

  private long take(Receive command, InputStream body, long mostOffset) {
    RecordingRef ref = command.recording();
    if (command.digest().isPresent()) {
      try (StagedWriter writer = spool.stage(ref)) {
        refuseOtherOffset(writer, command);
        return ingest.copyDigested(command, body, writer, mostOffset, command.digest().get());
      }
    }
    SpoolEntry entry = openEntry(ref);
    try (SpoolWriter writer = spool.takeOver(ref)) {
      refuseOtherOffset(writer, command);
      return ingest.copy(
          command,
          body,
          writer,
          mostOffset,
          () -> deliveries.nudge(ref, entry.header().location()));
    }
  }

  /** The declared length of the whole, told now or before; no bound where none was told. */
  private long declare(SpoolEntry entry, Receive command) {
    if (command.declaredLength().isEmpty()) {
      return entry.declaredLength().orElse(Long.MAX_VALUE);
    }
    long told = command.declaredLength().getAsLong();
    if (entry.declaredLength().orElse(told) != told) {
      throw new InvalidFields(
          "/declaredLength",
          "a length of %d was told before; it cannot become %d"
              .formatted(entry.declaredLength().orElse(told), told));
    }
    if (told < entry.durableBytes()) {
      throw new InvalidFields(
          "/declaredLength",
          "the recording has %d bytes already; it cannot be %d long"
              .formatted(entry.durableBytes(), told));
    }
    if (entry.declaredLength().isEmpty()) {
      spooled(() -> {
        spool.declareLength(entry.recording(), told);
        return told;
      });
    }
    return told;
  }

  private boolean isWhole(RecordingRef recording, long durable) {
    return openEntry(recording).declaredLength().orElse(-1) == durable;
  }

  private SpoolEntry openEntry(RecordingRef recording) {
    SpoolEntry entry = spooled(() -> spool.find(recording)).orElseThrow(() -> hasEnded(recording));
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

  private void refuseTooLong(OptionalLong declaredLength) {
    if (declaredLength.orElse(0) > limits.mostBytes()) {
      throw new Refusal.TooLarge(
          "%d bytes are more than the %d that a recording may have here"
              .formatted(declaredLength.orElse(0), limits.mostBytes()));
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

  private Recording listed(RecordingRef recording) {
    return recordings.find(recording).orElseThrow(() -> unknown(recording));
  }

  private static void refuseOtherOffset(SpoolWriter writer, Receive command) {
    if (writer.offset() != command.offset()) {
      throw mismatch(writer.offset(), command.offset());
    }
  }

  private static Refusal mismatch(long durable, long wanted) {
    return new Refusal.OffsetMismatch(
        durable,
        "the recording has %d durable bytes, so the next one goes to offset %d and not to %d"
            .formatted(durable, durable, wanted));
  }

  private static Refusal hasEnded(RecordingRef recording) {
    return new Refusal.Conflict(
        Refusal.Reason.RECORDING_ENDED,
        "recording %s has ended and takes no more bytes".formatted(recording.recording()));
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

  private static <T> T spooled(Supplier<T> work) {
    try {
      return work.get();
    } catch (SpoolException e) {
      throw SpoolRefusals.of(e);
    }
  }
}
