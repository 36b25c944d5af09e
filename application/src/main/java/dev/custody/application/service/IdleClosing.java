package dev.custody.application.service;

import dev.custody.application.port.out.Organizations;
import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.Scheduler;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.domain.organization.IdleTimeout;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Closes recordings whose recorder went away, with what was acknowledged, and ends those that are
 * whole and whose end could not be kept when their last bytes came. Idle time goes by a clock that
 * never jumps: it counts from when this process saw the last activity for the first time.
 */
final class IdleClosing {
  private static final System.Logger LOG = System.getLogger(IdleClosing.class.getName());
  private static final Duration SHORTEST_BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofSeconds(5);
  private static final int PAGE = 500;

  /** The last activity may be known more exactly than the ending is kept. */
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  private final Spool spool;
  private final Recordings recordings;
  private final Organizations organizations;
  private final Scheduler scheduler;
  private final Duration installationTimeout;
  private final Duration betweenWholeLooks;
  private final Complaints complaints;
  private final Map<RecordingRef, Seen> seen = new HashMap<>();
  private volatile boolean closed;
  private long nextWholeLook;

  IdleClosing(
      Spool spool,
      Recordings recordings,
      Organizations organizations,
      Scheduler scheduler,
      Duration installationTimeout) {
    this.spool = spool;
    this.recordings = recordings;
    this.organizations = organizations;
    this.scheduler = scheduler;
    this.installationTimeout = installationTimeout;
    betweenWholeLooks = betweenWholeLooks(installationTimeout);
    complaints = new Complaints(LOG, scheduler);
  }

  /** Whether a recording was closed because nothing came any more, rather than sealed by hand. */
  boolean closed(SpoolEntry entry) {
    return entry
        .ending()
        .filter(Ending::interrupted)
        .filter(ending ->
            Duration.between(entry.lastActivity(), ending.at())
                    .compareTo(timeoutOf(entry.recording().organization()))
                >= 0)
        .isPresent();
  }

  /** When a recording is closed if nothing comes any more, by the wall clock; never earlier. */
  Instant idleAt(SpoolEntry entry) {
    return entry.lastActivity().plus(timeoutOf(entry.recording().organization()));
  }

  /**
   * When a recording that was found idle counts as ended. The wall clock may have jumped back since
   * its last bytes came: that it was idle must show all the same.
   */
  Instant endOf(SpoolEntry entry, Instant now) {
    Instant idleAt = idleAt(entry).plus(A_MOMENT);
    return now.isAfter(idleAt) ? now : idleAt;
  }

  /** Looks again and again until {@link #stop}. */
  void start(Consumer<RecordingRef> close) {
    nextWholeLook = scheduler.nanoTime() + betweenWholeLooks.toNanos();
    lookLater(close);
  }

  void stop() {
    closed = true;
  }

  private void lookLater(Consumer<RecordingRef> close) {
    scheduler.after(untilNextLook(), () -> lookAndGoOn(close));
  }

  private void lookAndGoOn(Consumer<RecordingRef> close) {
    if (closed) {
      return;
    }
    try {
      lookAsDue(close);
    } catch (RuntimeException e) {
      complaints.complain("looking for idle recordings broke off", e);
    } finally {
      // Whatever was thrown: one error must not be the last look of this process.
      lookLater(close);
    }
  }

  private void lookAsDue(Consumer<RecordingRef> close) {
    long now = scheduler.nanoTime();
    if (now - nextWholeLook >= 0) {
      nextWholeLook = now + betweenWholeLooks.toNanos();
      lookAtAll(close);
    } else {
      lookAtThoseDue(now, close);
    }
  }

  /** One look at all recordings that are being received. */
  private void lookAtAll(Consumer<RecordingRef> close) {
    Timeouts timeouts = new Timeouts();
    Set<RecordingRef> stillThere = new HashSet<>();
    Optional<RecordingRef> after = Optional.empty();
    List<Recording> page;
    do {
      page = recordings.unfinished(after, PAGE);
      for (Recording recording : page) {
        if (recording.receiving()) {
          stillThere.add(recording.ref());
          look(recording.ref(), timeouts, close);
        }
      }
      after = page.isEmpty() ? after : Optional.of(page.getLast().ref());
    } while (page.size() == PAGE);
    seen.keySet().retainAll(stillThere);
  }

  /**
   * One look at those whose idle time ends before the next look at all: nobody else pays for it
   * that some organization wants its recordings closed within a second.
   */
  private void lookAtThoseDue(long now, Consumer<RecordingRef> close) {
    List<RecordingRef> due = new ArrayList<>();
    seen.forEach((recording, last) -> {
      if (now - last.idleAt() >= 0) {
        due.add(recording);
      }
    });
    Timeouts timeouts = new Timeouts();
    due.forEach(recording -> look(recording, timeouts, close));
  }

  private void look(RecordingRef recording, Timeouts timeouts, Consumer<RecordingRef> close) {
    try {
      spool
          .find(recording)
          .filter(entry -> isOver(entry, timeouts))
          .ifPresent(entry -> close(entry, close));
    } catch (RuntimeException e) {
      // One that cannot be closed must not keep the others from it.
      complaints.complain("closing a recording broke off", recording, e);
    }
  }

  /** Those that are due and could not be closed wait for the next look at all. */
  private Duration untilNextLook() {
    long now = scheduler.nanoTime();
    long wait = nextWholeLook - now;
    for (Seen last : seen.values()) {
      long untilIdle = last.idleAt() - now;
      wait = untilIdle > 0 ? Math.min(wait, untilIdle) : wait;
    }
    return Duration.ofNanos(Math.max(wait, SHORTEST_BETWEEN_LOOKS.toNanos()));
  }

  /** Whether nobody is expected to send more of it, or to end it. */
  private boolean isOver(SpoolEntry entry, Timeouts timeouts) {
    long now = scheduler.nanoTime();
    Duration timeout = timeouts.of(entry.recording().organization());
    Seen before = seen.get(entry.recording());
    if (before == null || !before.shows(entry)) {
      seen.put(
          entry.recording(), new Seen(entry.durableBytes(), entry.lastActivity(), now, timeout));
      return false;
    }
    Seen still = before.within(timeout);
    seen.put(entry.recording(), still);
    return entry.awaitsItsEnd() || now - still.idleAt() >= 0;
  }

  private static void close(SpoolEntry entry, Consumer<RecordingRef> close) {
    LOG.log(
        System.Logger.Level.INFO,
        entry.awaitsItsEnd()
            ? "{0} has all of its {1} bytes, and its end was not kept; it is ended now"
            : "{0} got no bytes for its idle time and is closed with {1} bytes",
        entry.recording(),
        entry.durableBytes());
    close.accept(entry.recording());
  }

  private static Duration betweenWholeLooks(Duration installationTimeout) {
    Duration quarter = installationTimeout.dividedBy(4);
    if (quarter.compareTo(SHORTEST_BETWEEN_LOOKS) < 0) {
      return SHORTEST_BETWEEN_LOOKS;
    }
    return quarter.compareTo(LONGEST_BETWEEN_LOOKS) < 0 ? quarter : LONGEST_BETWEEN_LOOKS;
  }

  private Duration timeoutOf(OrganizationId organization) {
    return organizations
        .find(organization)
        .flatMap(found -> found.idleTimeout())
        .map(IdleTimeout::value)
        .orElse(installationTimeout);
  }

  /** Asked for once a look and organization. */
  private final class Timeouts {
    private final Map<OrganizationId, Duration> asked = new HashMap<>();

    Duration of(OrganizationId organization) {
      return asked.computeIfAbsent(organization, IdleClosing.this::timeoutOf);
    }
  }

  /** Bytes that are staged for their digest show by the time at which they came alone. */
  private record Seen(long bytes, Instant lastActivity, long atNanos, Duration timeout) {
    boolean shows(SpoolEntry entry) {
      return bytes == entry.durableBytes() && lastActivity.equals(entry.lastActivity());
    }

    /** The organization may have changed its mind meanwhile. */
    Seen within(Duration newTimeout) {
      return new Seen(bytes, lastActivity, atNanos, newTimeout);
    }

    long idleAt() {
      return atNanos + timeout.toNanos();
    }
  }
}
