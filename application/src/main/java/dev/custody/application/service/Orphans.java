package dev.custody.application.service;

import dev.custody.application.port.out.SpoolEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * Recordings in the spool whose organization or location the database does not know, as when an
 * older one was put back. All of them are said in one line; each is named at DEBUG.
 */
final class Orphans {
  private static final int EXAMPLES = 3;

  private final System.Logger log;
  private final List<String> examples = new ArrayList<>();
  private long count;
  private long bytes;

  Orphans(System.Logger log) {
    this.log = log;
  }

  synchronized void found(SpoolEntry entry) {
    String orphan =
        "%s of %s is orphaned, its %d bytes are kept"
            .formatted(entry.recording(), entry.header().location(), entry.durableBytes());
    log.log(System.Logger.Level.DEBUG, orphan);
    count++;
    bytes += entry.durableBytes();
    if (examples.size() < EXAMPLES) {
      examples.add(orphan);
    }
  }

  /** Says what was found since the last time, if anything was. */
  synchronized void tell() {
    if (count > 0) {
      log.log(
          System.Logger.Level.ERROR,
          "the database knows neither the organization nor the location of %d recordings with %d bytes: %s%s"
              .formatted(
                  count,
                  bytes,
                  String.join("; ", examples),
                  count > examples.size() ? "; and so on" : ""));
    }
    count = 0;
    bytes = 0;
    examples.clear();
  }
}
