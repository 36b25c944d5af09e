package dev.custody.application.service;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.Scheduler;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.recording.Evidence;
import dev.custody.domain.recording.PartSizing;
import dev.custody.domain.storage.ByteRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a delivery in parts: begun, some parts a step, completed once the last one is sent.
 */
final class MultipartSteps {
  private static final System.Logger LOG = System.getLogger(MultipartSteps.class.getName());

  private final Spool spool;
  private final Projection projection;
  private final PartPatience patience;
  private final PartSizing sizing;
  private final Scheduler scheduler;
  private final Settlement settlement;

  MultipartSteps(
      Spool spool,
      Projection projection,
      PartPatience patience,
      PartSizing sizing,
      Scheduler scheduler,
      Settlement settlement) {
    this.spool = spool;
    this.projection = projection;
    this.patience = patience;
    this.sizing = sizing;
    this.scheduler = scheduler;
    this.settlement = settlement;
  }

  /** Whether bytes that are too few for a part of full length have waited for long enough. */
  boolean goesEarly(Delivery delivery) {
    Storage.PartRules rules = delivery.storage().partRules();
    return !delivery.ended()
        && !rules.equalParts()
        && waiting(delivery) >= Math.max(sizing.leastBytes(), rules.leastBytes())
        && sizing.mayGoEarly(delivery.progress().nextPart(), rules.mostParts())
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
    List<NextPart> parts = nextParts(delivery);
    if (!parts.isEmpty()) {
      try {
        return sendParts(delivery, upload, parts);
      } catch (StorageException.UploadGone e) {
        // A store that said so in passing has it still, and nobody will know of it again.
        delivery.abort(upload);
        throw e;
      }
    }
    return delivery.ended() ? complete(delivery, upload) : new Attempted.WaitsForBytes();
  }

  /** A part to be sent. */
  private record NextPart(int number, ByteRange range) {}

  /** As many as the store wants at once, of those whose bytes are there. */
  private List<NextPart> nextParts(Delivery delivery) {
    Storage.PartRules rules = delivery.storage().partRules();
    long durable = delivery.entry().durableBytes();
    List<NextPart> parts = new ArrayList<>();
    long from = delivery.progress().sentBytes();
    int number = delivery.progress().nextPart();
    while (parts.size() < rules.atOnce()) {
      long waiting = durable - from;
      long whole = Math.max(sizing.bytesOfPart(number, rules.equalParts()), rules.leastBytes());
      boolean goes =
          waiting >= whole
              || (waiting > 0 && (delivery.ended() || (parts.isEmpty() && goesEarly(delivery))));
      if (!goes) {
        break;
      }
      ByteRange range = new ByteRange(from, Math.min(waiting, whole));
      parts.add(new NextPart(number, range));
      from = range.end();
      number++;
    }
    return parts;
  }

  private Attempted sendParts(Delivery delivery, Storage.UploadId upload, List<NextPart> parts) {
    int most = delivery.storage().partRules().mostParts();
    if (parts.getFirst().number() > most) {
      return new Attempted.RecordingFails(
          "the store takes %d parts of an object, and the recording has more; it stays in the spool"
              .formatted(most),
          true);
    }
    projection.delivering(delivery.recording(), delivery.key());
    List<SendingPart> sendings =
        parts.stream()
            .filter(part -> part.number() <= most)
            .map(part -> new SendingPart(delivery, upload, part.number(), part.range(), spool))
            .toList();
    scheduler.together(List.copyOf(sendings));
    for (SendingPart sending : sendings) {
      Optional<String> rejected = sending.rejected();
      if (rejected.isPresent()) {
        return rejected(delivery, sending.number(), rejected.get());
      }
      spool.append(delivery.recording(), sending.sent());
      patience.sent(delivery.recording());
    }
    projection.unblocked(delivery.recording());
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
