package dev.custody.adapter.storage.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Where the parts of an upload are: a file of records of one length, one for each number, so that
 * one part costs the same however many there are. A record that was torn by a crash is none.
 */
final class PartTable implements AutoCloseable {
  private static final int RECORD_BYTES = 32;
  private static final int CHECKED_BYTES = 28;

  private final FileChannel file;
  private final Forcing forcing;

  /**
   * One part.
   *
   * @param offset of its first byte in the file that it is in
   * @param fileId of the file that holds it alone; 0 if it is in its place in the content
   */
  record Part(long offset, long length, long fileId, int crc32c) {
    boolean inContent() {
      return fileId == 0;
    }

    long end() {
      return offset + length;
    }

    /** The mark that the part's receipt carries. */
    String etag() {
      return "%08x-%d".formatted(crc32c, length);
    }
  }

  private PartTable(FileChannel file, Forcing forcing) {
    this.file = file;
    this.forcing = forcing;
  }

  static void create(Path path) throws IOException {
    Files.createFile(path, Permissions.file());
  }

  /**
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  static PartTable open(Path path, Forcing forcing) throws IOException {
    return new PartTable(
        FileChannel.open(
            path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
        forcing);
  }

  Optional<Part> part(int number) throws IOException {
    ByteBuffer read = ByteBuffer.allocate(RECORD_BYTES);
    long position = position(number);
    while (read.hasRemaining() && file.read(read, position + read.position()) >= 0) {}
    if (read.hasRemaining()) {
      return Optional.empty();
    }
    read.flip();
    Part part = new Part(read.getLong(), read.getLong(), read.getLong(), read.getInt());
    return read.getInt() == check(read) ? Optional.of(part) : Optional.empty();
  }

  /** Durable when this returns. The part's bytes have to be durable before. */
  void put(int number, Part part) throws IOException {
    ByteBuffer written =
        ByteBuffer.allocate(RECORD_BYTES)
            .putLong(part.offset())
            .putLong(part.length())
            .putLong(part.fileId())
            .putInt(part.crc32c());
    written.putInt(check(written)).flip();
    ContentWriter.writeFully(file, written, position(number));
    forcing.file(file);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static long position(int number) {
    return (number - 1L) * RECORD_BYTES;
  }

  /** Not 0 for a record of zeros, so that a hole in the file is no part. */
  private static int check(ByteBuffer record) {
    CRC32C crc = new CRC32C();
    crc.update(record.slice(0, CHECKED_BYTES));
    return (int) crc.getValue();
  }
}
