package dev.custody.application.service;

import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.storage.ObjectHead;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.storage.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Gives recordings up for good. Of one that is stored the object goes first: where the location
 * does not let it go, nothing is changed. Of one that is still here the spool hears it first, so
 * that no delivery brings it back.
 */
final class Discarding {
  private static final System.Logger LOG = System.getLogger(Discarding.class.getName());
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final Spool spool;
  private final Recordings recordings;
  private final Places places;
  private final Projection projection;
  private final DeliveryLoop deliveries;
  private final InstantSource clock;

  Discarding(
      Spool spool,
      Recordings recordings,
      Places places,
      Projection projection,
      DeliveryLoop deliveries,
      InstantSource clock) {
    this.spool = spool;
    this.recordings = recordings;
    this.places = places;
    this.projection = projection;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  void discard(Recording listed) {
    RecordingRef recording = listed.ref();
    deliveries.halt(recording, listed.location());
    try {
      // The step that was under way may have stored it.
      Recording now = recordings.find(recording).orElse(listed);
      if (now.state() instanceof RecordingState.Stored stored) {
        deleteObject(now, stored.key(), stored.versionId());
      }
      discardSpooled(now);
    } catch (SpoolException e) {
      throw SpoolRefusals.of(e);
    } finally {
      deliveries.release(recording);
    }
  }

  private void discardSpooled(Recording recording) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Optional<SpoolEntry> entry = spool.find(recording.ref());
    if (entry.isPresent()) {
      spool.discard(recording.ref(), now);
    }
    projection.discarded(recording.ref(), now);
    if (entry.isPresent()) {
      if (!(recording.state() instanceof RecordingState.Stored)) {
        cleanLocation(recording, entry.get());
      }
      spool.purge(recording.ref());
    }
  }

  private void deleteObject(Recording recording, ObjectKey key, Optional<String> versionId) {
    try (Storage storage = places.open(recording.organization(), recording.location())) {
      storage.delete(key, versionId);
    } catch (StorageException.Refused e) {
      throw new Refusal.Conflict(
          Refusal.Reason.STORAGE_REFUSES_DELETION,
          "the location does not let %s be deleted, so nothing was: %s"
              .formatted(key, e.getMessage()));
    } catch (StorageException e) {
      throw new Refusal.StorageUnavailable(
          "the location does not answer now, so nothing was deleted: %s".formatted(e.getMessage()),
          RETRY_AFTER,
          e);
    }
  }

  /**
   * What a delivery had begun, as far as the location lets it be taken back; it is discarded all
   * the same.
   */
  private void cleanLocation(Recording recording, SpoolEntry entry) {
    DeliveryProgress progress =
        DeliveryProgress.of(entry.header().key(), spool.deliveryLog(recording.ref()));
    try (Storage storage = places.open(recording.organization(), recording.location())) {
      progress.upload().ifPresent(upload -> storage.abort(progress.key(), upload));
      storage
          .head(progress.key())
          .filter(head -> isOurs(head, entry))
          .ifPresent(head -> storage.delete(progress.key(), head.versionId()));
    } catch (StorageException | Places.MissingLocation | Places.MissingType e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "something of the discarded {0} may be left under {1}: {2}",
          recording.ref(),
          progress.key(),
          e.getMessage());
    }
  }

  private static boolean isOurs(ObjectHead head, SpoolEntry entry) {
    return head.token().filter(entry.header().token()::equals).isPresent();
  }
}
