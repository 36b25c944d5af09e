package dev.custody.adapter.storage.testkit.memory;

import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The parts of one upload. Guarded by its bucket. */
final class Upload {
  private final String key;
  private final ObjectAttributes attributes;
  private final NavigableMap<Integer, Part> parts = new TreeMap<>();

  /** One part as it was sent last. */
  static final class Part {
    private final byte[] bytes;
    private final String etag;

    private Part(byte[] bytes, String etag) {
      this.bytes = bytes;
      this.etag = etag;
    }

    byte[] bytes() {
      return bytes;
    }

    long length() {
      return bytes.length;
    }
  }

  Upload(String key, ObjectAttributes attributes) {
    this.key = key;
    this.attributes = attributes;
  }

  String key() {
    return key;
  }

  ObjectAttributes attributes() {
    return attributes;
  }

  NavigableMap<Integer, Part> parts() {
    return parts;
  }

  /** How many bytes that number held before. */
  long put(int number, byte[] bytes, String etag) {
    return Optional.ofNullable(parts.put(number, new Part(bytes, etag)))
        .map(Part::length)
        .orElse(0L);
  }

  long bytes() {
    return parts.values().stream().mapToLong(Part::length).sum();
  }

  boolean has(PartReceipt receipt) {
    Part part = parts.get(receipt.number());
    return part != null && part.etag.equals(receipt.etag()) && part.length() == receipt.length();
  }
}
