package dev.custody.adapter.storage.testkit.cloud.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that do not change any more. */
public sealed interface Blob {
  int PIECE = 128 * 1024;

  long length();

  void writeTo(OutputStream out, long offset, long count) throws IOException;

  /** Frees what it takes; it is not read afterwards. */
  void drop();

  /** In memory. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares two, or writes to the array.
  record InMemory(byte[] bytes) implements Blob {
    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out, long offset, long count) throws IOException {
      out.write(bytes, Math.toIntExact(offset), Math.toIntExact(count));
    }

    @Override
    public void drop() {
      // Nothing but memory.
    }
  }

  /** In a file of its own. */
  record InFile(Path path, long length) implements Blob {
    @Override
    public void writeTo(OutputStream out, long offset, long count) throws IOException {
      byte[] piece = new byte[(int) Math.min(PIECE, Math.max(1, count))];
      try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
        file.seek(offset);
        for (long left = count; left > 0; ) {
          int read = file.read(piece, 0, (int) Math.min(piece.length, left));
          if (read < 0) {
            throw new EOFException(path.toString());
          }
          out.write(piece, 0, read);
          left -= read;
        }
      }
    }

    @Override
    public void drop() {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  /** The whole of it, for tests that look at small objects. */
  default byte[] bytes() throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    writeTo(bytes, 0, length());
    return bytes.toByteArray();
  }

  /** Copies all of a stream into a sink. */
  static void copy(InputStream in, OutputStream out) throws IOException {
    byte[] piece = new byte[PIECE];
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      out.write(piece, 0, count);
    }
  }
}
