package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.store.ChecksumAlgorithm;

/**
 * A checksum that came with an object and held.
 *
 * @param value in Base64, for a composite one with {@code -} and the number of parts
 */
public record Checksum(ChecksumAlgorithm algorithm, String value, Type type) {
  /** Of what it is the checksum. */
  public enum Type {
    FULL_OBJECT,
    /** Of the parts' checksums. */
    COMPOSITE
  }
}
