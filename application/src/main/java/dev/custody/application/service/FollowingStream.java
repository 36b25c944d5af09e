package dev.custody.application.service;

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
import org.jspecify.annotations.Nullable;

/** A recording from its first byte on, waiting for more until it ends. */
final class FollowingStream extends InputStream {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final RecordingRef recording;
  private final Spool spool;
  private final BooleanSupplier mayGoOn;
  private final ReentrantLock reading = new ReentrantLock();
  private long offset;
  private @Nullable InputStream piece;
  private volatile boolean closed;

  FollowingStream(RecordingRef recording, Spool spool, BooleanSupplier mayGoOn) {
    this.recording = recording;
    this.spool = spool;
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
    reading.lock();
    try {
      while (true) {
        if (piece == null) {
          SpoolEntry entry = awaitMore();
          if (entry.durableBytes() == offset) {
            return -1;
          }
          piece =
              spool.content(recording, new ByteRange(offset, entry.durableBytes() - offset)).open();
        }
        int n = piece.read(into, from, length);
        if (n >= 0) {
          offset += n;
          return n;
        }
        piece.close();
        piece = null;
      }
    } catch (SpoolException e) {
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
      if (piece != null) {
        piece.close();
        piece = null;
      }
    } finally {
      reading.unlock();
    }
  }

  /** Waits for a byte behind those that were read, or for the end. */
  private SpoolEntry awaitMore() throws IOException {
    while (true) {
      if (closed) {
        throw new IOException("nobody follows " + recording + " any more");
      }
      SpoolEntry entry = spool.awaitBeyond(recording, offset, BETWEEN_LOOKS);
      if (!mayGoOn.getAsBoolean()) {
        throw new IOException(
            "the token that " + recording + " is followed with opens nothing any more");
      }
      if (entry.discardedAt().isPresent()) {
        throw new IOException(recording + " was discarded while it was followed");
      }
      if (entry.durableBytes() > offset || !entry.open()) {
        return entry;
      }
    }
  }
}
