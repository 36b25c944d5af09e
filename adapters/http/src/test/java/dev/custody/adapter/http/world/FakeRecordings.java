package dev.custody.adapter.http.world;

import dev.custody.application.port.in.Play;
import dev.custody.application.port.in.Record;
import dev.custody.application.port.in.Refusal;
import dev.custody.domain.access.Caller;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingFilter;
import dev.custody.domain.recording.RecordingId;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Title;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.LocationId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Recordings in memory, taken in as the real ones are. */
public final class FakeRecordings implements Record, Play {
  static final Instant NOW = Instant.parse("2025-03-04T05:06:07Z");

  /** When what is being received is closed if nothing comes any more. */
  public static final Instant EXPIRES = Instant.parse("2025-03-05T05:06:07.890Z");

  private final Map<String, Held> held = new ConcurrentSkipListMap<>();

  /** What the next bodies are refused with before a byte of them is read. */
  public volatile @Nullable Refusal refuseBeforeBody;

  /** What the next reading is refused with. */
  public volatile @Nullable Refusal refuseReading;

  public volatile @Nullable Refusal refuseDeletion;

  /** What looking at one fails with, unexpectedly. */
  public volatile @Nullable RuntimeException failing;

  public volatile long mostBytes = Long.MAX_VALUE;

  public final List<Begin> begun = new ArrayList<>();
  public final List<Receive> received = new ArrayList<>();
  public final List<RecordingFilter> filters = new ArrayList<>();
  public volatile Duration lastPatience = Duration.ZERO;
  public final OpenStreams streams = new OpenStreams();
  private final Semaphore broken = new Semaphore(0);

  /** Fails unless so many bodies have broken off within {@code patience}. */
  public void awaitBrokenBodies(int count, Duration patience) {
    try {
      if (!broken.tryAcquire(count, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("no body broke off");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean has(OrganizationId organization, RecordingId id) {
    return Optional.ofNullable(held.get(id.value()))
        .filter(recording -> recording.ref().organization().equals(organization))
        .isPresent();
  }

  /** A recording that is there. */
  public Held at(RecordingRef ref) {
    return Optional.ofNullable(held.get(ref.recording().value()))
        .orElseThrow(() -> new Refusal.NotFound("no recording " + ref));
  }

  public List<Held> all() {
    return List.copyOf(held.values());
  }

  /** One that has ended with this content. */
  public RecordingRef add(OrganizationId organization, String title, String type, byte[] content) {
    Held recording = receiving(organization, title, type);
    recording.append(content, 0, content.length);
    recording.end(false);
    return recording.ref();
  }

  /** One that is still being made. */
  public Held receiving(OrganizationId organization, String title, String type) {
    return hold(
        new Begin(
            new Caller.Operator(),
            organization,
            new Title(title),
            new ContentType(type),
            Labels.NONE,
            Optional.empty(),
            OptionalLong.empty()));
  }

  private Held hold(Begin command) {
    Recording recording =
        Recording.begun(
            new RecordingId(Id.next("rec")),
            command.organization(),
            command.title(),
            command.contentType(),
            command.labels(),
            command.startedAt().orElse(NOW),
            new LocationId(Id.of("loc", 7)));
    Held made = new Held(recording, command.declaredLength());
    held.put(recording.id().value(), made);
    return made;
  }

  @Override
  public synchronized Recording begin(Begin command) {
    begun.add(command);
    if (command.declaredLength().orElse(0) > mostBytes) {
      throw new Refusal.TooLarge("longer than a recording may be");
    }
    Held made = hold(command);
    if (command.declaredLength().orElse(-1) == 0) {
      made.end(false);
    }
    return made.recording();
  }

  @Override
  public Progress receive(Receive command, InputStream body) {
    received.add(command);
    Refusal refusal = refuseBeforeBody;
    if (refusal != null) {
      throw refusal;
    }
    Held target = at(command.recording());
    target.admit(command, mostBytes);
    try {
      target.take(command, body, mostBytes);
    } catch (IOException e) {
      broken.release();
      throw new Refusal.BodyBroken("it broke off", e);
    }
    if (command.end() == End.WITH_BODY || target.whole()) {
      target.end(false);
    }
    return progress(command.recording());
  }

  @Override
  public Progress progress(RecordingRef recording) {
    return at(recording).progress();
  }

  @Override
  public Recording seal(Caller caller, RecordingRef recording) {
    Held target = at(recording);
    if (target.recording().receiving()) {
      target.end(true);
    }
    return target.recording();
  }

  @Override
  public Recording describe(
      Caller caller, RecordingRef recording, Optional<Title> title, Optional<Labels> labels) {
    return at(recording).describe(title, labels);
  }

  @Override
  public void discard(Caller caller, RecordingRef recording) {
    Refusal refusal = refuseDeletion;
    if (refusal != null) {
      throw refusal;
    }
    at(recording);
    held.remove(recording.recording().value());
  }

  @Override
  public void abandon(Caller caller, RecordingRef recording) {
    if (!at(recording).recording().receiving()) {
      throw new Refusal.Conflict(Refusal.Reason.RECORDING_ENDED, "it has ended");
    }
    discard(caller, recording);
  }

  @Override
  public Recording deliverNow(Caller caller, RecordingRef recording) {
    return at(recording).recording();
  }

  @Override
  public Recording awaitStored(RecordingRef recording, Duration patience) {
    lastPatience = patience;
    return at(recording).store();
  }

  @Override
  public Page<Recording> list(
      OrganizationId organization, RecordingFilter filter, PageRequest page) {
    filters.add(filter);
    return Paging.page(
        held.values().stream()
            .map(Held::recording)
            .filter(recording -> recording.organization().equals(organization))
            .sorted(Comparator.comparing(recording -> recording.id().value()))
            .toList(),
        page);
  }

  @Override
  public Recording get(RecordingRef recording) {
    RuntimeException failure = failing;
    if (failure != null) {
      throw failure;
    }
    return at(recording).recording();
  }

  @Override
  public InputStream read(Caller caller, RecordingRef recording, ByteRange range) {
    Refusal refusal = refuseReading;
    if (refusal != null) {
      throw refusal;
    }
    return streams.counted(at(recording).read(range));
  }

  @Override
  public InputStream follow(Caller caller, RecordingRef recording) {
    return streams.counted(at(recording).follow());
  }
}
