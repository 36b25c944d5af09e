package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.store.Blob;
import dev.custody.adapter.storage.testkit.cloud.store.ChecksumAlgorithm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A multipart upload that is neither completed nor aborted. */
final class Upload {
  /** One part; the checksum is of the upload's algorithm. */
  record Part(int number, Blob blob, String etag, Optional<byte[]> checksum, Instant modified) {}

  private final String id;
  private final String key;
  private final Attributes attributes;
  private final Optional<ChecksumAlgorithm> algorithm;
  private final Checksum.Type type;
  private final Optional<String> kmsKeyArn;
  private final Map<String, String> asked;
  private final Instant begun;
  private final NavigableMap<Integer, Part> parts = new TreeMap<>();
  private boolean gone;

  Upload(
      String id,
      String key,
      Attributes attributes,
      Optional<ChecksumAlgorithm> algorithm,
      Checksum.Type type,
      Optional<String> kmsKeyArn,
      Map<String, String> asked,
      Instant begun) {
    this.id = id;
    this.key = key;
    this.attributes = attributes;
    this.algorithm = algorithm;
    this.type = type;
    this.kmsKeyArn = kmsKeyArn;
    this.asked = Map.copyOf(asked);
    this.begun = begun;
  }

  /** What the call that began it asked for by that header, which its parts do not say again. */
  Optional<String> asked(String header) {
    return Optional.ofNullable(asked.get(header));
  }

  String id() {
    return id;
  }

  String key() {
    return key;
  }

  Attributes attributes() {
    return attributes;
  }

  Optional<ChecksumAlgorithm> algorithm() {
    return algorithm;
  }

  Checksum.Type type() {
    return type;
  }

  Optional<String> kmsKeyArn() {
    return kmsKeyArn;
  }

  Instant begun() {
    return begun;
  }

  /**
   * Keeps a part; one of the same number goes.
   *
   * @return whether the upload was still there
   */
  synchronized boolean put(Part part) {
    if (gone) {
      part.blob().drop();
      return false;
    }
    Part before = parts.put(part.number(), part);
    if (before != null) {
      before.blob().drop();
    }
    return true;
  }

  synchronized List<Part> parts() {
    return List.copyOf(parts.values());
  }

  synchronized Optional<Part> part(int number) {
    return Optional.ofNullable(parts.get(number));
  }

  /** Ends it; the parts that an object is made of now stay. */
  synchronized void end(List<Part> kept) {
    gone = true;
    parts.values().stream()
        .filter(part -> !kept.contains(part))
        .forEach(part -> part.blob().drop());
    parts.clear();
  }
}
