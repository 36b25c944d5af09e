package dev.custody.adapter.storage.s3;

import dev.custody.adapter.storage.testkit.FarSide;
import dev.custody.adapter.storage.testkit.cloud.Bucket;
import dev.custody.adapter.storage.testkit.cloud.StoredObject;
import dev.custody.adapter.storage.testkit.cloud.StrictCloud;
import dev.custody.domain.storage.Capability;
import dev.custody.domain.storage.ObjectKey;
import java.util.HashSet;
import java.util.Set;

/** A bucket of the strict cloud, whatever the way in is. */
interface BucketFarSide extends FarSide {
  StrictCloud cloud();

  Bucket bucket();

  Denials denials();

  @Override
  default Set<String> storedKeys() {
    return new HashSet<>(bucket().keys());
  }

  @Override
  default byte[] storedBytes(ObjectKey key) {
    return bucket().object(key.value()).map(StoredObject::bytes).orElseThrow();
  }

  @Override
  default int openUploads() {
    return bucket().openUploads().size();
  }

  @Override
  default void breakDown() {
    cloud().deleteBucket(bucket().name());
  }

  @Override
  default Set<Capability> refusable() {
    return Denials.POSSIBLE;
  }

  @Override
  default void refuse(Capability capability) {
    denials().add(capability);
  }
}
