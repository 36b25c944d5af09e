package dev.custody.adapter.http.world;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Counts what was opened and not closed. */
public final class OpenStreams {
  private int open;
  private int opened;

  public synchronized int open() {
    return open;
  }

  public synchronized int opened() {
    return opened;
  }

  /** Whether everything is closed within {@code patience}. */
  public synchronized boolean awaitAllClosed(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (open > 0) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  InputStream counted(InputStream stream) {
    synchronized (this) {
      open++;
      opened++;
    }
    return new Counted(stream);
  }

  private synchronized void closed() {
    open--;
    notifyAll();
  }

  private final class Counted extends FilterInputStream {
    private boolean closed;

    Counted(InputStream stream) {
      super(stream);
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        throw new IllegalStateException("closed twice");
      }
      closed = true;
      super.close();
      closed();
    }
  }
}
