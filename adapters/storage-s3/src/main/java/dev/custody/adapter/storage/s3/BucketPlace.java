package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.KeySpace;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.Storage.PartRules;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.domain.recording.PartSizing;
import dev.custody.domain.storage.ObjectKey;

/** The part of a bucket that a location is, whatever the way in is. */
record BucketPlace(
    StoragePlace place,
    BucketSettings bucket,
    BucketOwner owner,
    Store store,
    Regions regions,
    boolean equalParts) {

  /** What all keys of recordings start with. */
  KeySpace keys() {
    return KeySpace.of(bucket.prefix(), place);
  }

  /** The one object that verifications write. */
  ObjectKey checkKey() {
    return ObjectKey.of(bucket.prefix() + ".custody-check/" + place.location().value());
  }

  BucketRegion region() {
    return new BucketRegion(bucket, owner, store, regions);
  }

  BucketCalls calls(CredentialSource credentials) {
    return new BucketCalls(bucket, credentials, region(), store);
  }

  Storage storage(CredentialSource credentials) {
    BucketCalls calls = calls(credentials);
    return new S3Storage(
        keys(), rules(), new S3Objects(bucket, owner, calls), new S3Uploads(bucket, owner, calls));
  }

  /** Amazon S3, "Multipart upload limits", which other stores keep to. */
  private PartRules rules() {
    return new PartRules(PartSizing.LEAST_BYTES, 10_000, equalParts, 4);
  }
}
