package dev.custody.adapter.storage.testkit.cloud.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes blobs; whatever they took goes away when this is closed. */
public final class Blobs implements AutoCloseable {
  private final Path parent;
  private final AtomicLong number = new AtomicLong();
  private @Nullable Path folder;

  /**
   * Makes one.
   *
   * @param parent where a folder is made as soon as something does not fit into memory
   */
  public Blobs(Path parent) {
    this.parent = parent;
  }

  public Sink sink() {
    return new Sink(this);
  }

  public Blob of(byte[] bytes) {
    try (Sink sink = sink()) {
      sink.write(bytes);
      return sink.blob();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path newFile() throws IOException {
    return folder().resolve("blob-" + number.incrementAndGet());
  }

  private synchronized Path folder() throws IOException {
    Path present = folder;
    if (present == null) {
      present = Files.createTempDirectory(parent, "custody-cloud-");
      folder = present;
    }
    return present;
  }

  @Override
  public synchronized void close() {
    Path present = folder;
    if (present == null) {
      return;
    }
    try (Stream<Path> files = Files.list(present)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(present);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
