package dev.custody.application.service;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.recording.Evidence;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.PartSizing;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.StorageLocation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes one recording one step further: at most one thing is sent, what came of it is kept in the
 * spool, and the database hears of it last. Any step may be cut off anywhere and tried again.
 */
final class DeliverRecording {
  private static final System.Logger LOG = System.getLogger(DeliverRecording.class.getName());

  /** Why a recording is in quarantine whose bytes may be whole. */
  static final String SPOILT_DECISIONS =
      "what was decided of it is spoilt on the spool's disk; its bytes can be taken out by 'custody spool export'";

  private final Spool spool;
  private final Places places;
  private final Projection projection;
  private final Settlement settlement;
  private final MultipartSteps multipart;
  private final PartSizing sizing;
  private final Consumer<StorageLocation> verify;

  /**
   * @param verify has a location that must not be used looked at again
   */
  DeliverRecording(
      Spool spool,
      Places places,
      Projection projection,
      Settlement settlement,
      MultipartSteps multipart,
      PartSizing sizing,
      Consumer<StorageLocation> verify) {
    this.spool = spool;
    this.places = places;
    this.projection = projection;
    this.settlement = settlement;
    this.multipart = multipart;
    this.sizing = sizing;
    this.verify = verify;
  }

  Attempted step(RecordingRef recording) {
    Optional<SpoolEntry> found = spool.find(recording);
    if (found.isEmpty()) {
      return new Attempted.NothingLeft();
    }
    SpoolEntry entry = found.get();
    if (entry.tombstone().isPresent() || entry.discardedAt().isPresent()) {
      projection.catchUp(entry);
      spool.purge(recording);
      return new Attempted.NothingLeft();
    }
    if (entry.damaged()) {
      projection.quarantined(recording, SPOILT_DECISIONS, entry.lost());
      return new Attempted.NothingLeft();
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
      if (location.forbidden().isPresent()) {
        // No delivery will find out by itself that it was mended.
        verify.accept(location);
      }
      try (Storage storage = places.open(location)) {
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
    } catch (StorageException.ContentUnreadable e) {
      LOG.log(System.Logger.Level.ERROR, "bytes of " + recording + " cannot be read", e);
      return unreadable(recording, e);
    } catch (StorageException.ContentRejected | StorageException.ObjectMissing e) {
      LOG.log(System.Logger.Level.WARNING, "{0} is sent again: {1}", recording, said(e));
      return new Attempted.RecordingFails(said(e), false);
    } catch (Places.MissingLocation | Places.MissingType e) {
      return new Attempted.LocationFails(said(e));
    }
  }

  private Attempted send(Delivery delivery) {
    Optional<Storage.UploadId> upload = delivery.progress().upload();
    if (upload.isPresent()) {
      return multipart.next(delivery, upload.get());
    }
    if (delivery.progress().acknowledged() && delivery.ended()) {
      return settlement.settle(
          delivery, delivery.content(spool), new Evidence.Acknowledged(Evidence.Content.UNTOLD));
    }
    long waiting = delivery.entry().durableBytes();
    if (delivery.ended() && waiting <= sizing.singlePutBytes()) {
      return put(delivery);
    }
    return waiting > sizing.singlePutBytes() || multipart.goesEarly(delivery)
        ? multipart.begin(delivery)
        : new Attempted.WaitsForBytes();
  }

  private Attempted put(Delivery delivery) {
    Content content = delivery.content(spool);
    projection.delivering(delivery.recording(), delivery.key());
    PutResult result =
        delivery.storage().putIfAbsent(delivery.key(), content, delivery.attributes());
    return settlement.settle(delivery, content, Settlement.evidence(content, result), result);
  }

  /**
   * What the spool found spoilt while it was read is lost; else it may have been a passing fault.
   */
  private Attempted unreadable(RecordingRef recording, StorageException.ContentUnreadable cause) {
    return spool
        .find(recording)
        .filter(entry -> !entry.lost().isEmpty())
        .map(entry -> quarantine(entry, said(cause)))
        .orElseGet(() -> new Attempted.RecordingFails(said(cause), false));
  }

  private Attempted quarantine(SpoolEntry entry, String reason) {
    LOG.log(
        System.Logger.Level.ERROR,
        "{0} is quarantined: {1}; lost {2}",
        entry.recording(),
        reason,
        entry.lost());
    projection.quarantined(entry.recording(), reason, entry.lost());
    return tellAllThatIsLost(entry, reason);
  }

  /** Reading stops at the first spoilt byte; whoever is told of it should be told of all. */
  private Attempted tellAllThatIsLost(SpoolEntry entry, String reason) {
    try {
      List<LostRange> lost = Salvage.look(spool, entry);
      projection.quarantined(entry.recording(), reason, lost);
      return new Attempted.NothingLeft();
    } catch (IOException | SpoolException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "whether more of " + entry.recording() + " is lost cannot be told now",
          e);
      return new Attempted.RecordingFails(said(e), false);
    }
  }

  private DeliveryProgress progress(SpoolEntry entry) {
    return DeliveryProgress.of(entry.header().key(), spool.deliveryLog(entry.recording()));
  }

  private static String said(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }
}
