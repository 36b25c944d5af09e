package dev.custody.application.service;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.domain.storage.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a delivery is, folded from what it kept of itself.
 *
 * @param attempt which key it is, from 1
 * @param acknowledged whether the store answered that it has the whole under that key, without a
 *     proof: it is asked for then, and not sent again
 * @param upload the upload in parts that is under way
 * @param sent the parts that the store answered to, in order, without a gap
 */
record DeliveryProgress(
    int attempt,
    ObjectKey key,
    boolean acknowledged,
    Optional<Storage.UploadId> upload,
    List<DeliveryRecord.PartSent> sent) {

  DeliveryProgress {
    sent = List.copyOf(sent);
  }

  static DeliveryProgress of(ObjectKey firstKey, List<DeliveryRecord> log) {
    int attempt = 1;
    ObjectKey key = firstKey;
    boolean acknowledged = false;
    Optional<Storage.UploadId> upload = Optional.empty();
    List<DeliveryRecord.PartSent> sent = new ArrayList<>();
    for (DeliveryRecord done : log) {
      switch (done) {
        case DeliveryRecord.KeyChosen chosen -> {
          acknowledged = chosen.key().equals(key);
          attempt = chosen.attempt();
          key = chosen.key();
          upload = Optional.empty();
          sent.clear();
        }
        case DeliveryRecord.UploadBegun begun -> {
          upload = Optional.of(begun.upload());
          sent.clear();
        }
        case DeliveryRecord.UploadDropped dropped -> {
          acknowledged = false;
          upload = Optional.empty();
          sent.clear();
        }
        case DeliveryRecord.PartSent part -> take(part, sent);
      }
    }
    return new DeliveryProgress(attempt, key, acknowledged, upload, sent);
  }

  /**
   * A part may be on record twice, if it was not heard that the first record was kept: the store
   * has what was sent last.
   */
  private static void take(DeliveryRecord.PartSent part, List<DeliveryRecord.PartSent> sent) {
    int place = part.receipt().number() - 1;
    if (place < sent.size()) {
      sent.subList(place, sent.size()).clear();
    }
    if (place == sent.size() && part.offset() == end(sent)) {
      sent.add(part);
    }
  }

  private static long end(List<DeliveryRecord.PartSent> sent) {
    return sent.isEmpty() ? 0 : sent.getLast().offset() + sent.getLast().receipt().length();
  }

  /** The record that the store has the whole under the key of the time, and proved nothing. */
  DeliveryRecord acknowledgedRecord() {
    return new DeliveryRecord.KeyChosen(attempt, key);
  }

  long sentBytes() {
    return end(sent);
  }

  int nextPart() {
    return sent.size() + 1;
  }

  List<Storage.PartReceipt> receipts() {
    return sent.stream().map(DeliveryRecord.PartSent::receipt).toList();
  }

  /** Whether the store's checksums of all parts were ours. */
  boolean allProven() {
    return sent.stream().allMatch(DeliveryRecord.PartSent::proven);
  }
}
