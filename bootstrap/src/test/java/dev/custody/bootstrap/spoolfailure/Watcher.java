package dev.custody.bootstrap.spoolfailure;

import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import java.time.Duration;
import java.util.List;

/** Asks for offsets, as HEAD does: each is a promise, and none falls. */
final class Watcher implements Runnable {
  private static final Duration BETWEEN = Duration.ofMillis(2);

  private final Spool spool;
  private final List<Pledge> all;
  private final Cut cut;

  Watcher(Spool spool, List<Pledge> all, Cut cut) {
    this.spool = spool;
    this.all = List.copyOf(all);
    this.cut = cut;
  }

  @Override
  public void run() {
    while (!cut.near()) {
      for (Pledge pledge : all) {
        look(pledge);
      }
    }
  }

  private void look(Pledge pledge) {
    Answers before = pledge.answers();
    if (!before.has(Step.MAKE)) {
      return;
    }
    try {
      // Comes back at once if there is more already.
      SpoolEntry entry = spool.awaitBeyond(pledge.ref(), before.durable(), BETWEEN);
      if (entry.durableBytes() < before.durable()) {
        throw new AssertionError("the durable offset fell: %s; %s".formatted(entry, pledge));
      }
      pledge.durable(entry.durableBytes());
    } catch (SpoolException e) {
      if (!cut.near()) {
        throw new AssertionError("the spool failed while the disk was in order: " + e, e);
      }
    }
  }
}
