package dev.custody.application.service;

import dev.custody.application.port.out.Scheduler;
import dev.custody.domain.recording.RecordingRef;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long bytes of a recording that is still being made have waited for a whole part. After five
 * minutes a short part goes out, so that little is at risk. Kept in memory alone: after a restart
 * they wait anew.
 */
final class PartPatience {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int REMEMBERED = 20_000;

  private final Scheduler scheduler;
  private final LinkedHashMap<RecordingRef, Long> waitingSince = new LinkedHashMap<>();

  PartPatience(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Whether bytes that wait have waited long enough; the first call for a recording starts the
   * wait.
   */
  synchronized boolean isOver(RecordingRef recording) {
    long now = scheduler.nanoTime();
    Long since = waitingSince.putIfAbsent(recording, now);
    if (waitingSince.size() > REMEMBERED) {
      Map.Entry<RecordingRef, Long> longest = waitingSince.firstEntry();
      waitingSince.remove(longest.getKey());
    }
    return since != null && now - since >= LONGEST.toNanos();
  }

  /** A part went out: the wait begins anew with the next bytes. */
  synchronized void sent(RecordingRef recording) {
    waitingSince.remove(recording);
  }
}
