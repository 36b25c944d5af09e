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
 * both are there; it forces nothing by itself between checkpoints. A disk that wrote header and
 * footer but not yet what lies between, or a later chunk before an earlier one, would leave a
 * database that opens and is broken. Hence each write here is two: all but the last block, forced,
 * and then the block with the footer, forced. The same rule keeps one of the two copies of the
 * file's header whole.
 *
 * <p>Not a channel of NIO below: an interrupt of a thread that reads would close that, and the
 * database with it, for everybody.
 */
final class OrderedFile extends FileBaseDefault {
  /** What a disk writes whole (H2's own block size as well). */
  private static final int BLOCK = 4096;

  private final RandomAccessFile file;

  OrderedFile(File path, String mode) throws IOException {
    this.file = new RandomAccessFile(path, mode);
  }

  @Override
  public synchronized int read(ByteBuffer into, long position) throws IOException {
    file.seek(position);
    int count = file.read(into.array(), into.arrayOffset() + into.position(), into.remaining());
    if (count > 0) {
      into.position(into.position() + count);
    }
    return count;
  }

  @Override
  public synchronized int write(ByteBuffer from, long position) throws IOException {
    int all = from.remaining();
    int first = all <= BLOCK ? 0 : (all - 1) / BLOCK * BLOCK;
    file.seek(position);
    if (first > 0) {
      put(from, first);
      file.getFD().sync();
    }
    put(from, all - first);
    file.getFD().sync();
    return all;
  }

  private void put(ByteBuffer from, int count) throws IOException {
    file.write(from.array(), from.arrayOffset() + from.position(), count);
    from.position(from.position() + count);
  }

  @Override
  public long size() throws IOException {
    return file.length();
  }

  @Override
  protected synchronized void implTruncate(long length) throws IOException {
    if (length < file.length()) {
      file.setLength(length);
    }
  }

  /** All that was written is forced; what is left is a length that was cut. */
  @Override
  public void force(boolean metaData) throws IOException {
    file.getFD().sync();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return file.getChannel().tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }
}
