package dev.custody.adapter.storage.testkit;

import dev.custody.application.port.out.storage.StorageType;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.Capability;
import dev.custody.domain.storage.ObjectKey;
import dev.custody.domain.storage.StorageSettings;
import java.util.List;
import java.util.Set;

/**
 * What a storage type works upon, made for one test and empty when it begins: a server, a
 * directory. The contracts work through the type; they ask the far side itself, by its own means,
 * whether what the type told is true.
 *
 * <p>The methods with a body are the ways in which stores may differ. A contract asserts the one
 * way or the other, so that a deviation is said and never skipped over.
 */
public interface FarSide extends AutoCloseable {

  /** The type as a process that starts makes it; each further one finds what those before left. */
  StorageType start();

  /** Complete and right settings for a location of that organization. May be the same for all. */
  StorageSettings settings(OrganizationId organization);

  /** The keys of all objects that there are, of whomever, asked without the type. */
  Set<String> storedKeys();

  /** An object's bytes, read without the type. */
  byte[] storedBytes(ObjectKey key);

  /** How many uploads in parts are open, counted without the type. */
  int openUploads();

  /** Makes it unusable for good: the bucket is gone, the directory is a file. */
  void breakDown();

  /** Whether the store answers a put and a part with a checksum. */
  default boolean tellsChecksums() {
    return true;
  }

  /** Whether objects have version ids. */
  default boolean tellsVersions() {
    return false;
  }

  /** Whether keys that differ in case alone name two objects. */
  default boolean tellsCase() {
    return true;
  }

  /** Whether {@code a/b} can be an object while {@code a} is one. */
  default boolean takesObjectsBelowObjects() {
    return true;
  }

  /** How long a segment of a key may be, in bytes of UTF-8. */
  default int longestSegmentBytes() {
    return 1024;
  }

  /** What it can be told to refuse, as an administrator would by a policy. */
  default Set<Capability> refusable() {
    return Set.of();
  }

  /**
   * Refuses from now on.
   *
   * @param capability one of {@link #refusable}
   */
  default void refuse(Capability capability) {
    throw new UnsupportedOperationException("this far side cannot refuse " + capability);
  }

  /** Right settings of each older schema version, from 1 up. */
  default List<StorageSettings> olderSettings() {
    return List.of();
  }

  /** Settings that are right field by field and wrong together. */
  default List<StorageSettings> wrongTogether() {
    return List.of();
  }

  @Override
  default void close() {}
}
