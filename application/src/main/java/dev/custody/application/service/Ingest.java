package dev.custody.application.service;

import dev.custody.application.port.in.Record.BodyDigest;
import dev.custody.application.port.in.Record.Receive;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.SpoolWriter;
import dev.custody.application.port.out.StagedWriter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Copies one body into the spool, as fast as it comes, holding a buffer that fits the pace of the
 * stream.
 */
final class Ingest {
  private static final int SMALLEST_BUFFER = 4 << 10;
  private static final int LARGEST_BUFFER = 256 << 10;
  private static final long BYTES_BETWEEN_NUDGES = 8L << 20;

  private final TokenValidity validity;

  Ingest(TokenValidity validity) {
    this.validity = validity;
  }

  /**
   * Takes the body in until it ends; what was taken is forced on the way out, however that is.
   *
   * @param mostOffset the offset that must not be passed
   * @param progressed is told now and then that a good piece is durable or soon will be
   * @return the durable offset
   * @throws GoesBeyond if there is more of it than goes up to {@code mostOffset}
   */
  long copy(
      Receive command, InputStream body, SpoolWriter writer, long mostOffset, Runnable progressed) {
    try {
      copyToEnd(command, body, writer, mostOffset, progressed);
    } catch (IOException e) {
      writer.force();
      throw new Refusal.BodyBroken(
          "the body broke off after %d bytes of the recording; what is durable is kept, go on from there"
              .formatted(writer.offset()),
          e);
    } catch (GoesBeyond | Refusal | SpoolException.Full | SpoolException.OverQuota e) {
      writer.force();
      throw e;
    }
    return writer.force();
  }

  /** As {@link #copy}, for bytes that count only if they hash to what was announced. */
  long copyDigested(
      Receive command,
      InputStream body,
      StagedWriter writer,
      long mostOffset,
      BodyDigest expected) {
    MessageDigest digest = Hashing.digest(expected.algorithm());
    try {
      copyToEnd(command, new HashedStream(body, digest), writer, mostOffset, () -> {});
    } catch (IOException e) {
      throw new Refusal.BodyBroken(
          "the body broke off before its digest could be compared; nothing of it is kept", e);
    } catch (GoesBeyond e) {
      throw e.refusal();
    }
    String actual = HexFormat.of().formatHex(digest.digest());
    if (!actual.equals(expected.hex())) {
      throw new Refusal.DigestMismatch(
          "the body's %s is %s, and %s was announced; nothing of it is kept"
              .formatted(expected.algorithm(), actual, expected.hex()));
    }
    return writer.commit();
  }

  private void copyToEnd(
      Receive command, InputStream body, SpoolWriter writer, long mostOffset, Runnable progressed)
      throws IOException {
    byte[] buffer = new byte[SMALLEST_BUFFER];
    long nudgedAt = writer.offset();
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      refuseRevoked(command);
      if (n > mostOffset - writer.offset()) {
        throw new GoesBeyond(mostOffset);
      }
      writer.write(buffer, 0, n);
      if (writer.offset() - nudgedAt >= BYTES_BETWEEN_NUDGES) {
        progressed.run();
        nudgedAt = writer.offset();
      }
      buffer = fitting(buffer, n);
    }
  }

  /**
   * A stream that fills its buffer gets a larger one, up to a bound; one that trickles does not
   * keep it.
   */
  private static byte[] fitting(byte[] buffer, int filled) {
    if (filled == buffer.length && buffer.length < LARGEST_BUFFER) {
      return new byte[Math.min(buffer.length * 8, LARGEST_BUFFER)];
    }
    return filled < SMALLEST_BUFFER && buffer.length > SMALLEST_BUFFER
        ? new byte[SMALLEST_BUFFER]
        : buffer;
  }

  private void refuseRevoked(Receive command) {
    if (!validity.holds(command.caller())) {
      throw new Refusal.TokenNoLongerValid(
          "the token that this upload began with was revoked or has expired; what is durable is kept");
    }
  }

  /** A body of unknown length has more bytes than there is room for in its recording. */
  static final class GoesBeyond extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long bound;

    GoesBeyond(long bound) {
      super("more than " + bound + " bytes");
      this.bound = bound;
    }

    long bound() {
      return bound;
    }

    Refusal refusal() {
      return new Refusal.TooLarge(
          "the body goes beyond byte %d, where this recording must end".formatted(bound));
    }
  }

  private static final class HashedStream extends FilterInputStream {
    private final MessageDigest digest;

    HashedStream(InputStream body, MessageDigest digest) {
      super(body);
      this.digest = digest;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      if (one >= 0) {
        digest.update((byte) one);
      }
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int n = super.read(into, from, length);
      if (n > 0) {
        digest.update(into, from, n);
      }
      return n;
    }
  }
}
