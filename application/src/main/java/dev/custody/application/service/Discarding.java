package dev.custody.application.service;

import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.Scheduler;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.storage.ObjectHead;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.access.Caller;
import dev.custody.domain.audit.Actor;
import dev.custody.domain.audit.AuditAction;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives recordings up for good. Of one that is stored the object goes first: where the location
 * does not let it go, nothing is changed. Of one that is still here the spool hears it first, so
 * that no delivery brings it back; what a call that was given up may still bring is looked for a
 * day later.
 */
final class Discarding {
  private static final System.Logger LOG = System.getLogger(Discarding.class.getName());
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final Spool spool;
  private final Recordings recordings;
  private final Places places;
  private final Projection projection;
  private final DeliveryLoop deliveries;
  private final AuditTrail trail;
  private final InstantSource clock;
  private final SecondLooks secondLooks;

  Discarding(
      Spool spool,
      Recordings recordings,
      Places places,
      Projection projection,
      DeliveryLoop deliveries,
      Scheduler scheduler,
      AuditTrail trail,
      InstantSource clock) {
    this.spool = spool;
    this.recordings = recordings;
    this.places = places;
    this.projection = projection;
    this.deliveries = deliveries;
    this.trail = trail;
    this.clock = clock;
    secondLooks = new SecondLooks(this::lookAgain, scheduler, clock);
  }

  /**
   * That it is asked for is in the audit log before anything is touched, and what came of it
   * afterwards: what is gone is gone.
   */
  void discard(Caller caller, Recording listed) {
    Actor actor = Actor.of(caller);
    OrganizationId organization = listed.organization();
    String target = listed.id().value();
    trail.record(actor, AuditAction.RECORDING_DISCARD_REQUESTED, organization, target);
    Course course = new Course();
    try {
      discard(listed, course);
    } catch (RuntimeException e) {
      if (!course.spoolHeard) {
        trail.denied(actor, AuditAction.RECORDING_DISCARDED, organization, target, course.told(e));
        throw e;
      }
      // What is left to be done is done without another request: it is given up for good.
      trail.afterwards(actor, AuditAction.RECORDING_DISCARDED, organization, target);
      throw e;
    }
    trail.afterwards(actor, AuditAction.RECORDING_DISCARDED, organization, target);
  }

  private void discard(Recording listed, Course course) {
    RecordingRef recording = listed.ref();
    boolean half = false;
    deliveries.halt(recording, listed.location());
    try {
      Optional<SpoolEntry> entry = spool.find(recording);
      // The step that was under way may have stored it, and the database may not know.
      entry.ifPresent(projection::catchUp);
      Recording now = recordings.find(recording).orElse(listed);
      if (now.state() instanceof RecordingState.Stored stored) {
        deleteObject(now, stored, entry, course);
      }
      half = true;
      discardSpooled(now, entry, course);
      half = false;
    } catch (SpoolException e) {
      throw course.objectDeleted ? halfDone(recording, e) : SpoolRefusals.of(e);
    } finally {
      deliveries.release(recording);
      if (half) {
        // If the spool has heard of it, a step does the rest.
        deliveries.nudge(recording, listed.location());
      }
    }
  }

  /** For one that was discarded before this process started: the second look is still to come. */
  void lookAgainLater(SpoolEntry entry) {
    entry.discardedAt().ifPresent(at -> secondLooks.aDayAfter(entry.recording(), at));
  }

  /** As often as it takes, but not for longer than the spool knows of the recording. */
  private boolean lookAgain(RecordingRef recording) {
    try {
      return spool.find(recording).map(this::clean).orElse(true);
    } catch (SpoolException e) {
      mayBeLeft(recording, e);
      return false;
    }
  }

  private static Refusal halfDone(RecordingRef recording, SpoolException failure) {
    return new Refusal.SpoolFailed(
        "the object of recording %s is deleted from its location, but the service's disk failed before that was kept; ask for it again, and the rest is done"
            .formatted(recording.recording()),
        failure);
  }

  private void discardSpooled(Recording recording, Optional<SpoolEntry> entry, Course course) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (entry.isPresent()) {
      spool.discard(recording.ref(), now);
      course.spoolHeard = true;
      secondLooks.inADay(recording.ref());
    }
    projection.discarded(recording.ref(), now);
    if (entry.isPresent()) {
      spool.purge(recording.ref());
      clean(entry.get());
    }
  }

  private void deleteObject(
      Recording recording,
      RecordingState.Stored stored,
      Optional<SpoolEntry> entry,
      Course course) {
    try (Storage storage = places.open(recording.organization(), recording.location())) {
      if (stored.versionId().isPresent() || isStillOurs(storage, stored, entry)) {
        storage.delete(stored.key(), stored.versionId());
        course.objectDeleted = true;
      }
    } catch (StorageException.Refused e) {
      throw new Refusal.Conflict(
          Refusal.Reason.STORAGE_REFUSES_DELETION,
          "the location does not let %s be deleted, so nothing was: %s"
              .formatted(stored.key(), e.getMessage()));
    } catch (StorageException | Places.MissingLocation | Places.MissingType e) {
      throw new Refusal.StorageUnavailable(
          "the location does not answer now, so nothing was deleted: %s".formatted(e.getMessage()),
          RETRY_AFTER,
          e);
    }
  }

  /**
   * Without a version a key is all that there is to name the object by, and somebody may have put
   * another one there since: that one stays. Where we may not ask, the right to delete decides.
   */
  private static boolean isStillOurs(
      Storage storage, RecordingState.Stored stored, Optional<SpoolEntry> entry) {
    Optional<ObjectHead> head;
    try {
      head = storage.head(stored.key());
    } catch (StorageException.Refused e) {
      LOG.log(
          System.Logger.Level.INFO, "{0} cannot be asked for: {1}", stored.key(), e.getMessage());
      return true;
    }
    boolean foreign =
        head.filter(found -> found.length() != stored.ending().length() || isForeign(found, entry))
            .isPresent();
    if (foreign) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} holds something else than was stored there; it stays as it is",
          stored.key());
    }
    return !foreign;
  }

  private static boolean isForeign(ObjectHead head, Optional<SpoolEntry> entry) {
    return head.token().isPresent() && entry.filter(known -> !isOurs(head, known)).isPresent();
  }

  /**
   * What a delivery had begun, or left under other keys than the one that it ended with, as far as
   * the location lets it be taken back; it is discarded all the same.
   *
   * @return false if it may be of use to try that again
   */
  private boolean clean(SpoolEntry entry) {
    RecordingRef recording = entry.recording();
    try (Storage storage = places.open(recording.organization(), entry.header().location())) {
      List<DeliveryRecord> log = spool.deliveryLog(recording);
      DeliveryProgress progress = DeliveryProgress.of(entry.header().key(), log);
      new Delivery(entry, progress, storage, Capabilities.UNKNOWN).abortUpload();
      keys(entry, log).forEach(key -> deleteIfOurs(storage, key, entry));
      return true;
    } catch (StorageException.Refused | SpoolException.Unknown e) {
      mayBeLeft(recording, e);
      return true;
    } catch (RuntimeException e) {
      // Of the store, the disk or the database: it is discarded, whatever is left somewhere.
      mayBeLeft(recording, e);
      return false;
    }
  }

  private static void mayBeLeft(RecordingRef recording, RuntimeException why) {
    LOG.log(
        System.Logger.Level.WARNING,
        "something of the discarded {0} may be left in its location: {1}",
        recording,
        why.getMessage());
  }

  private static void deleteIfOurs(Storage storage, ObjectKey key, SpoolEntry entry) {
    storage
        .head(key)
        .filter(head -> isOurs(head, entry))
        .ifPresent(head -> storage.delete(key, head.versionId()));
  }

  /** All that it was ever sent under. */
  private static Set<ObjectKey> keys(SpoolEntry entry, List<DeliveryRecord> log) {
    Set<ObjectKey> keys = new LinkedHashSet<>();
    keys.add(entry.header().key());
    for (DeliveryRecord done : log) {
      if (done instanceof DeliveryRecord.KeyChosen chosen) {
        keys.add(chosen.key());
      }
    }
    return keys;
  }

  /** How far a discard came before something failed: what is gone is gone. */
  private static final class Course {
    private boolean objectDeleted;
    private boolean spoolHeard;

    String told(RuntimeException failure) {
      String why =
          failure instanceof Refusal
              ? String.valueOf(failure.getMessage())
              : "a fault of the service, which is in its log";
      return (objectDeleted
              ? "its object is deleted, but the rest was not done: "
              : "it was not done: ")
          + why;
    }
  }

  private static boolean isOurs(ObjectHead head, SpoolEntry entry) {
    return head.token().filter(entry.header().token()::equals).isPresent();
  }
}
