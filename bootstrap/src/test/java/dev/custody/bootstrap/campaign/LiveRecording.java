package dev.custody.bootstrap.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A slow recorder that keeps one PATCH open, and knows when it sent what. */
final class LiveRecording implements Runnable {
  private static final int PIECES = 20;
  private static final int LARGEST_PIECE = 2048;
  private static final int SHORTEST_PAUSE = 250;
  private static final int LONGEST_PAUSE = 750;

  private final URI address;
  private final Tenant tenant;
  private final String title;
  private final SplittableRandom random;
  private final RandomBytes content;

  /** By the monotonic clock, in nanoseconds: how many bytes had left. */
  private final ConcurrentNavigableMap<Long, Long> sent = new ConcurrentSkipListMap<>();

  private volatile @Nullable String id;
  private volatile boolean ended;

  LiveRecording(URI address, Tenant tenant, String title, long seed) {
    this.address = address;
    this.tenant = tenant;
    this.title = title;
    this.random = new SplittableRandom(seed);
    this.content = new RandomBytes(seed);
  }

  @Override
  public void run() {
    try (TusWire tus = TusWire.to(address, tenant)) {
      String made = tus.make(title, OptionalLong.empty());
      id = made;
      tus.openPatch(made, 0);
      long offset = 0;
      for (int i = 0; i < PIECES; i++) {
        int length = random.nextInt(1, LARGEST_PIECE + 1);
        tus.wire().chunk(content.piece(offset, length));
        offset += length;
        sent.put(System.nanoTime(), offset);
        Await.pause(Duration.ofMillis(random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE)));
      }
      tus.endPatch();
      tus.tellLength(made, offset);
    } catch (IOException e) {
      throw new UncheckedIOException("refused or broken: " + title, e);
    } finally {
      ended = true;
    }
  }

  /** Empty until it is made. */
  Optional<String> id() {
    return Optional.ofNullable(id);
  }

  boolean ended() {
    return ended;
  }

  RandomBytes content() {
    return content;
  }

  /** What has left so far, in bytes. */
  long length() {
    Map.Entry<Long, Long> last = sent.lastEntry();
    return last == null ? 0 : last.getValue();
  }

  /**
   * How long the oldest byte that is not durable waits already, in nanoseconds.
   *
   * @param durable bytes, as told by an answer to a question asked at {@code asked}
   */
  long lag(long durable, long asked) {
    for (Map.Entry<Long, Long> piece : sent.headMap(asked).entrySet()) {
      if (piece.getValue() > durable) {
        return asked - piece.getKey();
      }
    }
    return 0;
  }
}
