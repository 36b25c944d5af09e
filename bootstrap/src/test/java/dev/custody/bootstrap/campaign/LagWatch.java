package dev.custody.bootstrap.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks HEAD of live recordings in turn, until all have ended: are their bytes durable in time? */
final class LagWatch implements Runnable {
  // A second is the promise. The short form shares two cores with a fast stream and with whatever
  // else is built there: it only sees that none is forgotten, and prints how long the worst took.
  private static final Duration ALLOWED =
      Form.wanted() == Form.LONG ? Duration.ofSeconds(1) : Duration.ofSeconds(30);
  private static final Duration BETWEEN = Duration.ofMillis(1);

  private final URI address;
  private final Tenant tenant;
  private final List<LiveRecording> recordings;
  private int asked;
  private long worst;

  LagWatch(URI address, Tenant tenant, List<LiveRecording> recordings) {
    this.address = address;
    this.tenant = tenant;
    this.recordings = recordings;
  }

  @Override
  public void run() {
    try (TusWire tus = TusWire.to(address, tenant)) {
      while (!recordings.stream().allMatch(LiveRecording::ended)) {
        for (LiveRecording recording : recordings) {
          Optional<String> id = recording.id();
          if (id.isPresent()) {
            long now = System.nanoTime();
            note(recording.lag(tus.head(id.get()), now));
          }
        }
        Await.pause(BETWEEN);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("HEAD got no answer", e);
    }
  }

  private void note(long lag) {
    if (lag > ALLOWED.toNanos()) {
      throw new IllegalStateException("a byte was not durable after " + Duration.ofNanos(lag));
    }
    asked++;
    worst = Math.max(worst, lag);
  }

  /** To be asked when it has ended. */
  @Override
  public String toString() {
    return "HEAD asked %d times, no byte waiting for longer than %d ms"
        .formatted(asked, Duration.ofNanos(worst).toMillis());
  }
}
