package dev.custody.application.service;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.recording.Evidence;
import dev.custody.domain.recording.PartSizing;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.StorageLocation;
import java.util.Optional;

/**
 * Takes one recording one step further: at most one thing is sent, what came of it is kept in the
 * spool, and the database hears of it last. Any step may be cut off anywhere and tried again.
 */
final class DeliverRecording {
  private static final System.Logger LOG = System.getLogger(DeliverRecording.class.getName());

  private final Spool spool;
  private final Places places;
  private final Projection projection;
  private final PartPatience patience;
  private final Settlement settlement;

  DeliverRecording(
      Spool spool,
      Places places,
      Projection projection,
      PartPatience patience,
      Settlement settlement) {
    this.spool = spool;
    this.places = places;
    this.projection = projection;
    this.patience = patience;
    this.settlement = settlement;
  }

  Attempted step(RecordingRef recording) {
    Optional<SpoolEntry> found = spool.find(recording);
    if (found.isEmpty()) {
      return new Attempted.Finished();
    }
    SpoolEntry entry = found.get();
    if (entry.tombstone().isPresent() || entry.discardedAt().isPresent()) {
      projection.catchUp(entry);
      spool.purge(recording);
      return new Attempted.Finished();
    }
    if (!entry.lost().isEmpty()) {
      return quarantine(entry, "acknowledged bytes are gone from the spool");
    }
    return attempt(entry);
  }

  private Attempted attempt(SpoolEntry entry) {
    RecordingRef recording = entry.recording();
    try {
      StorageLocation location = places.locate(recording.organization(), entry.header().location());
      try (Storage storage = places.open(recording.organization(), location.id())) {
        return send(new Delivery(entry, progress(entry), storage, location.capabilities()));
      }
    } catch (StorageException.Refused e) {
      return new Attempted.LocationRefuses(said(e));
    } catch (StorageException.Unavailable e) {
      return new Attempted.LocationFails(said(e));
    } catch (StorageException.UploadGone e) {
      LOG.log(System.Logger.Level.WARNING, "the upload of {0} is gone; it begins anew", recording);
      spool.append(recording, new DeliveryRecord.UploadDropped());
      return new Attempted.RecordingFails(said(e), false);
    } catch (StorageException.ContentRejected e) {
      LOG.log(System.Logger.Level.WARNING, "bytes of {0} were rejected: {1}", recording, said(e));
      spool.append(recording, new DeliveryRecord.UploadDropped());
      return new Attempted.RecordingFails(said(e), false);
    } catch (StorageException.ContentUnreadable e) {
      LOG.log(System.Logger.Level.ERROR, "bytes of " + recording + " cannot be read", e);
      return unreadable(entry, e);
    } catch (StorageException.ObjectMissing e) {
      return new Attempted.RecordingFails(said(e), false);
    } catch (Places.MissingLocation | Places.MissingType e) {
      return new Attempted.LocationFails(said(e));
    }
  }

  private Attempted send(Delivery delivery) {

    if (delivery.progress().upload().isEmpty()) {
      return sendWithoutUpload(delivery);
    }
    Optional<ByteRange> part = nextPart(delivery);
    if (part.isPresent()) {
      return sendPart(delivery, part.get());
    }
    return delivery.ended() ? complete(delivery) : new Attempted.WaitsForBytes();
  }

  private Attempted sendWithoutUpload(Delivery delivery) {
    long waiting = delivery.entry().durableBytes();
    if (delivery.ended() && waiting <= PartSizing.SINGLE_PUT_BYTES) {
      return put(delivery);
    }
    return waiting > PartSizing.SINGLE_PUT_BYTES || goesEarly(delivery)
        ? begin(delivery)
        : new Attempted.WaitsForBytes();
  }

  private Attempted put(Delivery delivery) {
    Content content = delivery.content(spool);
    tellUnderWay(delivery);
    PutResult result =
        delivery.storage().putIfAbsent(delivery.progress().key(), content, attributes(delivery));
    return settlement.settle(delivery, content, evidence(content, result), versionId(result));
  }

  private Attempted begin(Delivery delivery) {
    Storage.UploadId upload =
        delivery.storage().beginMultipart(delivery.progress().key(), attributes(delivery));
    spool.append(delivery.entry().recording(), new DeliveryRecord.UploadBegun(upload));
    return new Attempted.Moved();
  }

  private Attempted sendPart(Delivery delivery, ByteRange range) {
    RecordingRef recording = delivery.entry().recording();
    Content content = spool.content(recording, range);
    Storage.PartReceipt receipt =
        delivery
            .storage()
            .putPart(
                delivery.progress().key(),
                delivery.progress().upload().orElseThrow(),
                delivery.progress().nextPart(),
                content);
    Evidence.Content compared =
        ContentComparison.compare(content, receipt.stored(), receipt.etag());
    if (compared == Evidence.Content.DIFFERENT) {
      throw new StorageException.ContentRejected(
          "the store kept other bytes than it was sent for part %d".formatted(receipt.number()),
          null);
    }
    spool.append(
        recording,
        new DeliveryRecord.PartSent(range.offset(), receipt, compared == Evidence.Content.SAME));
    patience.sent(recording);
    tellUnderWay(delivery);
    return new Attempted.Moved();
  }

  private Attempted complete(Delivery delivery) {
    Content content = delivery.content(spool);
    Evidence evidence;
    Optional<String> versionId = Optional.empty();
    tellUnderWay(delivery);
    try {
      PutResult result =
          delivery
              .storage()
              .completeIfAbsent(
                  delivery.progress().key(),
                  delivery.progress().upload().orElseThrow(),
                  delivery.progress().parts());
      versionId = versionId(result);
      evidence =
          result instanceof PutResult.Stored && delivery.progress().allProven()
              ? new Evidence.Acknowledged(Evidence.Content.SAME)
              : evidence(content, result);
    } catch (StorageException.UploadGone e) {
      LOG.log(
          System.Logger.Level.INFO,
          "the upload of {0} is gone; asking whether it was completed",
          delivery.entry().recording());
      evidence = new Evidence.UploadGone();
    }
    return settlement.settle(delivery, content, evidence, versionId);
  }

  private void tellUnderWay(Delivery delivery) {
    projection.delivering(delivery.entry().recording(), delivery.progress().key());
  }

  private static Optional<String> versionId(PutResult result) {
    return switch (result) {
      case PutResult.Stored stored -> stored.versionId();
      case PutResult.AlreadyThere taken -> Optional.empty();
    };
  }

  private static Evidence evidence(Content content, PutResult result) {
    return switch (result) {
      case PutResult.Stored stored ->
          new Evidence.Acknowledged(
              ContentComparison.compare(content, stored.stored(), stored.etag()));
      case PutResult.AlreadyThere taken -> new Evidence.KeyTaken();
    };
  }

  private Optional<ByteRange> nextPart(Delivery delivery) {
    DeliveryProgress progress = delivery.progress();
    long waiting = delivery.entry().durableBytes() - progress.sentBytes();
    long whole =
        PartSizing.bytesOfPart(progress.nextPart(), delivery.storage().partRules().equalParts());
    if (waiting >= whole) {
      return Optional.of(new ByteRange(progress.sentBytes(), whole));
    }
    return waiting > 0 && (delivery.ended() || goesEarly(delivery))
        ? Optional.of(new ByteRange(progress.sentBytes(), waiting))
        : Optional.empty();
  }

  private boolean goesEarly(Delivery delivery) {
    long waiting = delivery.entry().durableBytes() - delivery.progress().sentBytes();
    return !delivery.ended()
        && !delivery.storage().partRules().equalParts()
        && waiting >= PartSizing.LEAST_BYTES
        && patience.isOver(delivery.entry().recording());
  }

  private Attempted unreadable(SpoolEntry before, StorageException.ContentUnreadable cause) {
    boolean lost =
        spool.find(before.recording()).filter(entry -> !entry.lost().isEmpty()).isPresent();
    return lost
        ? quarantine(spool.find(before.recording()).orElse(before), said(cause))
        : new Attempted.RecordingFails(said(cause), false);
  }

  private Attempted quarantine(SpoolEntry entry, String reason) {
    LOG.log(
        System.Logger.Level.ERROR,
        "{0} is quarantined: {1}; lost {2}",
        entry.recording(),
        reason,
        entry.lost());
    projection.quarantined(entry.recording(), reason, entry.lost());
    return new Attempted.Finished();
  }

  private DeliveryProgress progress(SpoolEntry entry) {
    return DeliveryProgress.of(entry.header().key(), spool.deliveryLog(entry.recording()));
  }

  private static ObjectAttributes attributes(Delivery delivery) {
    return new ObjectAttributes(
        delivery.entry().header().contentType(), delivery.entry().header().token());
  }

  private static String said(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }
}
