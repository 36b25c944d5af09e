package dev.custody.adapter.persistence;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/**
 * The file of the embedded database, written so that the loss of power leaves one of its former
 * states and no mixture.
 *
 * <p>H2 appends chunks that begin with a header and end with a footer, and takes one for whole if
 * both are there; between checkpoints it forces nothing. A disk that wrote header and footer but
 * not yet what lies between, or a later chunk before an earlier one, would leave a database that
 * opens and is broken. Hence each write here is two: all but the last block, forced, and then the
 * block with the footer, forced. The same rule keeps one of the two copies of the file's header
 * whole.
 *
 * <p>Not a channel of NIO below: an interrupt of a thread that reads would close that, and the
 * database with it, for everybody.
 */
class OrderedFile extends FileBaseDefault {
  /** What a disk writes whole (H2's own block size as well). */
  static final int BLOCK = 4096;

  private final RandomAccessFile file;
  private final NewestChunk newest = new NewestChunk();

  OrderedFile(File path, String mode) throws IOException {
    this.file = new RandomAccessFile(path, mode);
  }

  /** H2 reads into arrays only. */
  @Override
  public final synchronized int read(ByteBuffer into, long position) throws IOException {
    file.seek(position);
    int count = file.read(into.array(), into.arrayOffset() + into.position(), into.remaining());
    if (count > 0) {
      into.position(into.position() + count);
    }
    return count;
  }

  /** H2 writes from arrays only. */
  @Override
  public final synchronized int write(ByteBuffer from, long position) throws IOException {
    int all = from.remaining();
    int start = from.arrayOffset() + from.position();
    if (position == 0) {
      writeInOrder(newest.header(from.array(), start, all), 0, all, position);
    } else {
      writeInOrder(from.array(), start, all, position);
      newest.written(from.array(), start, all, position);
    }
    from.position(from.limit());
    return all;
  }

  private void writeInOrder(byte[] bytes, int start, int all, long position) throws IOException {
    int first = all == 0 ? 0 : (all - 1) / BLOCK * BLOCK;
    if (first > 0) {
      put(bytes, start, first, position);
      sync();
    }
    put(bytes, start + first, all - first, position + first);
    sync();
  }

  @Override
  public final long size() throws IOException {
    return file.length();
  }

  @Override
  protected final synchronized void implTruncate(long length) throws IOException {
    if (length < file.length()) {
      cut(length);
      sync();
    }
  }

  /** Nothing is left to be forced: each change was. */
  @Override
  public final void force(boolean metaData) {}

  @Override
  public final FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return file.getChannel().tryLock(position, size, shared);
  }

  @Override
  protected final void implCloseChannel() throws IOException {
    file.close();
  }

  /** Writes, not forced yet. */
  void put(byte[] bytes, int start, int count, long position) throws IOException {
    file.seek(position);
    file.write(bytes, start, count);
  }

  /** Shortens, not forced yet. */
  void cut(long length) throws IOException {
    file.setLength(length);
  }

  /** Forces all that was done. */
  void sync() throws IOException {
    file.getFD().sync();
  }
}
