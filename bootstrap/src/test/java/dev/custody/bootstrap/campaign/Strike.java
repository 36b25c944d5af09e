package dev.custody.bootstrap.campaign;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The moment at which the service is ended without being asked, as its clients know of it. */
final class Strike {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<Wire> wires = new CopyOnWriteArrayList<>();
  private volatile boolean happened;

  /** Whether a connection may break from now on. */
  boolean happened() {
    return happened;
  }

  void happens() {
    happened = true;
  }

  /** A connection over which acknowledgements come. */
  void watch(Wire wire) {
    wires.add(wire);
  }

  /** Until every acknowledgement that is out has been read; the service must be stopped. */
  void awaitAllRead() {
    Await.until(
        "the acknowledgements that are out are read",
        PATIENCE,
        () -> wires.stream().allMatch(Wire::quiet));
  }
}
