package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.KeySpace;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.ObjectHead;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.domain.recording.Checksum;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.ObjectKey;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The objects of one organization in one bucket. Checks keys before anything is sent. */
final class S3Storage implements Storage {
  private final KeySpace keys;
  private final PartRules rules;
  private final S3Objects objects;
  private final S3Uploads uploads;

  S3Storage(KeySpace keys, PartRules rules, S3Objects objects, S3Uploads uploads) {
    this.keys = keys;
    this.rules = rules;
    this.objects = objects;
    this.uploads = uploads;
  }

  @Override
  public PartRules partRules() {
    return rules;
  }

  @Override
  public PutResult putIfAbsent(ObjectKey key, Content content, ObjectAttributes attributes) {
    return objects.putIfAbsent(keys.require(key), content, attributes);
  }

  @Override
  public UploadId beginMultipart(ObjectKey key, ObjectAttributes attributes) {
    return uploads.begin(keys.require(key), attributes);
  }

  @Override
  public PartReceipt putPart(ObjectKey key, UploadId upload, int number, Content content) {
    return uploads.putPart(keys.require(key), upload, rules.requireNumber(number), content);
  }

  /**
   * The store compares its own checksum of the whole with the one that the parts' give. Where the
   * two are the same the answer tells none: the parts are proven, and so is what they make.
   */
  @Override
  public PutResult completeIfAbsent(ObjectKey key, UploadId upload, List<PartReceipt> parts) {
    keys.require(key);
    rules.requireGapless(parts);
    Optional<Checksum> whole = Crc32cCombination.of(parts);
    return switch (uploads.complete(key, upload, parts, whole)) {
      case PutResult.Stored stored when stored.stored().equals(whole) ->
          new PutResult.Stored(stored.versionId(), stored.etag(), Optional.empty());
      case PutResult.Stored stored -> stored;
      case PutResult.AlreadyThere there -> there;
    };
  }

  @Override
  public void abort(ObjectKey key, UploadId upload) {
    uploads.abort(keys.require(key), upload);
  }

  @Override
  public Optional<ObjectHead> head(ObjectKey key) {
    return objects.head(keys.require(key));
  }

  @Override
  public InputStream read(ObjectKey key, Optional<ByteRange> range) {
    return objects.read(keys.require(key), range);
  }

  @Override
  public void delete(ObjectKey key, Optional<String> versionId) {
    objects.delete(keys.require(key), versionId);
  }

  @Override
  public List<ObjectKey> list(String prefix, Optional<ObjectKey> after, int limit) {
    after.ifPresent(keys::require);
    return objects.list(keys.requirePrefix(prefix), after, Storage.requireListable(limit));
  }

  /** Nothing: clients and credentials are the process's. */
  @Override
  public void close() {}
}
