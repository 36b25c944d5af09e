package dev.custody.application.service;

import dev.custody.application.port.out.Scheduler;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.RecordingRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Looks again at discarded recordings a day later, one at a time, however many fall due together.
 *
 * <p>After a start the day is counted by the wall clock: were it to begin anew, it would never end
 * where starts come more often. A wall clock may have jumped ahead, so what was counted by it is
 * looked at once more when a day is over by the clock that never jumps.
 */
final class SecondLooks {
  static final int MOST_WAITING = 10_000;

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration SOON = Duration.ofMinutes(1);

  private final Predicate<RecordingRef> look;
  private final Scheduler scheduler;
  private final InstantSource clock;

  /** Guarded by itself, as is all below. */
  private final TreeSet<Waiting> waiting =
      new TreeSet<>(
          Comparator.comparingLong(Waiting::due)
              .thenComparing(Waiting::discardedAt)
              .thenComparingLong(Waiting::number));

  private Optional<Scheduler.Timer> timer = Optional.empty();
  private boolean looking;
  private long number;

  /**
   * @param look answers false if it is to be taken again
   */
  SecondLooks(Predicate<RecordingRef> look, Scheduler scheduler, InstantSource clock) {
    this.look = look;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** For one that is being discarded. */
  void inADay(RecordingRef recording) {
    long due = inADay();
    add(recording, clock.instant(), due, due);
  }

  /** For one that was discarded before this process started. */
  void aDayAfter(RecordingRef recording, Instant discardedAt) {
    Duration left = A_DAY.minus(Duration.between(discardedAt, clock.instant()));
    Duration wait = left.compareTo(SOON) < 0 ? SOON : left;
    long sureAt = inADay();
    long due = scheduler.nanoTime() + wait.toNanos();
    add(recording, discardedAt, Math.min(due, sureAt), sureAt);
  }

  int waiting() {
    synchronized (waiting) {
      return waiting.size();
    }
  }

  private long inADay() {
    return scheduler.nanoTime() + A_DAY.toNanos();
  }

  private void add(RecordingRef recording, Instant discardedAt, long due, long sureAt) {
    synchronized (waiting) {
      waiting.add(new Waiting(recording, discardedAt, due, sureAt, number++));
      if (waiting.size() > MOST_WAITING) {
        // The next start finds it. Of those from before this one, the longest gone was most likely
        // looked at before.
        waiting.remove(waiting.first().sure() ? waiting.last() : waiting.first());
      }
      waitForNext();
    }
  }

  private void waitForNext() {
    timer.ifPresent(Scheduler.Timer::cancel);
    timer = Optional.empty();
    if (!looking && !waiting.isEmpty()) {
      long wait = Math.max(0, waiting.first().due - scheduler.nanoTime());
      timer = Optional.of(scheduler.after(Duration.ofNanos(wait), this::lookAtNext));
    }
  }

  private void lookAtNext() {
    Optional<Waiting> next = takeDue();
    if (next.isEmpty()) {
      return;
    }
    boolean done = false;
    try {
      done = look.test(next.get().recording);
    } finally {
      over(next.get(), done);
    }
  }

  private Optional<Waiting> takeDue() {
    synchronized (waiting) {
      boolean due =
          !looking && !waiting.isEmpty() && waiting.first().due - scheduler.nanoTime() <= 0;
      looking |= due;
      return due ? Optional.ofNullable(waiting.pollFirst()) : Optional.empty();
    }
  }

  private void over(Waiting looked, boolean done) {
    synchronized (waiting) {
      looking = false;
      if (!done) {
        putOff(looked.recording.organization());
        putOff(looked);
      } else if (!looked.sure()) {
        add(looked.recording, looked.discardedAt, looked.sureAt, looked.sureAt);
      }
      waitForNext();
    }
  }

  /** A location that does not answer would hold up everybody's looks, one after the other. */
  private void putOff(OrganizationId organization) {
    long now = scheduler.nanoTime();
    List<Waiting> due =
        waiting.stream()
            .takeWhile(each -> each.due - now <= 0)
            .filter(each -> each.recording.organization().equals(organization))
            .toList();
    waiting.removeAll(due);
    due.forEach(this::putOff);
  }

  private void putOff(Waiting looked) {
    long due = inADay();
    add(looked.recording, looked.discardedAt, due, due);
  }

  /**
   * @param sureAt when the day is over by the clock that never jumps
   */
  private record Waiting(
      RecordingRef recording, Instant discardedAt, long due, long sureAt, long number) {
    boolean sure() {
      return due == sureAt;
    }
  }
}
