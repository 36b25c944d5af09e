package dev.custody.application.service;

import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A recording from its first byte on, waiting for more until it ends. It is read piece by piece:
 * one who reads slowly may find it delivered and purged meanwhile, and reads on in its location.
 */
final class FollowingStream extends InputStream {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final long LONGEST_PIECE = 8L << 20;

  private final RecordingRef recording;
  private final Spool spool;
  private final Function<ByteRange, InputStream> reader;
  private final BooleanSupplier mayGoOn;
  private final ReentrantLock reading = new ReentrantLock();
  private long offset;
  private @Nullable InputStream piece;
  private volatile boolean closed;

  /**
   * @param reader opens some of its bytes, wherever they are by then
   * @param mayGoOn whether the one who follows still may
   */
  FollowingStream(
      RecordingRef recording,
      Spool spool,
      Function<ByteRange, InputStream> reader,
      BooleanSupplier mayGoOn) {
    this.recording = recording;
    this.spool = spool;
    this.reader = reader;
    this.mayGoOn = mayGoOn;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    refuseRevoked();
    reading.lock();
    try {
      while (true) {
        InputStream current = piece == null ? nextPiece() : piece;
        if (current == null) {
          return -1;
        }
        piece = current;
        int n = current.read(into, from, length);
        if (n >= 0) {
          offset += n;
          return n;
        }
        closePiece();
      }
    } catch (SpoolException | Refusal e) {
      throw new IOException("following " + recording + " broke off", e);
    } finally {
      reading.unlock();
    }
  }

  /** A reader that waits looks up once a second; this waits until it did. */
  @Override
  public void close() throws IOException {
    closed = true;
    reading.lock();
    try {
      closePiece();
    } finally {
      reading.unlock();
    }
  }

  private void closePiece() throws IOException {
    if (piece != null) {
      piece.close();
      piece = null;
    }
  }

  /** The bytes behind those that were read; null at the end. */
  private @Nullable InputStream nextPiece() throws IOException {
    long end = awaitMore().durableBytes();
    return end == offset
        ? null
        : reader.apply(new ByteRange(offset, Math.min(end - offset, LONGEST_PIECE)));
  }

  /** Waits for a byte behind those that were read, or for the end. */
  private SpoolEntry awaitMore() throws IOException {
    while (true) {
      if (closed) {
        throw new IOException("nobody follows " + recording + " any more");
      }
      SpoolEntry entry = spool.awaitBeyond(recording, offset, BETWEEN_LOOKS);
      refuseRevoked();
      if (entry.discardedAt().isPresent()) {
        throw new IOException(recording + " was discarded while it was followed");
      }
      if (entry.durableBytes() > offset || !entry.open()) {
        return entry;
      }
    }
  }

  private void refuseRevoked() throws IOException {
    if (!mayGoOn.getAsBoolean()) {
      throw new IOException(
          "the token that " + recording + " is followed with opens nothing any more");
    }
  }
}
