package dev.custody.application.service;

import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.Capabilities;

/** What one step of a delivery works with. */
record Delivery(
    SpoolEntry entry, DeliveryProgress progress, Storage storage, Capabilities capabilities) {

  boolean ended() {
    return entry.ending().isPresent();
  }

  /** All that the spool has of the recording. */
  Content content(Spool spool) {
    return spool.content(entry.recording(), new ByteRange(0, entry.durableBytes()));
  }
}
