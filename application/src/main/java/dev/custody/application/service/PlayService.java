package dev.custody.application.service;

import dev.custody.application.port.in.Play;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.access.Caller;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingFilter;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.storage.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds recordings and reads them back: from the spool while it has them, from their location
 * afterwards.
 */
public final class PlayService implements Play {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final Recordings recordings;
  private final Spool spool;
  private final Places places;
  private final TokenValidity validity;
  private final Views views;

  PlayService(
      Recordings recordings, Spool spool, Places places, TokenValidity validity, Views views) {
    this.recordings = recordings;
    this.spool = spool;
    this.places = places;
    this.validity = validity;
    this.views = views;
  }

  @Override
  public Page<Recording> list(
      OrganizationId organization, RecordingFilter filter, PageRequest page) {
    return recordings.list(organization, filter, page).map(this::withDurableBytes);
  }

  @Override
  public Recording get(RecordingRef recording) {
    return withDurableBytes(listed(recording));
  }

  @Override
  public InputStream read(Caller caller, RecordingRef recording, ByteRange range) {
    return shown(caller, recording, read(recording, range));
  }

  private InputStream read(RecordingRef recording, ByteRange range) {
    Optional<SpoolEntry> entry = SpoolRefusals.spooled(() -> spool.find(recording));
    if (entry.isPresent() && !entry.get().purged()) {
      try {
        return spool.content(recording, range).open();
      } catch (SpoolException.Unknown e) {
        // Purged since it was found: its bytes are in the location now.
        return readStored(listed(recording), range);
      } catch (SpoolException e) {
        throw SpoolRefusals.of(e);
      }
    }
    return readStored(listed(recording), range);
  }

  @Override
  public InputStream follow(Caller caller, RecordingRef recording) {
    Recording listed = get(recording);
    if (!listed.receiving()) {
      return read(caller, recording, new ByteRange(0, listed.bytes()));
    }
    return shown(
        caller,
        recording,
        new FollowingStream(
            recording, spool, range -> read(recording, range), () -> validity.holds(caller)));
  }

  /** What can be shown is told as a view; what cannot be told is not shown. */
  private InputStream shown(Caller caller, RecordingRef recording, InputStream content) {
    try {
      views.viewed(caller, recording);
      return content;
    } catch (RuntimeException e) {
      try {
        content.close();
      } catch (IOException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  private InputStream readStored(Recording recording, ByteRange range) {
    if (!(recording.state() instanceof RecordingState.Stored stored)) {
      throw new Refusal.NotFound(
          "the bytes of recording '%s' are not here".formatted(recording.id()));
    }
    long whole = stored.ending().length();
    if (range.end() > whole) {
      throw new IllegalArgumentException(
          "%d to %d of %d bytes".formatted(range.offset(), range.end(), whole));
    }
    // Not every store has words for a range of nothing.
    Optional<ByteRange> asked = range.length() == whole ? Optional.empty() : Optional.of(range);
    Storage storage = open(recording);
    try {
      return new StorageStream(storage.read(stored.key(), asked), storage, range.length());
    } catch (StorageException e) {
      storage.close();
      throw refused(recording, e);
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  private Storage open(Recording recording) {
    try {
      return places.open(recording.organization(), recording.location());
    } catch (Places.MissingLocation | Places.MissingType e) {
      throw unavailable(recording, e);
    } catch (StorageException e) {
      throw refused(recording, e);
    }
  }

  private static Refusal refused(Recording recording, StorageException failure) {
    return switch (failure) {
      case StorageException.Refused refused ->
          new Refusal.Conflict(
              Refusal.Reason.STORAGE_REFUSES_READING,
              "the location of recording %s does not let it be read: %s"
                  .formatted(recording.id(), refused.getMessage()));
      case StorageException.ObjectMissing missing ->
          new Refusal.Conflict(
              Refusal.Reason.STORAGE_REFUSES_READING,
              "recording %s was stored, and its object is not in the location any more"
                  .formatted(recording.id()));
      case StorageException.Unavailable unavailable -> unavailable(recording, unavailable);
      case StorageException.UploadGone gone -> unavailable(recording, gone);
      case StorageException.ContentRejected rejected -> unavailable(recording, rejected);
      case StorageException.ContentUnreadable unreadable -> unavailable(recording, unreadable);
    };
  }

  private static Refusal unavailable(Recording recording, RuntimeException failure) {
    return new Refusal.StorageUnavailable(
        "the location of recording %s does not answer now; it is safe there, try again later"
            .formatted(recording.id()),
        RETRY_AFTER,
        failure);
  }

  private Recording withDurableBytes(Recording listed) {
    return listed.receiving()
        ? SpoolRefusals.spooled(() -> spool.find(listed.ref()))
            .map(entry -> listed.holding(entry.durableBytes()))
            .orElse(listed)
        : listed;
  }

  private Recording listed(RecordingRef recording) {
    return recordings
        .find(recording)
        .orElseThrow(() ->
            new Refusal.NotFound("there is no recording '%s'".formatted(recording.recording())));
  }
}
