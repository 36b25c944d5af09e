package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.http.Exchange;
import dev.custody.adapter.storage.testkit.cloud.sign.ChunkedPayload;
import dev.custody.adapter.storage.testkit.cloud.sign.Digests;
import dev.custody.adapter.storage.testkit.cloud.sign.Payload;
import dev.custody.adapter.storage.testkit.cloud.sign.PlainPayload;
import dev.custody.adapter.storage.testkit.cloud.store.Blob;
import dev.custody.adapter.storage.testkit.cloud.store.Blobs;
import dev.custody.adapter.storage.testkit.cloud.store.ChecksumAlgorithm;
import dev.custody.adapter.storage.testkit.cloud.store.Sink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Takes the bytes of an object or a part, and holds them to all that was said of them. */
final class Receiving {
  private final Blobs blobs;
  private final Ids ids;

  Receiving(Blobs blobs, Ids ids) {
    this.blobs = blobs;
    this.ids = ids;
  }

  /**
   * What came.
   *
   * @param checksum computed, where there is a reason to
   */
  record Received(
      Blob blob, String etag, Optional<ChecksumAlgorithm> algorithm, Optional<byte[]> checksum) {}

  /**
   * @param wanted the algorithm to sum up with where the request names none
   */
  Received receive(S3Call call, Optional<ChecksumAlgorithm> wanted) throws IOException {
    boolean deaf = call.has(Fault.NoChecksums.class);
    Optional<ChecksumAlgorithm> named = deaf ? Optional.empty() : named(call);
    Optional<ChecksumAlgorithm> algorithm = deaf ? Optional.empty() : named.or(() -> wanted);
    Optional<Fault.KeepWrong> wrong = call.struck().by(Fault.KeepWrong.class);
    try (Sink sink = blobs.sink()) {
      boolean opaque = call.bucket().hasOpaqueEtags();
      boolean compared = call.header("Content-MD5").isPresent();
      Counting sent = new Counting(opaque, compared, algorithm);
      Payload payload = payload(call);
      take(call, payload, sent, sink, wrong);
      check(call, payload, sent, named);
      Blob blob = sink.blob();
      Counting told = sent;
      if (wrong.filter(Fault.KeepWrong::honest).isPresent()) {
        told = new Counting(opaque, compared, algorithm);
        told.update(blob.bytes(), 0, (int) blob.length());
      }
      return new Received(blob, told.etag(ids), algorithm, told.checksum());
    } catch (Payload.WrongException e) {
      throw refusal(e);
    }
  }

  private static void take(
      S3Call call, Payload payload, Counting sent, Sink sink, Optional<Fault.KeepWrong> wrong)
      throws IOException {
    long cutAfter =
        call.struck().by(Fault.CutInBody.class).map(Fault.CutInBody::afterBytes).orElse(-1L);
    byte[] piece = new byte[Blob.PIECE];
    long length = 0;
    Optional<Byte> heldBack = Optional.empty();
    for (int count = payload.read(piece, 0, piece.length);
        count >= 0;
        count = payload.read(piece, 0, piece.length)) {
      sent.update(piece, 0, count);
      if (count > 0 && wrong.isPresent()) {
        heldBack = spoil(wrong.get().how(), piece, count, length, sink, heldBack);
      } else {
        sink.write(piece, 0, count);
      }
      length += count;
      if (cutAfter >= 0 && length >= cutAfter) {
        throw new Exchange.Cut();
      }
    }
  }

  /** Writes something else; answers the byte that is not written unless another follows. */
  private static Optional<Byte> spoil(
      Fault.Wrong how, byte[] piece, int count, long before, Sink sink, Optional<Byte> heldBack)
      throws IOException {
    return switch (how) {
      case FLIPPED -> {
        if (before == 0) {
          piece[0] ^= 1;
        }
        sink.write(piece, 0, count);
        yield Optional.empty();
      }
      case FRAMED -> {
        sink.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        sink.write(piece, 0, count);
        sink.write('\r');
        sink.write('\n');
        yield Optional.empty();
      }
      case TRUNCATED -> {
        if (heldBack.isPresent()) {
          sink.write(heldBack.get());
        }
        sink.write(piece, 0, count - 1);
        yield Optional.of(piece[count - 1]);
      }
    };
  }

  private static Payload payload(S3Call call) {
    String hash = call.header("x-amz-content-sha256").orElse("");
    boolean trailing = hash.endsWith("-TRAILER");
    if (trailing && call.has(Fault.NoTrailers.class)) {
      throw new Refusal(
          400,
          "XAmzContentSHA256Mismatch",
          "The provided 'x-amz-content-sha256' header does not match what was computed.");
    }
    var body = call.request().body();
    if (hash.startsWith("STREAMING-")) {
      boolean signed = hash.startsWith("STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
      long length =
          call.header("x-amz-decoded-content-length")
              .map(Long::parseLong)
              .orElseThrow(() ->
                  new Refusal(
                      411,
                      "MissingContentLength",
                      "You must provide the Content-Length HTTP header."));
      return new ChunkedPayload(
          body,
          signed ? Optional.of(call.proven().signatures()) : Optional.empty(),
          trailing,
          length);
    }
    return new PlainPayload(
        body, hash.equals("UNSIGNED-PAYLOAD") ? Optional.empty() : Optional.of(hash));
  }

  /** The algorithm whose checksum comes with the request, before the body or behind it. */
  static Optional<ChecksumAlgorithm> named(S3Call call) {
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      if (call.header(algorithm.header()).isPresent()) {
        return Optional.of(algorithm);
      }
    }
    return call.header("x-amz-trailer").flatMap(ChecksumAlgorithm::ofHeader);
  }

  private static void check(
      S3Call call, Payload payload, Counting sent, Optional<ChecksumAlgorithm> named) {
    named.ifPresent(algorithm -> {
      String said =
          call.header(algorithm.header())
              .or(() -> payload.trailers().first(algorithm.header()))
              .orElseThrow(() ->
                  new Refusal(
                      400,
                      "MalformedTrailerError",
                      "The request contained trailing data that was not well-formed."));
      String computed = Base64.getEncoder().encodeToString(sent.checksum().orElseThrow());
      if (!computed.equals(said)) {
        throw new Refusal(
            400,
            "BadDigest",
            "The %s you specified did not match the calculated checksum.".formatted(algorithm));
      }
    });
    Optional<String> md5 = call.header("Content-MD5");
    if (md5.isPresent() && !sent.md5().filter(md5.get()::equals).isPresent()) {
      throw new Refusal(
          400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
    }
    boolean proven = named.isPresent() || md5.isPresent();
    if (call.bucket().lock().isPresent() && !proven) {
      throw Refusal.invalidRequest(
          "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters");
    }
  }

  private static Refusal refusal(Payload.WrongException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e.kind()) {
      case HASH -> new Refusal(400, "XAmzContentSHA256Mismatch", message);
      case CHUNK_SIGNATURE -> new Refusal(403, "SignatureDoesNotMatch", message);
      case INCOMPLETE -> new Refusal(400, "IncompleteBody", message);
      case MALFORMED_TRAILER -> new Refusal(400, "MalformedTrailerError", message);
    };
  }

  /** Sums up bytes as they come. */
  private static final class Counting {
    private final boolean opaque;
    private final Optional<MessageDigest> md5;
    private final Optional<ChecksumAlgorithm.Running> running;
    private Optional<byte[]> md5Value = Optional.empty();
    private Optional<byte[]> value = Optional.empty();

    /**
     * @param opaque whether ETags are no digests
     * @param compared whether the request tells an MD5 all the same
     */
    Counting(boolean opaque, boolean compared, Optional<ChecksumAlgorithm> algorithm) {
      this.opaque = opaque;
      md5 = opaque && !compared ? Optional.empty() : Optional.of(Digests.digest("MD5"));
      running = algorithm.map(ChecksumAlgorithm::begin);
    }

    void update(byte[] bytes, int offset, int count) {
      md5.ifPresent(digest -> digest.update(bytes, offset, count));
      running.ifPresent(sum -> sum.update(bytes, offset, count));
    }

    Optional<byte[]> checksum() {
      value = value.or(() -> running.map(ChecksumAlgorithm.Running::value));
      return value;
    }

    Optional<String> md5() {
      md5Value = md5Value.or(() -> md5.map(MessageDigest::digest));
      return md5Value.map(Base64.getEncoder()::encodeToString);
    }

    String etag(Ids ids) {
      var _ = md5();
      return md5Value
          .filter(digest -> !opaque)
          .map(HexFormat.of()::formatHex)
          .orElseGet(() -> ids.hex(32));
    }
  }
}
