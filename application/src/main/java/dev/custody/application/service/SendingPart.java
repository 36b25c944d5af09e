package dev.custody.application.service;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.recording.Evidence;
import dev.custody.domain.storage.ByteRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One part on its way, maybe beside others of its upload. Keeps how it ended until it is asked: the
 * parts are put on record in their order, whichever was through first.
 */
final class SendingPart implements Runnable {
  private final Delivery delivery;
  private final Storage.UploadId upload;
  private final int number;
  private final ByteRange range;
  private final Spool spool;

  private DeliveryRecord.@Nullable PartSent sent;
  private @Nullable String rejected;
  private @Nullable RuntimeException failed;

  SendingPart(
      Delivery delivery, Storage.UploadId upload, int number, ByteRange range, Spool spool) {
    this.delivery = delivery;
    this.upload = upload;
    this.number = number;
    this.range = range;
    this.spool = spool;
  }

  int number() {
    return number;
  }

  @Override
  public void run() {
    try {
      send();
    } catch (StorageException.ContentRejected e) {
      rejected = String.valueOf(e.getMessage());
    } catch (RuntimeException e) {
      failed = e;
    }
  }

  private void send() {
    Content content = spool.content(delivery.recording(), range);
    Storage.PartReceipt receipt =
        delivery.storage().putPart(delivery.key(), upload, number, content);
    Evidence.Content compared =
        ContentComparison.compare(content, receipt.stored(), receipt.etag());
    if (compared == Evidence.Content.DIFFERENT) {
      rejected = "the store kept other bytes than it was sent";
      return;
    }
    sent = new DeliveryRecord.PartSent(range.offset(), receipt, compared == Evidence.Content.SAME);
  }

  /**
   * Why the store, or we, did not take it for what it is; empty if it is there.
   *
   * @throws RuntimeException which sending it ended with
   */
  Optional<String> rejected() {
    if (failed != null) {
      throw failed;
    }
    return Optional.ofNullable(rejected);
  }

  /** What goes on record; only for one that was sent and not rejected. */
  DeliveryRecord.PartSent sent() {
    DeliveryRecord.PartSent done = sent;
    if (done == null) {
      throw new IllegalStateException("part %d was not sent".formatted(number));
    }
    return done;
  }
}
