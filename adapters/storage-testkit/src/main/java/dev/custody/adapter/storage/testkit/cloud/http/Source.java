package dev.custody.adapter.storage.testkit.cloud.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines and bytes of one connection; large reads go past the buffer. */
public final class Source extends InputStream {
  private static final int LONGEST_LINE = 16 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[16 * 1024];
  private int position;
  private int limit;

  public Source(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (position == limit && length >= buffer.length) {
      return in.read(into, offset, length);
    }
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(buffer, position, into, offset, count);
    position += count;
    return count;
  }

  /** The next line without its end; null where the stream is over. */
  public @Nullable String line() throws IOException {
    byte[] line = new byte[256];
    int length = 0;
    while (fill()) {
      byte next = buffer[position++];
      if (next == '\n') {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, end, StandardCharsets.UTF_8);
      }
      if (length == LONGEST_LINE) {
        throw new IOException("A line is longer than " + LONGEST_LINE + " bytes");
      }
      if (length == line.length) {
        line = java.util.Arrays.copyOf(line, length * 2);
      }
      line[length++] = next;
    }
    if (length > 0) {
      throw new EOFException("The stream ends in the middle of a line");
    }
    return null;
  }

  private boolean fill() throws IOException {
    if (position < limit) {
      return true;
    }
    int count = in.read(buffer, 0, buffer.length);
    position = 0;
    limit = Math.max(0, count);
    return count > 0;
  }
}
