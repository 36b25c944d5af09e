package dev.custody.adapter.storage.s3;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;

/** Which region each bucket was found to be in. A bucket never moves; one of its name may. */
final class Regions {
  private static final long MOST_KEPT = 10_000;
  private static final Duration KEPT = Duration.ofHours(24);

  private final Cache<String, String> found =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

  Optional<String> of(Bucket bucket) {
    return bucket.region().or(() -> Optional.ofNullable(found.getIfPresent(bucket.value())));
  }

  void keep(Bucket bucket, String region) {
    found.put(bucket.value(), region);
  }

  void forget(Bucket bucket) {
    found.invalidate(bucket.value());
  }
}
