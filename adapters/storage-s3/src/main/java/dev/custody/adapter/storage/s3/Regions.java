package dev.custody.adapter.storage.s3;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;

/**
 * Which region each bucket was found to be in. A bucket never moves; one of its name may. What a
 * store tells counts for its own buckets alone.
 */
final class Regions {
  private static final long MOST_KEPT = 10_000;
  private static final Duration KEPT = Duration.ofHours(24);

  private final Cache<Key, String> found =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

  private record Key(String store, String bucket) {}

  Optional<String> of(Store store, Bucket bucket) {
    return bucket.region().or(() -> Optional.ofNullable(found.getIfPresent(key(store, bucket))));
  }

  void keep(Store store, Bucket bucket, String region) {
    found.put(key(store, bucket), region);
  }

  void forget(Store store, Bucket bucket) {
    found.invalidate(key(store, bucket));
  }

  private static Key key(Store store, Bucket bucket) {
    return new Key(store.name(), bucket.value());
  }
}
