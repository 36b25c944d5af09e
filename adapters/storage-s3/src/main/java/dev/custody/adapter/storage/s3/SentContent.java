package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.recording.Checksum;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Content as the body of a request: opened anew for each try, never held. Tells failures of our own
 * bytes from those of the network, which look alike to the client.
 */
final class SentContent {
  private static final String TYPE = "application/octet-stream";

  private final Content content;
  private final AtomicReference<@Nullable Exception> unreadable = new AtomicReference<>();

  private SentContent(Content content) {
    this.content = content;
  }

  /** Sends {@code content} by {@code call}, which gets it as a body. */
  static <T> T sending(Content content, Function<SentContent, T> call) {
    SentContent sent = new SentContent(content);
    return sent.told(() -> call.apply(sent));
  }

  long length() {
    return content.length();
  }

  /** The CRC-32C of it as S3 wants it; null where it cannot be had. */
  @Nullable String crc32c() {
    return checksum(Checksum.Algorithm.CRC32C);
  }

  /** Likewise the MD5, which the oldest of stores compare. */
  @Nullable String md5() {
    return checksum(Checksum.Algorithm.MD5);
  }

  private @Nullable String checksum(Checksum.Algorithm algorithm) {
    try {
      return Checksums.toSend(content, algorithm);
    } catch (UncheckedIOException e) {
      throw failed(e);
    }
  }

  RequestBody body() {
    return RequestBody.fromContentProvider(this::open, content.length(), TYPE);
  }

  private <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      Exception own = unreadable.get();
      if (own == null) {
        throw e;
      }
      throw e instanceof StorageException.ContentUnreadable ? e : failed(own);
    }
  }

  private InputStream open() {
    try {
      return new Watched(content.open());
    } catch (UncheckedIOException e) {
      unreadable.set(e);
      throw e;
    }
  }

  private static StorageException.ContentUnreadable failed(Exception own) {
    return new StorageException.ContentUnreadable(
        "The bytes could not be read from the spool while they were sent.", own);
  }

  private final class Watched extends PieceStream {
    private long left = content.length();

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        int read = in.read(bytes, from, length);
        if (read < 0 && left > 0) {
          throw new IOException(
              "the bytes ended %d before the length that was told".formatted(left));
        }
        left -= Math.max(read, 0);
        return read;
      } catch (IOException e) {
        unreadable.set(e);
        throw e;
      }
    }
  }
}
