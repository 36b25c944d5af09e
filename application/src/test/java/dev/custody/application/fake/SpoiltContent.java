package dev.custody.application.fake;

import dev.custody.application.port.out.storage.Content;
import dev.custody.domain.recording.Checksum;
import dev.custody.domain.recording.LostRange;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Bytes some of which are spoilt, which whoever reads them finds out as he comes to them, or none
 * of which can be read now.
 */
record SpoiltContent(
    Bytes bytes, long from, List<LostRange> spoilt, SpoolFaults faults, Consumer<LostRange> onLost)
    implements Content {

  @Override
  public long length() {
    return bytes.length();
  }

  @Override
  public InputStream open() {
    return new InputStream() {
      private final InputStream all = bytes.open();
      private long at = from;

      @Override
      public int read() throws IOException {
        int read = all.read();
        if (read >= 0) {
          requireReadable();
          at++;
        }
        return read;
      }

      @Override
      public int read(byte[] into, int start, int length) throws IOException {
        int read = length == 0 ? -1 : read();
        if (read < 0) {
          return length == 0 ? 0 : -1;
        }
        into[start] = (byte) read;
        return 1;
      }

      private void requireReadable() throws IOException {
        if (faults.unreadable()) {
          throw new IOException("the disk does not answer");
        }
        for (LostRange range : spoilt) {
          if (range.from() <= at && at < range.to()) {
            onLost.accept(range);
            throw new IOException("a frame's checksum does not hold");
          }
        }
      }
    };
  }

  @Override
  public Optional<Checksum> checksum(Checksum.Algorithm algorithm) {
    return bytes.checksum(algorithm);
  }
}
