package dev.custody.adapter.storage.testkit.memory;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose connection breaks behind so many bytes. */
final class BreakingStream extends FilterInputStream {
  private long left;

  BreakingStream(InputStream whole, long breakAfter) {
    super(whole);
    this.left = breakAfter;
  }

  @Override
  public int read() throws IOException {
    requireConnection();
    int one = super.read();
    left -= one < 0 ? 0 : 1;
    return one;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length > 0) {
      requireConnection();
    }
    int count = super.read(into, offset, (int) Math.min(length, left));
    left -= Math.max(count, 0);
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    requireConnection();
    long skipped = super.skip(Math.min(count, left));
    left -= skipped;
    return skipped;
  }

  private void requireConnection() throws IOException {
    if (left == 0) {
      throw new IOException("the connection was told to break here");
    }
  }
}
