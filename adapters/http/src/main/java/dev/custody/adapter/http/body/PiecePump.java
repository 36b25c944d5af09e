package dev.custody.adapter.http.body;

import io.micronaut.core.io.buffer.ReadBuffer;
import io.micronaut.core.io.buffer.ReadBufferFactory;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads content on a thread of its own and hands it on in pieces, one ahead of what the client
 * takes. Whoever ends it, the thread that reads closes what it reads; only a read that may wait for
 * ever is woken by closing it from outside.
 */
final class PiecePump implements Publisher<ReadBuffer>, Subscription, Runnable {
  /** Larger ones gain nothing, smaller ones cost [measured]. */
  static final int PIECE_BYTES = 256 << 10;

  /** For content that comes as it is made: there may be many who watch, and little at a time. */
  private static final int TRICKLE_BYTES = 32 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(PiecePump.class);

  private final StreamedContent content;
  private final ReadBufferFactory buffers;
  private final Executor threads;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long demand;
  private boolean started;
  private boolean cancelled;
  private @Nullable Subscriber<? super ReadBuffer> subscriber;

  PiecePump(StreamedContent content, ReadBufferFactory buffers, Executor threads) {
    this.content = content;
    this.buffers = buffers;
    this.threads = threads;
  }

  @Override
  public void subscribe(Subscriber<? super ReadBuffer> newSubscriber) {
    lock.lock();
    try {
      if (subscriber != null) {
        throw new IllegalStateException("content is read once");
      }
      subscriber = newSubscriber;
    } finally {
      lock.unlock();
    }
    newSubscriber.onSubscribe(this);
    boolean begin;
    lock.lock();
    try {
      begin = !cancelled;
      started = begin;
    } finally {
      lock.unlock();
    }
    if (begin) {
      threads.execute(this);
    }
  }

  @Override
  public void request(long pieces) {
    lock.lock();
    try {
      demand = demand + pieces < 0 ? Long.MAX_VALUE : demand + pieces;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Harmless if repeated; never waits. */
  @Override
  public void cancel() {
    boolean nobodyReads;
    lock.lock();
    try {
      if (cancelled) {
        return;
      }
      cancelled = true;
      nobodyReads = !started;
      changed.signal();
    } finally {
      lock.unlock();
    }
    if (nobodyReads || content.endless()) {
      // Elsewhere, since closing may wait and this may be the event loop.
      threads.execute(this::closeQuietly);
    }
  }

  @Override
  public void run() {
    Subscriber<? super ReadBuffer> target = Objects.requireNonNull(subscriber);
    try {
      if (pump(target)) {
        content.close();
        target.onComplete();
      }
    } catch (IOException | RuntimeException e) {
      if (wanted()) {
        target.onError(e);
      }
    } finally {
      closeQuietly();
    }
  }

  /**
   * Hands on piece by piece.
   *
   * @return whether that was all; false if it is not wanted any more
   */
  private boolean pump(Subscriber<? super ReadBuffer> target) throws IOException {
    OptionalLong length = content.length();
    long left = length.orElse(Long.MAX_VALUE);
    byte[] buffer = buffer(left);
    while (left > 0) {
      int read = fill(buffer, (int) Math.min(buffer.length, left));
      if (read == 0) {
        if (length.isPresent()) {
          throw new EOFException("the content ended %d bytes early".formatted(left));
        }
        return wanted();
      }
      left -= read;
      byte[] piece = buffer;
      if (read < buffer.length) {
        piece = Arrays.copyOf(buffer, read);
      } else {
        buffer = buffer(left);
      }
      if (!awaitDemand()) {
        return false;
      }
      target.onNext(buffers.adapt(piece));
    }
    return wanted();
  }

  private byte[] buffer(long left) {
    return new byte[(int) Math.min(content.endless() ? TRICKLE_BYTES : PIECE_BYTES, left)];
  }

  /** A whole piece where the length is known; what is there where bytes come when they come. */
  private int fill(byte[] buffer, int length) throws IOException {
    return content.endless()
        ? Math.max(0, content.bytes().read(buffer, 0, length))
        : content.bytes().readNBytes(buffer, 0, length);
  }

  private boolean awaitDemand() {
    lock.lock();
    try {
      while (demand == 0 && !cancelled) {
        changed.awaitUninterruptibly();
      }
      demand -= demand == Long.MAX_VALUE || demand == 0 ? 0 : 1;
      return !cancelled;
    } finally {
      lock.unlock();
    }
  }

  private boolean wanted() {
    lock.lock();
    try {
      return !cancelled;
    } finally {
      lock.unlock();
    }
  }

  private void closeQuietly() {
    try {
      content.close();
    } catch (IOException | RuntimeException e) {
      LOG.warn("content that was read did not close", e);
    }
  }
}
