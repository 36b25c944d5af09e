package dev.custody.application.service;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.recording.Evidence;
import dev.custody.domain.recording.PartSizing;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.ByteRange;
import java.util.Optional;

/**
 * The steps of a delivery in parts: begun, one part a step, completed once the last one is sent.
 */
final class MultipartSteps {
  private static final System.Logger LOG = System.getLogger(MultipartSteps.class.getName());

  private final Spool spool;
  private final Projection projection;
  private final PartPatience patience;
  private final Settlement settlement;

  MultipartSteps(Spool spool, Projection projection, PartPatience patience, Settlement settlement) {
    this.spool = spool;
    this.projection = projection;
    this.patience = patience;
    this.settlement = settlement;
  }

  /** Whether bytes that are too few for a part of full length have waited for long enough. */
  boolean goesEarly(Delivery delivery) {
    Storage.PartRules rules = delivery.storage().partRules();
    return !delivery.ended()
        && !rules.equalParts()
        && waiting(delivery) >= Math.max(PartSizing.LEAST_BYTES, rules.leastBytes())
        && PartSizing.mayGoEarly(delivery.progress().nextPart(), rules.mostParts())
        && patience.isOver(delivery.recording());
  }

  Attempted begin(Delivery delivery) {
    Storage.UploadId upload =
        delivery.storage().beginMultipart(delivery.key(), delivery.attributes());
    try {
      spool.append(delivery.recording(), new DeliveryRecord.UploadBegun(upload));
    } catch (SpoolException e) {
      // Nobody will know of it again.
      delivery.abort(upload);
      throw e;
    }
    return new Attempted.Moved();
  }

  /** The next step of the upload that is under way. */
  Attempted next(Delivery delivery, Storage.UploadId upload) {
    Optional<ByteRange> part = nextPart(delivery);
    if (part.isPresent()) {
      return sendPart(delivery, upload, part.get());
    }
    return delivery.ended() ? complete(delivery, upload) : new Attempted.WaitsForBytes();
  }

  private Optional<ByteRange> nextPart(Delivery delivery) {
    DeliveryProgress progress = delivery.progress();
    Storage.PartRules rules = delivery.storage().partRules();
    long waiting = waiting(delivery);
    long whole =
        Math.max(
            PartSizing.bytesOfPart(progress.nextPart(), rules.equalParts()), rules.leastBytes());
    if (waiting >= whole) {
      return Optional.of(new ByteRange(progress.sentBytes(), whole));
    }
    return waiting > 0 && (delivery.ended() || goesEarly(delivery))
        ? Optional.of(new ByteRange(progress.sentBytes(), waiting))
        : Optional.empty();
  }

  private Attempted sendPart(Delivery delivery, Storage.UploadId upload, ByteRange range) {
    RecordingRef recording = delivery.recording();
    int number = delivery.progress().nextPart();
    int most = delivery.storage().partRules().mostParts();
    if (number > most) {
      return new Attempted.RecordingFails(
          "the store takes %d parts of an object, and the recording has more; it stays in the spool"
              .formatted(most),
          true);
    }
    projection.delivering(recording, delivery.key());
    Content content = spool.content(recording, range);
    Storage.PartReceipt receipt;
    try {
      receipt = delivery.storage().putPart(delivery.key(), upload, number, content);
    } catch (StorageException.ContentRejected e) {
      return rejected(delivery, number, String.valueOf(e.getMessage()));
    }
    Evidence.Content compared =
        ContentComparison.compare(content, receipt.stored(), receipt.etag());
    if (compared == Evidence.Content.DIFFERENT) {
      return rejected(delivery, number, "the store kept other bytes than it was sent");
    }
    spool.append(
        recording,
        new DeliveryRecord.PartSent(range.offset(), receipt, compared == Evidence.Content.SAME));
    patience.sent(recording);
    projection.unblocked(recording);
    return new Attempted.Moved();
  }

  /** The same part is sent again, which replaces it; those before it stand. */
  private static Attempted rejected(Delivery delivery, int number, String why) {
    LOG.log(System.Logger.Level.WARNING, "part {0} of {1}: {2}", number, delivery.recording(), why);
    return new Attempted.RecordingFails("part %d: %s".formatted(number, why), false);
  }

  private Attempted complete(Delivery delivery, Storage.UploadId upload) {
    Content content = delivery.content(spool);
    projection.delivering(delivery.recording(), delivery.key());
    try {
      PutResult result =
          delivery
              .storage()
              .completeIfAbsent(delivery.key(), upload, delivery.progress().receipts());
      return settlement.settle(delivery, content, evidence(delivery, content, result), result);
    } catch (StorageException.UploadGone e) {
      LOG.log(
          System.Logger.Level.INFO,
          "the upload of {0} is gone; asking whether it was completed",
          delivery.recording());
      return settlement.settle(delivery, content, new Evidence.UploadGone());
    } catch (StorageException.ContentRejected e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the parts of {0} were rejected: {1}",
          delivery.recording(),
          e.getMessage());
      delivery.abortUpload();
      spool.append(delivery.recording(), new DeliveryRecord.UploadDropped());
      return new Attempted.RecordingFails(String.valueOf(e.getMessage()), false);
    }
  }

  /** Where the answer tells nothing of the whole, the answers to all of its parts prove it. */
  private static Evidence evidence(Delivery delivery, Content content, PutResult result) {
    Evidence told = Settlement.evidence(content, result);
    return told.equals(new Evidence.Acknowledged(Evidence.Content.UNTOLD))
            && delivery.progress().allProven()
        ? new Evidence.Acknowledged(Evidence.Content.SAME)
        : told;
  }

  private static long waiting(Delivery delivery) {
    return delivery.entry().durableBytes() - delivery.progress().sentBytes();
  }
}
