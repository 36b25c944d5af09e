package dev.custody.adapter.storage.testkit.memory;

import dev.custody.adapter.storage.testkit.Checksums;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.domain.recording.Checksum;
import java.util.Optional;

/** An object as it lies in the store. */
public final class StoredObject {
  private final byte[] bytes;
  private final ObjectAttributes attributes;
  private final String etag;
  private final Optional<String> versionId;
  private final Checksum crc32c;

  StoredObject(byte[] bytes, ObjectAttributes attributes, String etag, Optional<String> versionId) {
    this.bytes = bytes;
    this.attributes = attributes;
    this.etag = etag;
    this.versionId = versionId;
    this.crc32c = Checksums.crc32c(bytes);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public long length() {
    return bytes.length;
  }

  public ObjectAttributes attributes() {
    return attributes;
  }

  public String etag() {
    return etag;
  }

  /** Empty where no versions are kept. */
  public Optional<String> versionId() {
    return versionId;
  }

  Checksum crc32c() {
    return crc32c;
  }
}
