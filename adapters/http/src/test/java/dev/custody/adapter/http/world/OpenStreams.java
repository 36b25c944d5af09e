package dev.custody.adapter.http.world;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what was opened and not closed. */
public final class OpenStreams {
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();

  public int open() {
    return open.get();
  }

  public int opened() {
    return opened.get();
  }

  InputStream counted(InputStream stream) {
    open.incrementAndGet();
    opened.incrementAndGet();
    return new FilterInputStream(stream) {
      private boolean closed;

      @Override
      public void close() throws IOException {
        if (closed) {
          throw new IllegalStateException("closed twice");
        }
        closed = true;
        super.close();
        open.decrementAndGet();
      }
    };
  }
}
