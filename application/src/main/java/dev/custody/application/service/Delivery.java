package dev.custody.application.service;

import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.ObjectKey;

/** What one step of a delivery works with. */
record Delivery(
    SpoolEntry entry, DeliveryProgress progress, Storage storage, Capabilities capabilities) {
  private static final System.Logger LOG = System.getLogger(Delivery.class.getName());

  RecordingRef recording() {
    return entry.recording();
  }

  ObjectKey key() {
    return progress.key();
  }

  boolean ended() {
    return entry.ending().isPresent();
  }

  /** All that the spool has of the recording. */
  Content content(Spool spool) {
    return spool.content(entry.recording(), new ByteRange(0, entry.durableBytes()));
  }

  ObjectAttributes attributes() {
    return new ObjectAttributes(entry.header().contentType(), entry.header().token());
  }

  /**
   * Frees what the upload under way holds at the store, for nobody will complete it. Where the
   * store does not let us, it stays until the customer's own rule takes it away.
   */
  void abortUpload() {
    progress.upload().ifPresent(this::abort);
  }

  void abort(Storage.UploadId upload) {
    try {
      storage.abort(key(), upload);
    } catch (StorageException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "an upload of {0} under {1} is left behind: {2}",
          recording(),
          key(),
          e.getMessage());
    }
  }
}
