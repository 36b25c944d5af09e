package dev.custody.adapter.storage.testkit.cloud.store;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of one blob; what is not asked for with {@link #blob} is thrown away. */
public final class Sink extends OutputStream {
  private static final int MOST_IN_MEMORY = 64 * 1024;

  private final Blobs blobs;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable Path path;
  private @Nullable OutputStream file;
  private long length;
  private boolean taken;

  Sink(Blobs blobs) {
    this.blobs = blobs;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    length += count;
    OutputStream to = file;
    if (to == null && length <= MOST_IN_MEMORY) {
      memory.write(bytes, offset, count);
      return;
    }
    if (to == null) {
      to = spill();
    }
    to.write(bytes, offset, count);
  }

  private OutputStream spill() throws IOException {
    Path made = blobs.newFile();
    OutputStream to = new FileOutputStream(made.toFile());
    path = made;
    file = to;
    memory.writeTo(to);
    memory.reset();
    return to;
  }

  public Blob blob() throws IOException {
    taken = true;
    if (file == null || path == null) {
      return new Blob.InMemory(memory.toByteArray());
    }
    file.close();
    return new Blob.InFile(path, length);
  }

  @Override
  public void close() throws IOException {
    if (file != null && path != null) {
      file.close();
      if (!taken) {
        Files.deleteIfExists(path);
      }
    }
  }
}
