package dev.custody.adapter.storage.filesystem;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/**
 * Some consecutive bytes of a file. Reads go straight to the file, in pieces as big as the caller
 * asks for. A file that got shorter is an error and no early end.
 */
final class RangeStream extends InputStream {
  private static final int PIECE_BYTES = 256 << 10;

  private final FileChannel file;
  private final long end;
  private long position;

  /** Closes {@code file} with itself. */
  RangeStream(FileChannel file, long from, long end) {
    this.file = file;
    this.position = from;
    this.end = end;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (position == end) {
      return -1;
    }
    int wanted = (int) Math.min(length, end - position);
    int count = file.read(ByteBuffer.wrap(into, offset, wanted), position);
    if (count < 0) {
      throw new EOFException(
          "the object ends at byte %d, %d too early".formatted(position, end - position));
    }
    position += count;
    return count;
  }

  @Override
  public long skip(long count) {
    long skipped = Math.clamp(count, 0, end - position);
    position += skipped;
    return skipped;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, end - position);
  }

  @Override
  public long transferTo(OutputStream out) throws IOException {
    byte[] piece = new byte[Math.clamp(end - position, 1, PIECE_BYTES)];
    long from = position;
    for (int count = read(piece); count >= 0; count = read(piece)) {
      out.write(piece, 0, count);
    }
    return position - from;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
