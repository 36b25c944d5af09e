package dev.custody.application.service;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.Tombstone;
import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.ObjectHead;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.recording.DeliveryPolicy;
import dev.custody.domain.recording.DeliveryPolicy.Step;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.Evidence;
import dev.custody.domain.recording.ObjectNaming;
import dev.custody.domain.recording.Proof;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What happens once everything was sent: it is proven, and only then buried in the spool; or the
 * next key, or another try.
 */
final class Settlement {
  private static final System.Logger LOG = System.getLogger(Settlement.class.getName());

  /** More keys than that are no accident any more: its administrator is told. */
  private static final int KEYS_TAKEN_QUIETLY = 3;

  private final Spool spool;
  private final Projection projection;
  private final InstantSource clock;

  Settlement(Spool spool, Projection projection, InstantSource clock) {
    this.spool = spool;
    this.projection = projection;
    this.clock = clock;
  }

  /** What the store's answer to the whole proves. */
  static Evidence evidence(Content content, PutResult result) {
    return switch (result) {
      case PutResult.Stored stored ->
          new Evidence.Acknowledged(
              ContentComparison.compare(content, stored.stored(), stored.etag()));
      case PutResult.AlreadyThere taken -> new Evidence.KeyTaken();
    };
  }

  Attempted settle(Delivery delivery, Content content, Evidence first, PutResult result) {
    return switch (result) {
      case PutResult.Stored stored -> settle(delivery, content, first, stored.versionId());
      case PutResult.AlreadyThere taken -> settle(delivery, content, first);
    };
  }

  Attempted settle(Delivery delivery, Content content, Evidence first) {
    return settle(delivery, content, first, Optional.empty());
  }

  /**
   * @param toldVersion the version that the store answered with, where it did
   */
  private Attempted settle(
      Delivery delivery, Content content, Evidence first, Optional<String> toldVersion) {
    Evidence evidence = first;
    Optional<String> versionId = toldVersion;
    boolean acknowledged = first instanceof Evidence.Acknowledged;
    while (true) {
      switch (DeliveryPolicy.next(evidence, delivery.capabilities())) {
        case Step.Adopt(Proof proof) -> {
          return adopt(delivery, proof, versionId);
        }
        case Step.Ask ask -> {
          if (acknowledged) {
            keepAcknowledgement(delivery);
          }
          Optional<ObjectHead> head;
          try {
            head = delivery.storage().head(delivery.key());
          } catch (StorageException.Refused e) {
            LOG.log(
                System.Logger.Level.INFO,
                "{0} cannot be asked for: {1}",
                delivery.key(),
                e.getMessage());
            evidence = new Evidence.NotToBeAsked(acknowledged);
            continue;
          }
          versionId = head.flatMap(ObjectHead::versionId).or(() -> toldVersion);
          evidence =
              head.<Evidence>map(found -> judged(delivery, content, found, acknowledged))
                  .orElseGet(Evidence.Missing::new);
        }
        case Step.ReadBack readBack -> evidence = readBack(delivery, acknowledged);
        case Step.NextKey nextKey -> {
          return takeNextKey(delivery);
        }
        case Step.SendAgain again -> {
          return sendAgain(delivery);
        }
        case Step.Unprovable unprovable -> {
          return new Attempted.RecordingFails(
              "the store took %s and answered with nothing that proves its content; allow reading it"
                  .formatted(delivery.key()),
              true);
        }
      }
    }
  }

  /**
   * That the store has it is kept before it is asked for: sent again, it would meet itself under
   * its key, and where it can be neither asked for nor read, copy would follow copy.
   */
  private void keepAcknowledgement(Delivery delivery) {
    if (!delivery.progress().acknowledged()) {
      spool.append(delivery.recording(), delivery.progress().acknowledgedRecord());
    }
  }

  private static Evidence judged(
      Delivery delivery, Content content, ObjectHead head, boolean acknowledged) {
    boolean ours = head.token().filter(delivery.entry().header().token()::equals).isPresent();
    Evidence.Content compared =
        head.length() == content.length()
            ? ContentComparison.compare(content, head.checksum(), head.etag())
            : Evidence.Content.DIFFERENT;
    return new Evidence.Found(acknowledged, ours, compared);
  }

  private static Evidence readBack(Delivery delivery, boolean acknowledged) {
    Ending ending = delivery.entry().ending().orElseThrow();
    try (InputStream object = delivery.storage().read(delivery.key(), Optional.empty())) {
      Hashing.Hashed hashed = Hashing.sha256(object);
      return new Evidence.ReadAgain(
          hashed.length() == ending.length() && hashed.sha256().equals(ending.sha256()));
    } catch (StorageException.Refused e) {
      LOG.log(System.Logger.Level.INFO, "{0} cannot be read: {1}", delivery.key(), e.getMessage());
      return new Evidence.NotToBeAsked(acknowledged);
    } catch (IOException e) {
      throw new StorageException.Unavailable(
          "reading %s again broke off".formatted(delivery.key()), e);
    }
  }

  private Attempted adopt(Delivery delivery, Proof proof, Optional<String> versionId) {
    RecordingRef recording = delivery.recording();
    Ending ending = delivery.entry().ending().orElseThrow();
    Tombstone tombstone =
        new Tombstone(
            ending.length(),
            ending.sha256(),
            delivery.key(),
            versionId,
            proof,
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    spool.entomb(recording, tombstone);
    projection.stored(recording, Optional.of(ending), tombstone);
    spool.purge(recording);
    return new Attempted.Stored();
  }

  private Attempted takeNextKey(Delivery delivery) {
    int attempt = delivery.progress().attempt() + 1;
    var header = delivery.entry().header();
    ObjectKey next = ObjectNaming.further(header.key(), header.contentType(), attempt);
    LOG.log(
        System.Logger.Level.WARNING,
        "{0} holds something that is not proven to be {1}; it stays as it is, the recording goes to {2}",
        delivery.key(),
        header.recording(),
        next);
    delivery.abortUpload();
    spool.append(header.recording(), new DeliveryRecord.KeyChosen(attempt, next));
    return new Attempted.RecordingFails(
        "%s holds something else, or other bytes than were sent; trying %s"
            .formatted(delivery.key(), next),
        attempt > KEYS_TAKEN_QUIETLY);
  }

  private Attempted sendAgain(Delivery delivery) {
    delivery.abortUpload();
    spool.append(delivery.recording(), new DeliveryRecord.UploadDropped());
    return new Attempted.RecordingFails(
        "%s is not there; it is sent again".formatted(delivery.key()), false);
  }
}
