package dev.custody.application.port.out.storage;

import dev.custody.domain.storage.ObjectKey;

/**
 * The keys that one location has for one organization. A {@link Storage} asks it before anything is
 * sent, so that no key of another organization, or outside the location, ever leaves this process.
 *
 * @param start what every key of it starts with; ends with a slash
 */
public record KeySpace(String start) {
  public KeySpace {
    if (start.isEmpty() || !start.endsWith("/")) {
      throw new IllegalArgumentException("not the start of keys: '%s'".formatted(start));
    }
  }

  /**
   * @param keyPrefix as {@link StorageType#keyPrefix} tells it
   */
  public static KeySpace of(String keyPrefix, StoragePlace place) {
    return new KeySpace(keyPrefix + place.organization() + "/");
  }

  /**
   * Answers {@code key} if it is one of these.
   *
   * @throws IllegalArgumentException if it is not
   */
  public ObjectKey require(ObjectKey key) {
    if (!key.startsWith(start)) {
      throw outside(key.value());
    }
    return key;
  }

  /**
   * Answers what the keys that a caller asks for by {@code prefix} start with; for an empty one,
   * what all of these do.
   *
   * @throws IllegalArgumentException if some that start with it are none of these
   */
  public String requirePrefix(String prefix) {
    if (prefix.isEmpty()) {
      return start;
    }
    if (!prefix.startsWith(start)) {
      throw outside(prefix);
    }
    return prefix;
  }

  private IllegalArgumentException outside(String what) {
    return new IllegalArgumentException(
        "'%s' is outside of this location: its keys start with '%s'".formatted(what, start));
  }
}
