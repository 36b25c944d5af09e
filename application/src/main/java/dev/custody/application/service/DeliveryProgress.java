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
 * @param upload the upload in parts that is under way
 * @param parts those that the store answered to, in order, without a gap
 * @param allProven whether the store's checksums of all of them were ours
 */
record DeliveryProgress(
    int attempt,
    ObjectKey key,
    Optional<Storage.UploadId> upload,
    List<Storage.PartReceipt> parts,
    long sentBytes,
    boolean allProven) {

  static DeliveryProgress of(ObjectKey firstKey, List<DeliveryRecord> log) {
    int attempt = 1;
    ObjectKey key = firstKey;
    Optional<Storage.UploadId> upload = Optional.empty();
    List<Storage.PartReceipt> parts = new ArrayList<>();
    long sent = 0;
    boolean proven = true;
    for (DeliveryRecord done : log) {
      switch (done) {
        case DeliveryRecord.KeyChosen chosen -> {
          attempt = chosen.attempt();
          key = chosen.key();
          upload = Optional.empty();
        }
        case DeliveryRecord.UploadBegun begun -> upload = Optional.of(begun.upload());
        case DeliveryRecord.UploadDropped dropped -> upload = Optional.empty();
        case DeliveryRecord.PartSent part -> {
          // A part may be on record twice, if the process died between the two: the store has the
          // later one.
          if (part.receipt().number() == parts.size() + 1 && part.offset() == sent) {
            parts.add(part.receipt());
            sent += part.receipt().length();
            proven &= part.proven();
          }
        }
      }
      if (!(done instanceof DeliveryRecord.PartSent)) {
        parts.clear();
        sent = 0;
        proven = true;
      }
    }
    return new DeliveryProgress(attempt, key, upload, List.copyOf(parts), sent, proven);
  }

  int nextPart() {
    return parts.size() + 1;
  }
}
