package dev.custody.application.service;

import dev.custody.application.port.out.storage.Storage;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes of an object, as many as were asked for: an object that was made shorter since does not
 * pass for one that ends there. Closes the way to the location with itself.
 */
final class StorageStream extends FilterInputStream {
  private final Storage storage;
  private long missing;

  StorageStream(InputStream stream, Storage storage, long length) {
    super(stream);
    this.storage = storage;
    missing = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int n = super.read(into, from, (int) Math.min(length, Math.max(missing, 1)));
    if (n < 0 && missing > 0) {
      throw new EOFException("the object ends %d bytes before it should".formatted(missing));
    }
    if (n > missing) {
      throw new IOException("the object has more bytes than were stored");
    }
    missing -= Math.max(n, 0);
    return n;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(Math.min(count, missing));
    missing -= skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() throws IOException {
    try (storage) {
      super.close();
    }
  }
}
