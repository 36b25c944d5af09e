package dev.custody.adapter.storage.filesystem;

import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** Writes a content into a file, and sums it up on the way. */
final class ContentWriter {
  /** Big enough that calls cost nothing, small enough that many fit. */
  private static final int PIECE_BYTES = 256 << 10;

  private ContentWriter() {}

  /**
   * Writes all of {@code content} from {@code offset} on.
   *
   * @return the CRC-32C of what was written
   * @throws StorageException.ContentUnreadable if it cannot be read, or ends too early
   * @throws IOException if it cannot be written
   */
  static int write(Content content, FileChannel file, long offset) throws IOException {
    byte[] piece = new byte[Math.clamp(content.length(), 1, PIECE_BYTES)];
    CRC32C crc = new CRC32C();
    try (Source source = new Source(content)) {
      for (long written = 0; written < content.length(); ) {
        int count = source.read(piece, content.length() - written);
        crc.update(piece, 0, count);
        writeFully(file, ByteBuffer.wrap(piece, 0, count), offset + written);
        written += count;
      }
    }
    return (int) crc.getValue();
  }

  static void writeFully(FileChannel file, ByteBuffer bytes, long offset) throws IOException {
    long position = offset;
    while (bytes.hasRemaining()) {
      position += file.write(bytes, position);
    }
  }

  /** Tells what goes wrong with our own bytes from what goes wrong with the disk. */
  private static final class Source implements AutoCloseable {
    private final Content content;
    private final InputStream in;

    Source(Content content) {
      this.content = content;
      try {
        this.in = content.open();
      } catch (UncheckedIOException e) {
        throw unreadable(e);
      }
    }

    int read(byte[] piece, long left) {
      int count;
      try {
        count = in.read(piece, 0, (int) Math.min(piece.length, left));
      } catch (IOException | UncheckedIOException e) {
        throw unreadable(e);
      }
      if (count < 0) {
        throw new StorageException.ContentUnreadable(
            "The recording's own bytes ended too early: %d of %d are missing."
                .formatted(left, content.length()),
            null);
      }
      return count;
    }

    @Override
    public void close() {
      try {
        in.close();
      } catch (IOException e) {
        throw unreadable(e);
      }
    }

    private static StorageException.ContentUnreadable unreadable(Exception cause) {
      return new StorageException.ContentUnreadable(
          "The recording's own bytes could not be read while they were stored.", cause);
    }
  }
}
