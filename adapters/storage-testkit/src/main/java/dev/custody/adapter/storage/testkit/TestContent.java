package dev.custody.adapter.storage.testkit;

import dev.custody.application.port.out.storage.Content;
import dev.custody.domain.recording.Checksum;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Some bytes to be stored, which can be told to fail while they are read. */
public final class TestContent implements Content {
  private final byte[] bytes;
  private final Ending ending;
  private final int endsAfter;
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  private enum Ending {
    WHOLE,
    BREAKS,
    TOO_EARLY,
    NOT_OPENED
  }

  private TestContent(byte[] bytes, Ending ending, int endsAfter) {
    this.bytes = bytes;
    this.ending = ending;
    this.endsAfter = endsAfter;
  }

  public static TestContent of(byte[] bytes) {
    return new TestContent(bytes.clone(), Ending.WHOLE, bytes.length);
  }

  public static TestContent of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes that follow no pattern; the same for the same arguments. */
  public static TestContent random(long length, long seed) {
    byte[] bytes = new byte[Math.toIntExact(length)];
    new Random(seed).nextBytes(bytes);
    return new TestContent(bytes, Ending.WHOLE, bytes.length);
  }

  /** These bytes, but reading fails behind the first {@code count}. */
  public TestContent breakingAfter(int count) {
    return new TestContent(bytes, Ending.BREAKS, count);
  }

  /** These bytes, but they end behind the first {@code count}, against what their length says. */
  public TestContent endingAfter(int count) {
    return new TestContent(bytes, Ending.TOO_EARLY, count);
  }

  /** These bytes, but nobody can open them. */
  public TestContent notToBeOpened() {
    return new TestContent(bytes, Ending.NOT_OPENED, 0);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** How many streams of it were opened and are not closed. */
  public int openStreams() {
    return opened.get() - closed.get();
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public InputStream open() {
    if (ending == Ending.NOT_OPENED) {
      throw new UncheckedIOException(new IOException("told not to be opened"));
    }
    opened.incrementAndGet();
    return new Stream();
  }

  @Override
  public Optional<Checksum> checksum(Checksum.Algorithm algorithm) {
    return Optional.of(Checksums.of(algorithm, bytes));
  }

  /** Gives short pieces, as a stream may, so that nobody relies on full ones. */
  private final class Stream extends InputStream {
    private static final int MOST_AT_ONCE = 100_003;

    private int position;
    private boolean isClosed;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (isClosed) {
        throw new IOException("read after it was closed");
      }
      if (length == 0) {
        return 0;
      }
      int count = Math.min(Math.min(length, MOST_AT_ONCE), endsAfter - position);
      if (count == 0) {
        if (ending == Ending.BREAKS) {
          throw new IOException("told to break after %d bytes".formatted(endsAfter));
        }
        return -1;
      }
      System.arraycopy(bytes, position, into, offset, count);
      position += count;
      return count;
    }

    @Override
    public void close() {
      if (!isClosed) {
        isClosed = true;
        closed.incrementAndGet();
      }
    }
  }
}
