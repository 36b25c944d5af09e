package dev.custody.adapter.storage.testkit.memory;

import dev.custody.adapter.storage.testkit.Checksums;
import dev.custody.adapter.storage.testkit.memory.Effect.Quirk;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.storage.ObjectKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** One container: its objects and the uploads that are open. Holds no more than its budget. */
final class MemoryBucket {
  private final Budget budget;
  private final Versions objects = new Versions();
  private final Map<UploadId, Upload> uploads = new HashMap<>();

  MemoryBucket(Budget budget) {
    this.budget = budget;
  }

  /** Empty if there was one already. The bytes have been taken from the budget. */
  synchronized Optional<StoredObject> put(
      String key, byte[] bytes, ObjectAttributes attributes, boolean versioned, Orders orders) {
    return store(key, bytes, attributes, Etags.ofOnePiece(bytes, orders), versioned, orders);
  }

  synchronized UploadId begin(String key, ObjectAttributes attributes) {
    UploadId id = new UploadId(UUID.randomUUID().toString());
    uploads.put(id, new Upload(key, attributes));
    return id;
  }

  /** The part's ETag. The bytes have been taken from the budget. */
  synchronized String putPart(String key, UploadId id, int number, byte[] bytes, Orders orders) {
    String etag = Etags.ofOnePiece(bytes, orders);
    budget.give(upload(Operation.PART, key, id).put(number, bytes, etag));
    return etag;
  }

  /** Empty if there was an object already, and then the upload stays. */
  synchronized Optional<StoredObject> complete(
      String key, UploadId id, List<PartReceipt> parts, boolean versioned, Orders orders) {
    Upload upload = upload(Operation.COMPLETE, key, id);
    for (PartReceipt part : parts) {
      if (!upload.has(part)) {
        throw new StorageException.ContentRejected(
            Failure.message(
                Operation.COMPLETE,
                key,
                "part %d is not there as its receipt says".formatted(part.number())),
            null);
      }
    }
    List<byte[]> pieces =
        upload.parts().headMap(parts.size(), true).values().stream()
            .map(Upload.Part::bytes)
            .toList();
    Optional<StoredObject> stored =
        store(
            key,
            orders.stored(Checksums.join(pieces)),
            upload.attributes(),
            Etags.ofParts(pieces, orders),
            versioned,
            orders);
    stored.ifPresent(object -> {
      uploads.remove(id);
      budget.give(upload.bytes() - object.length());
    });
    return stored;
  }

  synchronized void abort(String key, UploadId id) {
    Upload upload = uploads.get(id);
    if (upload != null && upload.key().equals(key)) {
      uploads.remove(id);
      budget.give(upload.bytes());
    }
  }

  synchronized Optional<StoredObject> current(String key) {
    return objects.current(key);
  }

  synchronized void delete(String key, Optional<String> versionId, boolean versioned) {
    budget.give(objects.delete(key, versionId, versioned));
  }

  synchronized List<String> keys(String prefix, String after, int limit) {
    return objects.keys(prefix, after, limit);
  }

  synchronized Map<ObjectKey, StoredObject> objects() {
    Map<ObjectKey, StoredObject> all = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    for (String key : objects.keys("", "", Integer.MAX_VALUE)) {
      objects.current(key).ifPresent(object -> all.put(ObjectKey.of(key), object));
    }
    return all;
  }

  synchronized List<StoredObject> versions(String key) {
    return objects.all(key);
  }

  synchronized List<OpenUpload> uploads() {
    return uploads.entrySet().stream()
        .map(entry -> {
          Map<Integer, Long> lengths = new TreeMap<>();
          entry.getValue().parts().forEach((number, part) -> lengths.put(number, part.length()));
          return new OpenUpload(ObjectKey.of(entry.getValue().key()), entry.getKey(), lengths);
        })
        .toList();
  }

  /** What objects and parts take together. */
  synchronized long bytes() {
    return objects.bytes() + uploads.values().stream().mapToLong(Upload::bytes).sum();
  }

  /** The upload of that id, which is that key's. */
  synchronized Upload upload(Operation operation, String key, UploadId id) {
    Upload upload = uploads.get(id);
    if (upload == null || !upload.key().equals(key)) {
      throw new StorageException.UploadGone(
          Failure.message(operation, key, "there is no such upload; begin a new one"), null);
    }
    return upload;
  }

  private Optional<StoredObject> store(
      String key,
      byte[] bytes,
      ObjectAttributes attributes,
      String etag,
      boolean versioned,
      Orders orders) {
    if (!orders.has(Quirk.DEAF) && objects.current(key).isPresent()) {
      return Optional.empty();
    }
    Optional<String> versionId =
        versioned ? Optional.of(UUID.randomUUID().toString()) : Optional.empty();
    StoredObject object = new StoredObject(bytes, attributes, etag, versionId);
    budget.give(objects.put(key, object, versioned));
    return Optional.of(object);
  }
}
