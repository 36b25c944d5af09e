package dev.custody.adapter.storage.testkit.cloud.sign;

import dev.custody.adapter.storage.testkit.cloud.http.Headers;
import dev.custody.adapter.storage.testkit.cloud.http.Source;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A body in {@code aws-chunked}: chunks with or without signatures, with or without trailers. */
public final class ChunkedPayload extends Payload {
  private static final Pattern SIGNED_CHUNK =
      Pattern.compile("([0-9a-fA-F]+);chunk-signature=([0-9a-f]{64})");
  private static final Pattern PLAIN_CHUNK = Pattern.compile("([0-9a-fA-F]+)");
  private static final String EMPTY_HASH = Digests.hexSha256("");

  private final Source source;
  private final Optional<Signatures> signatures;
  private final boolean trailing;
  private final long announced;
  private final Headers trailers = new Headers();
  private final MessageDigest digest = Digests.sha256();
  private String previous;
  private String wanted = "";
  private long left;
  private long total;
  private boolean done;

  /**
   * Makes one.
   *
   * @param signatures of the chunks, where they are signed
   * @param trailing whether headers follow the last chunk
   * @param announced the length without the wrapping
   */
  public ChunkedPayload(
      InputStream in, Optional<Signatures> signatures, boolean trailing, long announced) {
    this.source = new Source(in);
    this.signatures = signatures;
    this.trailing = trailing;
    this.announced = announced;
    this.previous = signatures.map(Signatures::seed).orElse("");
  }

  @Override
  public Headers trailers() {
    return trailers;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (!done && left == 0) {
      nextChunk();
    }
    if (done) {
      return -1;
    }
    int count = source.read(into, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw incomplete();
    }
    if (signatures.isPresent()) {
      digest.update(into, offset, count);
    }
    left -= count;
    total += count;
    if (left == 0) {
      endChunk();
      if (!line(source.line()).isEmpty()) {
        throw incomplete();
      }
    }
    return count;
  }

  private void nextChunk() throws IOException {
    Matcher head =
        (signatures.isPresent() ? SIGNED_CHUNK : PLAIN_CHUNK).matcher(line(source.line()));
    if (!head.matches()) {
      throw incomplete();
    }
    left = Long.parseLong(head.group(1), 16);
    wanted = signatures.isPresent() ? head.group(2) : "";
    if (left == 0) {
      endChunk();
      readTrailers();
      done = true;
      if (total != announced) {
        throw incomplete();
      }
    }
  }

  private void endChunk() throws WrongException {
    if (signatures.isPresent()) {
      String hash = HexFormat.of().formatHex(digest.digest());
      check(signatures.get().next("-PAYLOAD", previous, EMPTY_HASH + "\n" + hash), wanted);
    }
  }

  private void check(String computed, String sent) throws WrongException {
    if (!Digests.same(computed, sent)) {
      throw new WrongException(
          WrongException.Kind.CHUNK_SIGNATURE,
          "The request signature we calculated does not match the signature you provided. Check"
              + " your key and signing method.");
    }
    previous = computed;
  }

  private void readTrailers() throws IOException {
    StringBuilder canonical = new StringBuilder();
    String signature = "";
    for (String line = source.line(); line != null && !line.isEmpty(); line = source.line()) {
      int colon = line.indexOf(':');
      if (!trailing || colon <= 0) {
        throw new WrongException(
            WrongException.Kind.MALFORMED_TRAILER,
            "The request contained trailing data that was not well-formed or did not conform to"
                + " our published schema.");
      }
      String name = line.substring(0, colon).strip().toLowerCase(java.util.Locale.ROOT);
      String value = line.substring(colon + 1).strip();
      if (name.equals("x-amz-trailer-signature")) {
        signature = value;
      } else {
        trailers.add(name, value);
        canonical.append(name).append(':').append(value).append('\n');
      }
    }
    if (trailing && signatures.isPresent()) {
      check(
          signatures.get().next("-TRAILER", previous, Digests.hexSha256(canonical.toString())),
          signature);
    }
    drain();
  }

  /** The wrapping may end with one more empty line. */
  private void drain() throws IOException {
    while (source.read() >= 0) {
      // Nothing else can be there: the length of the whole was announced.
    }
  }

  private String line(@Nullable String line) throws WrongException {
    if (line == null) {
      throw incomplete();
    }
    return line;
  }

  private static WrongException incomplete() {
    return new WrongException(
        WrongException.Kind.INCOMPLETE,
        "You did not provide the number of bytes specified by the Content-Length HTTP header.");
  }
}
