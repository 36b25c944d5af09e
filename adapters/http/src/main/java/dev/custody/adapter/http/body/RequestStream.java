package dev.custody.adapter.http.body;

import io.micronaut.core.io.buffer.ReadBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A request's body for a blocking reader. Nothing is asked of the client before the first read, so
 * that a request can be refused without its body ({@code 100 Continue} is sent by that read). The
 * event loop itself asks for more while fewer than {@link #WINDOW_BYTES} wait, and the reader takes
 * all that wait at once: no thread waits for another on each buffer.
 *
 * <p>What came before a failure is read before the failure is thrown. One reader at a time; {@link
 * #close} releases everything and lets the rest of the body go.
 */
public final class RequestStream extends InputStream {
  /** How much may wait between the event loop and the reader. */
  static final int WINDOW_BYTES = 256 << 10;

  private final Publisher<ReadBuffer> body;
  private final Optional<Duration> patience;
  private final Arrivals arrivals = new Arrivals();

  private boolean started;
  private long deadlineNanos;
  private ArrayDeque<ReadBuffer> taken = new ArrayDeque<>();
  private @Nullable ReadBuffer current;

  private RequestStream(Publisher<ReadBuffer> body, Optional<Duration> patience) {
    this.body = body;
    this.patience = patience;
  }

  /** For a body that may take as long as it likes. */
  public static RequestStream patient(Publisher<ReadBuffer> body) {
    return new RequestStream(body, Optional.empty());
  }

  /**
   * For a body that has to be there within {@code patience} of the first read; after that reading
   * throws {@link TooSlowException}.
   */
  public static RequestStream within(Duration patience, Publisher<ReadBuffer> body) {
    return new RequestStream(body, Optional.of(patience));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    ReadBuffer buffer = next();
    if (buffer == null) {
      return -1;
    }
    int waiting = buffer.readable();
    if (waiting <= length) {
      current = null;
      buffer.toArray(bytes, offset);
      return waiting;
    }
    buffer.split(length).toArray(bytes, offset);
    return length;
  }

  /** What can be read without waiting. */
  @Override
  public int available() {
    ReadBuffer buffer = current == null ? taken.peek() : current;
    return buffer != null ? buffer.readable() : arrivals.waitingBytes();
  }

  @Override
  public void close() {
    if (current != null) {
      current.close();
      current = null;
    }
    taken.forEach(ReadBuffer::close);
    taken.clear();
    arrivals.close();
  }

  /** A buffer with something in it; null at the end of the body. */
  private @Nullable ReadBuffer next() throws IOException {
    start();
    while (current == null) {
      ReadBuffer buffer = taken.poll();
      if (buffer == null) {
        ArrayDeque<ReadBuffer> more = arrivals.takeAll(taken, patience.isPresent(), deadlineNanos);
        if (more == null) {
          return null;
        }
        taken = more;
      } else if (buffer.readable() == 0) {
        buffer.close();
      } else {
        current = buffer;
      }
    }
    return current;
  }

  private void start() {
    if (!started) {
      started = true;
      deadlineNanos = System.nanoTime() + patience.map(Duration::toNanos).orElse(0L);
      body.subscribe(arrivals);
    }
  }

  /** The side of the event loop. */
  private static final class Arrivals implements Subscriber<ReadBuffer> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private ArrayDeque<ReadBuffer> queue = new ArrayDeque<>();
    private int queuedBytes;
    private boolean paused;
    private boolean awaited;
    private boolean ended;
    private boolean closed;
    private @Nullable Throwable failure;
    private @Nullable Subscription subscription;

    @Override
    public void onSubscribe(Subscription newSubscription) {
      boolean wanted;
      lock.lock();
      try {
        subscription = newSubscription;
        wanted = !closed;
      } finally {
        lock.unlock();
      }
      if (wanted) {
        newSubscription.request(1);
      } else {
        newSubscription.cancel();
      }
    }

    @Override
    public void onNext(ReadBuffer buffer) {
      Subscription more = null;
      lock.lock();
      try {
        if (closed) {
          buffer.close();
          return;
        }
        queue.add(buffer);
        queuedBytes += buffer.readable();
        paused = queuedBytes >= WINDOW_BYTES;
        more = paused ? null : subscription;
        wake();
      } finally {
        lock.unlock();
      }
      if (more != null) {
        more.request(1);
      }
    }

    @Override
    public void onError(Throwable thrown) {
      end(thrown);
    }

    @Override
    public void onComplete() {
      end(null);
    }

    private void end(@Nullable Throwable thrown) {
      lock.lock();
      try {
        ended = true;
        failure = thrown;
        wake();
      } finally {
        lock.unlock();
      }
    }

    private void wake() {
      if (awaited) {
        awaited = false;
        changed.signal();
      }
    }

    int waitingBytes() {
      lock.lock();
      try {
        return queuedBytes;
      } finally {
        lock.unlock();
      }
    }

    /**
     * Everything that has arrived, waiting for something if nothing has; null at the end.
     *
     * @param spare an empty queue, to be filled from now on
     */
    @Nullable ArrayDeque<ReadBuffer> takeAll(
        ArrayDeque<ReadBuffer> spare, boolean limited, long deadlineNanos) throws IOException {
      Subscription more = null;
      ArrayDeque<ReadBuffer> arrived;
      lock.lock();
      try {
        awaitArrival(limited, deadlineNanos);
        if (queue.isEmpty()) {
          throwFailure();
          return null;
        }
        arrived = queue;
        queue = spare;
        queuedBytes = 0;
        more = paused ? subscription : null;
        paused = false;
      } finally {
        lock.unlock();
      }
      if (more != null) {
        more.request(1);
      }
      return arrived;
    }

    private void awaitArrival(boolean limited, long deadlineNanos) throws IOException {
      try {
        while (queue.isEmpty() && !ended && !closed) {
          awaited = true;
          if (!limited) {
            changed.await();
          } else if (changed.awaitNanos(deadlineNanos - System.nanoTime()) <= 0) {
            throw new TooSlowException();
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw (InterruptedIOException)
            new InterruptedIOException("interrupted while waiting for the body").initCause(e);
      }
    }

    private void throwFailure() throws IOException {
      if (closed) {
        throw new IOException("the body is closed");
      }
      if (failure != null) {
        throw new IOException("the body broke off", failure);
      }
    }

    void close() {
      Subscription open;
      lock.lock();
      try {
        closed = true;
        queue.forEach(ReadBuffer::close);
        queue.clear();
        queuedBytes = 0;
        open = ended ? null : subscription;
        wake();
      } finally {
        lock.unlock();
      }
      if (open != null) {
        open.cancel();
      }
    }
  }
}
