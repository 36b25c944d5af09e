package dev.custody.bootstrap.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks HEAD of every recording now and then: what it answers is a promise, and never falls. */
final class Watcher implements Runnable {
  private static final Duration BETWEEN = Duration.ofMillis(15);

  private final URI address;
  private final Tenant tenant;
  private final List<Promised> recordings;
  private final Strike strike;
  private final Map<Promised, Long> lastSeen = new HashMap<>();

  Watcher(URI address, Tenant tenant, List<Promised> recordings, Strike strike) {
    this.address = address;
    this.tenant = tenant;
    this.recordings = recordings;
    this.strike = strike;
  }

  @Override
  public void run() {
    try (TusWire tus = TusWire.to(address, tenant)) {
      strike.watch(tus.wire());
      while (!strike.happened()) {
        for (Promised promised : recordings) {
          if (promised.id().isPresent()) {
            look(tus, promised);
          }
        }
        Await.pause(BETWEEN);
      }
    } catch (IOException e) {
      if (!strike.happened()) {
        throw new UncheckedIOException("HEAD got no answer", e);
      }
    }
  }

  private void look(TusWire tus, Promised promised) throws IOException {
    long offset = tus.head(promised.knownId());
    Long before = lastSeen.put(promised, offset);
    if (before != null && before > offset) {
      throw new IllegalStateException(
          "the durable offset fell from %d to %d: %s".formatted(before, offset, promised));
    }
    promised.acknowledge(offset);
  }
}
