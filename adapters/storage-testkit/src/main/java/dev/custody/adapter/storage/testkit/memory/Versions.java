package dev.custody.adapter.storage.testkit.memory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Objects by key, with those that they replaced where versions are kept. As in S3, deleting without
 * a version only hides what is there. Guarded by its bucket.
 */
final class Versions {
  private static final Comparator<String> BY_BYTES =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  /** The newest last; an empty one hides those before it. */
  private final NavigableMap<String, List<Optional<StoredObject>>> byKey = new TreeMap<>(BY_BYTES);

  Optional<StoredObject> current(String key) {
    List<Optional<StoredObject>> versions = byKey.getOrDefault(key, List.of());
    return versions.isEmpty() ? Optional.empty() : versions.getLast();
  }

  /** How many bytes it replaced. */
  long put(String key, StoredObject object, boolean versioned) {
    List<Optional<StoredObject>> versions = byKey.computeIfAbsent(key, k -> new ArrayList<>());
    long freed = 0;
    if (!versioned) {
      freed = bytes(versions);
      versions.clear();
    }
    versions.add(Optional.of(object));
    return freed;
  }

  /** How many bytes were freed. */
  long delete(String key, Optional<String> versionId, boolean versioned) {
    List<Optional<StoredObject>> versions = byKey.get(key);
    if (versions == null) {
      return 0;
    }
    long before = bytes(versions);
    if (versionId.isPresent()) {
      versions.removeIf(version -> version.flatMap(StoredObject::versionId).equals(versionId));
    } else if (versioned) {
      versions.add(Optional.empty());
    } else {
      versions.clear();
    }
    long freed = before - bytes(versions);
    if (bytes(versions) == 0 && versions.stream().allMatch(Optional::isEmpty)) {
      byKey.remove(key);
    }
    return freed;
  }

  List<String> keys(String prefix, String after, int limit) {
    String from = BY_BYTES.compare(after, prefix) > 0 ? after : prefix;
    return byKey.tailMap(from, true).keySet().stream()
        .takeWhile(key -> key.startsWith(prefix) || key.equals(after))
        .filter(key -> key.startsWith(prefix) && !key.equals(after))
        .filter(key -> current(key).isPresent())
        .limit(limit)
        .toList();
  }

  List<StoredObject> all(String key) {
    return byKey.getOrDefault(key, List.of()).stream().flatMap(Optional::stream).toList();
  }

  long bytes() {
    return byKey.values().stream().mapToLong(Versions::bytes).sum();
  }

  private static long bytes(List<Optional<StoredObject>> versions) {
    return versions.stream().flatMap(Optional::stream).mapToLong(StoredObject::length).sum();
  }
}
