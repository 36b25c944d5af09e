package dev.custody.adapter.http.body;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bytes to be answered, and the one who closes them, exactly once. */
public final class StreamedContent implements Closeable {
  private final InputStream bytes;
  private final OptionalLong length;
  private final boolean endless;
  private final AtomicBoolean closed = new AtomicBoolean();

  private StreamedContent(InputStream bytes, OptionalLong length, boolean endless) {
    this.bytes = bytes;
    this.length = length;
    this.endless = endless;
  }

  /** As many bytes as were promised; fewer break the connection. */
  public static StreamedContent of(InputStream bytes, long length) {
    return new StreamedContent(bytes, OptionalLong.of(length), false);
  }

  /**
   * Bytes that come when they come.
   *
   * @param bytes closing it wakes whoever reads it
   */
  public static StreamedContent endless(InputStream bytes) {
    return new StreamedContent(bytes, OptionalLong.empty(), true);
  }

  InputStream bytes() {
    return bytes;
  }

  OptionalLong length() {
    return length;
  }

  /** Whether a reader may wait for ever, so that it has to be woken by closing. */
  boolean endless() {
    return endless;
  }

  @Override
  public void close() throws IOException {
    if (closed.compareAndSet(false, true)) {
      bytes.close();
    }
  }
}
