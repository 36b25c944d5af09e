package dev.custody.bootstrap.campaign;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;

/** A tus client of one connection, one request at a time. Offsets and lengths are in bytes. */
final class TusWire implements AutoCloseable {
  private final Wire wire;
  private final Tenant tenant;

  private TusWire(Wire wire, Tenant tenant) {
    this.wire = wire;
    this.tenant = tenant;
  }

  static TusWire to(URI address, Tenant tenant) throws IOException {
    return new TusWire(Wire.to(address), tenant);
  }

  Wire wire() {
    return wire;
  }

  /**
   * @param length empty where it is told later
   * @return the id of the new recording
   */
  String make(String title, OptionalLong length) throws IOException {
    request(
        "POST",
        tenant.uploads(),
        length.isPresent() ? "Upload-Length" : "Upload-Defer-Length",
        Long.toString(length.orElse(1)),
        "Upload-Metadata",
        "filename " + Base64.getEncoder().encodeToString(title.getBytes(StandardCharsets.US_ASCII)),
        "Content-Length",
        "0");
    return wire.reply().expect(201).idInLocation();
  }

  /** What is durable of it. */
  long head(String recording) throws IOException {
    request("HEAD", tenant.upload(recording));
    return offset(wire.replyToHead().expect(200));
  }

  /**
   * @param checked whether a digest goes with it
   * @return the offset that was acknowledged
   */
  long patch(String recording, long offset, byte[] piece, boolean checked) throws IOException {
    return offset(tryPatch(recording, offset, piece, checked).expect(204));
  }

  /** The same, whatever is answered. */
  Wire.Reply tryPatch(String recording, long offset, byte[] piece, boolean checked)
      throws IOException {
    String length = Integer.toString(piece.length);
    if (checked) {
      patch(recording, offset, "Content-Length", length, "Content-Digest", digest(piece));
    } else {
      patch(recording, offset, "Content-Length", length);
    }
    wire.write(piece);
    return wire.reply();
  }

  /** Its body is written as chunks to the wire. */
  void openPatch(String recording, long offset) throws IOException {
    patch(recording, offset, "Transfer-Encoding", "chunked");
  }

  /**
   * @return the offset that was acknowledged
   */
  long endPatch() throws IOException {
    wire.lastChunk();
    return offset(wire.reply().expect(204));
  }

  /** Ends a recording that has {@code length} bytes, and whose length was deferred. */
  void tellLength(String recording, long length) throws IOException {
    patch(recording, length, "Upload-Length", Long.toString(length), "Content-Length", "0");
    wire.reply().expect(204);
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }

  private void patch(String recording, long offset, String... headers) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "Upload-Offset",
                Long.toString(offset),
                "Content-Type",
                "application/offset+octet-stream"));
    all.addAll(List.of(headers));
    request("PATCH", tenant.upload(recording), all.toArray(String[]::new));
  }

  private void request(String method, String path, String... headers) throws IOException {
    List<String> all =
        new ArrayList<>(List.of("Authorization", tenant.authorization(), "Tus-Resumable", "1.0.0"));
    all.addAll(List.of(headers));
    wire.request(method, path, all.toArray(String[]::new));
  }

  static long offset(Wire.Reply reply) {
    return Long.parseLong(reply.header("upload-offset"));
  }

  private static String digest(byte[] piece) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(piece);
      return "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
