package dev.custody.bootstrap.simulation;

import java.util.Map;
import java.util.TreeMap;

/** What the runs went through, so that it can be seen that they went through something. */
final class Tally {
  private final Map<String, Long> counts = new TreeMap<>();

  void count(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  void add(Tally other) {
    other.counts.forEach((what, count) -> counts.merge(what, count, Long::sum));
  }

  long of(String what) {
    return counts.getOrDefault(what, 0L);
  }

  @Override
  public String toString() {
    var lines = new StringBuilder();
    counts.forEach((what, count) -> lines.append("%n%,12d %s".formatted(count, what)));
    return lines.toString();
  }
}
