package dev.custody.adapter.storage.testkit.memory;

import dev.custody.adapter.storage.testkit.Checksums;
import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.KeySpace;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.ObjectHead;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The objects of one location in memory; every call passes the faults that were ordered. */
final class InMemoryStorage implements Storage {

  private final InMemorySettings settings;
  private final MemoryBucket bucket;
  private final Budget budget;
  private final Faults faults;
  private final KeySpace keys;
  private final PartRules rules;

  InMemoryStorage(
      InMemorySettings settings,
      MemoryBucket bucket,
      Budget budget,
      Faults faults,
      KeySpace keys,
      PartRules rules) {
    this.settings = settings;
    this.bucket = bucket;
    this.budget = budget;
    this.faults = faults;
    this.keys = keys;
    this.rules = rules;
  }

  @Override
  public PartRules partRules() {
    return rules;
  }

  @Override
  public PutResult putIfAbsent(ObjectKey key, Content content, ObjectAttributes attributes) {
    String name = keys.require(key).value();
    return faults.run(
        Operation.PUT,
        name,
        orders -> {
          byte[] bytes = orders.stored(taken(Operation.PUT, name, content));
          Optional<StoredObject> stored =
              bucket.put(name, bytes, attributes, settings.versioned(), orders);
          if (stored.isEmpty()) {
            budget.give(bytes.length);
          }
          return result(stored, orders);
        });
  }

  @Override
  public UploadId beginMultipart(ObjectKey key, ObjectAttributes attributes) {
    String name = keys.require(key).value();
    return faults.run(Operation.BEGIN, name, orders -> bucket.begin(name, attributes));
  }

  @Override
  public PartReceipt putPart(ObjectKey key, UploadId upload, int number, Content content) {
    String name = keys.require(key).value();
    partRules().requireNumber(number);
    return faults.run(
        Operation.PART,
        name,
        orders -> {
          bucket.upload(Operation.PART, name, upload);
          byte[] bytes = orders.stored(taken(Operation.PART, name, content));
          try {
            String etag = bucket.putPart(name, upload, number, bytes, orders);
            return new PartReceipt(
                number, bytes.length, etag, orders.told(Checksums.crc32c(bytes)));
          } catch (StorageException.UploadGone e) {
            budget.give(bytes.length);
            throw e;
          }
        });
  }

  @Override
  public PutResult completeIfAbsent(ObjectKey key, UploadId upload, List<PartReceipt> parts) {
    String name = keys.require(key).value();
    partRules().requireGapless(parts);
    return faults.run(
        Operation.COMPLETE,
        name,
        orders -> {
          bucket.upload(Operation.COMPLETE, name, upload);
          partRules()
              .wrongLength(parts)
              .ifPresent(part -> {
                throw new StorageException.ContentRejected(
                    Failure.message(
                        Operation.COMPLETE,
                        name,
                        "part %d of %d has a length of %d bytes, which is not allowed there"
                            .formatted(part.number(), parts.size(), part.length())),
                    null);
              });
          return result(bucket.complete(name, upload, parts, settings.versioned(), orders), orders);
        });
  }

  @Override
  public void abort(ObjectKey key, UploadId upload) {
    String name = keys.require(key).value();
    faults.run(
        Operation.ABORT,
        name,
        orders -> {
          bucket.abort(name, upload);
          return orders;
        });
  }

  @Override
  public Optional<ObjectHead> head(ObjectKey key) {
    String name = keys.require(key).value();
    return faults.run(
        Operation.HEAD,
        name,
        orders ->
            bucket
                .current(name)
                .map(object ->
                    new ObjectHead(
                        object.length(),
                        object.etag(),
                        object.versionId(),
                        Optional.of(object.attributes().token()),
                        orders.told(object.crc32c()))));
  }

  @Override
  public InputStream read(ObjectKey key, Optional<ByteRange> range) {
    String name = keys.require(key).value();
    return faults.run(
        Operation.READ,
        name,
        orders -> {
          byte[] bytes =
              bucket
                  .current(name)
                  .orElseThrow(() ->
                      new StorageException.ObjectMissing(
                          Failure.message(Operation.READ, name, "there is no such object"), null))
                  .bytes();
          int from = (int) Math.min(range.map(ByteRange::offset).orElse(0L), bytes.length);
          int to = (int) Math.min(range.map(ByteRange::end).orElse(Long.MAX_VALUE), bytes.length);
          InputStream whole = new ByteArrayInputStream(bytes, from, to - from);
          return orders.breakAfter().isPresent()
              ? new BreakingStream(whole, orders.breakAfter().getAsLong())
              : whole;
        });
  }

  @Override
  public void delete(ObjectKey key, Optional<String> versionId) {
    String name = keys.require(key).value();
    faults.run(
        Operation.DELETE,
        name,
        orders -> {
          bucket.delete(name, versionId, settings.versioned());
          return orders;
        });
  }

  @Override
  public List<ObjectKey> list(String prefix, Optional<ObjectKey> after, int limit) {
    String start = keys.requirePrefix(prefix);
    String behind = after.map(keys::require).map(ObjectKey::value).orElse("");
    Storage.requireListable(limit);
    return faults.run(
        Operation.LIST,
        start,
        orders -> bucket.keys(start, behind, limit).stream().map(ObjectKey::of).toList());
  }

  @Override
  public void close() {}

  private static PutResult result(Optional<StoredObject> stored, Orders orders) {
    return stored
        .<PutResult>map(object ->
            new PutResult.Stored(object.versionId(), object.etag(), orders.told(object.crc32c())))
        .orElseGet(PutResult.AlreadyThere::new);
  }

  /** The bytes, taken from the budget before they are read: nothing too big is ever held. */
  private byte[] taken(Operation operation, String name, Content content) {
    settings.requireRoom(operation, name, bucket.bytes(), content.length());
    budget.take(operation, name, content.length());
    boolean whole = false;
    try {
      byte[] bytes = read(operation, name, content);
      whole = true;
      return bytes;
    } finally {
      if (!whole) {
        budget.give(content.length());
      }
    }
  }

  private static byte[] read(Operation operation, String name, Content content) {
    try (InputStream in = content.open()) {
      byte[] bytes = in.readNBytes((int) content.length());
      if (bytes.length == content.length()) {
        return bytes;
      }
      throw new StorageException.ContentUnreadable(
          Failure.message(
              operation,
              name,
              "our bytes ended after %d of %d".formatted(bytes.length, content.length())),
          null);
    } catch (IOException | UncheckedIOException e) {
      throw new StorageException.ContentUnreadable(
          Failure.message(operation, name, "our own bytes could not be read"), e);
    }
  }
}
