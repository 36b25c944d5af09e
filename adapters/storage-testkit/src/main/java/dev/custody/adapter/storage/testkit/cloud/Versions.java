package dev.custody.adapter.storage.testkit.cloud;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A bucket's objects with their versions, the newest first. */
final class Versions {
  /** As S3 sorts keys: by their bytes. */
  static final Comparator<String> BY_BYTES =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  private final NavigableMap<String, List<StoredObject>> keys = new TreeMap<>(BY_BYTES);

  /** The object that is there now; a delete marker is none. */
  synchronized Optional<StoredObject> current(String key) {
    return newest(key).filter(object -> !object.isDeleteMarker());
  }

  synchronized Optional<StoredObject> newest(String key) {
    return keys.getOrDefault(key, List.of()).stream().findFirst();
  }

  synchronized Optional<StoredObject> version(String key, String versionId) {
    return keys.getOrDefault(key, List.of()).stream()
        .filter(object -> object.versionId().equals(versionId))
        .findFirst();
  }

  /**
   * Puts one in front; one of the same version id goes.
   *
   * @param unlessThere whether it must not be put where there is one
   * @return whether it was put
   */
  synchronized boolean put(StoredObject object, boolean unlessThere) {
    if (unlessThere && current(object.key()).isPresent()) {
      return false;
    }
    remove(object.key(), object.versionId());
    keys.computeIfAbsent(object.key(), made -> new ArrayList<>()).addFirst(object);
    return true;
  }

  synchronized Optional<StoredObject> remove(String key, String versionId) {
    Optional<StoredObject> removed = version(key, versionId);
    removed.ifPresent(object -> {
      List<StoredObject> versions = keys.getOrDefault(key, List.of());
      versions.remove(object);
      if (versions.isEmpty()) {
        keys.remove(key);
      }
      object.content().drop();
    });
    return removed;
  }

  /** The current objects after a key, in order. */
  synchronized List<StoredObject> after(String start, String prefix, int most) {
    List<StoredObject> found = new ArrayList<>();
    String from = BY_BYTES.compare(start, prefix) < 0 ? prefix : start;
    for (var entry : keys.tailMap(from, true).entrySet()) {
      if (found.size() == most || !entry.getKey().startsWith(prefix)) {
        break;
      }
      StoredObject newest = entry.getValue().getFirst();
      if (!newest.isDeleteMarker() && !entry.getKey().equals(start)) {
        found.add(newest);
      }
    }
    return found;
  }

  synchronized List<StoredObject> all() {
    return keys.values().stream().flatMap(List::stream).toList();
  }

  synchronized boolean isNewest(StoredObject object) {
    return newest(object.key()).filter(newest -> newest.equals(object)).isPresent();
  }
}
