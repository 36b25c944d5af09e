package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.store.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A version of an object, or the mark that it was deleted; seen from where its bytes are. */
public final class StoredObject {
  private final String key;
  private final String versionId;
  private final boolean deleteMarker;
  private final Content content;
  private final String etag;
  private final Attributes attributes;
  private final Optional<Checksum> checksum;
  private final Optional<String> kmsKeyArn;
  private final Instant modified;

  StoredObject(
      String key,
      String versionId,
      boolean deleteMarker,
      Content content,
      String etag,
      Attributes attributes,
      Optional<Checksum> checksum,
      Optional<String> kmsKeyArn,
      Instant modified) {
    this.key = key;
    this.versionId = versionId;
    this.deleteMarker = deleteMarker;
    this.content = content;
    this.etag = etag;
    this.attributes = attributes;
    this.checksum = checksum;
    this.kmsKeyArn = kmsKeyArn;
    this.modified = modified;
  }

  public String key() {
    return key;
  }

  /** {@code null}, as a word, in a bucket that is not versioned. */
  public String versionId() {
    return versionId;
  }

  public boolean isDeleteMarker() {
    return deleteMarker;
  }

  public long length() {
    return content.length();
  }

  /** All of it, for objects that fit into memory. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.toIntExact(length()));
    writeTo(bytes);
    return bytes.toByteArray();
  }

  public void writeTo(OutputStream out) {
    try {
      content.writeTo(out, 0, content.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without quotation marks. */
  public String etag() {
    return etag;
  }

  /** The user's own metadata; names in lower case. */
  public Map<String, String> metadata() {
    return attributes.metadata();
  }

  public Optional<String> contentType() {
    return Optional.ofNullable(attributes.headers().get("content-type"));
  }

  public Optional<Checksum> checksum() {
    return checksum;
  }

  public Optional<String> kmsKeyArn() {
    return kmsKeyArn;
  }

  public Instant modified() {
    return modified;
  }

  Content content() {
    return content;
  }

  Attributes attributes() {
    return attributes;
  }
}
