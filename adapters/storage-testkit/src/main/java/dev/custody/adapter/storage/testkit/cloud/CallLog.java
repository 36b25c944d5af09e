package dev.custody.adapter.storage.testkit.cloud;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Keeps the latest calls, and counts all of them. */
final class CallLog {
  private static final int MOST = 4096;

  private final Deque<Call> latest = new ArrayDeque<>();
  private final Map<Operation, Long> counts = new EnumMap<>(Operation.class);
  private long begun;

  synchronized long begin(Operation operation) {
    counts.merge(operation, 1L, Long::sum);
    return ++begun;
  }

  synchronized void end(Call call) {
    if (latest.size() == MOST) {
      latest.removeFirst();
    }
    latest.addLast(call);
  }

  synchronized List<Call> latest() {
    return latest.stream().sorted(Comparator.comparingLong(Call::number)).toList();
  }

  synchronized long count(Operation operation) {
    return counts.getOrDefault(operation, 0L);
  }

  synchronized void clear() {
    latest.clear();
    counts.clear();
  }
}
