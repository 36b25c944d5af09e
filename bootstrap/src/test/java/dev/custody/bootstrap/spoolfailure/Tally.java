package dev.custody.bootstrap.spoolfailure;

import dev.custody.application.port.out.SpoolEntry;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a campaign went through, so that it can be seen that it went through something. */
final class Tally {
  private final Map<String, Long> counts = new TreeMap<>();

  void count(String what) {
    add(what, 1);
  }

  void add(String what, long more) {
    counts.merge(what, more, Long::sum);
  }

  long of(String what) {
    return counts.getOrDefault(what, 0L);
  }

  /** One recording after a crash. */
  void found(Pledge pledge, Answers before, Optional<SpoolEntry> found) {
    if (found.isEmpty()) {
      count(
          pledge.tried(Step.MAKE)
              ? "recordings that were being made, and are not there"
              : "recordings not begun");
      return;
    }
    SpoolEntry entry = found.get();
    count("recordings found " + state(entry));
    add("KiB found to be right", entry.purged() ? 0 : entry.durableBytes() >> 10);
    if (entry.durableBytes() > before.durable()) {
      count("recordings ahead of what was acknowledged");
    }
  }

  private static String state(SpoolEntry entry) {
    if (entry.purged()) {
      return "purged";
    }
    if (entry.tombstone().isPresent()) {
      return "with a tombstone and their bytes";
    }
    if (entry.discardedAt().isPresent()) {
      return "discarded, with their bytes";
    }
    return entry.ending().isPresent() ? "ended" : "open";
  }

  @Override
  public String toString() {
    var lines = new StringBuilder();
    counts.forEach((what, count) -> lines.append("%n%,12d %s".formatted(count, what)));
    return lines.toString();
  }
}
