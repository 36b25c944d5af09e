package dev.custody.application.port.out;

import dev.custody.application.port.out.storage.Storage;
import dev.custody.domain.storage.ObjectKey;

/** One thing that a delivery has done. */
public sealed interface DeliveryRecord {

  /**
   * Goes on under another key, since what is under the one before is not ours or not right. The
   * same key again: the store answered that it took the whole recording under it, and proved
   * nothing.
   *
   * @param attempt which key it is, from 1
   */
  record KeyChosen(int attempt, ObjectKey key) implements DeliveryRecord {}

  /** An upload in parts was begun under the key of the time. */
  record UploadBegun(Storage.UploadId upload) implements DeliveryRecord {}

  /**
   * The store answered to a part of the upload begun last.
   *
   * @param offset of its first byte in the recording
   * @param proven whether the store's checksum of it was ours
   */
  record PartSent(long offset, Storage.PartReceipt receipt, boolean proven)
      implements DeliveryRecord {}

  /** The upload begun last is given up, or found gone; its parts count no more. */
  record UploadDropped() implements DeliveryRecord {}
}
