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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Closes recordings whose recorder went away, with what was acknowledged. Idle time goes by a clock
 * that never jumps: it counts from when this process saw the last activity for the first time.
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
  private final Map<RecordingRef, Seen> seen = new HashMap<>();
  private volatile boolean closed;

  /** Of those that were looked at last: so often is looked again. */
  private Duration shortestTimeout;

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
    shortestTimeout = installationTimeout;
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
    scheduler.after(
        betweenLooks(),
        () -> {
          if (closed) {
            return;
          }
          try {
            look(close);
          } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "looking for idle recordings broke off", e);
          } finally {
            // Whatever was thrown: one error must not be the last look of this process.
            start(close);
          }
        });
  }

  void stop() {
    closed = true;
  }

  /** One look at all recordings that are being received. */
  void look(Consumer<RecordingRef> close) {
    shortestTimeout = installationTimeout;
    Set<RecordingRef> stillThere = new HashSet<>();
    Optional<RecordingRef> after = Optional.empty();
    List<Recording> page;
    do {
      page = recordings.unfinished(after, PAGE);
      for (Recording recording : page) {
        if (recording.receiving()) {
          stillThere.add(recording.ref());
          look(recording.ref(), close);
        }
      }
      after = page.isEmpty() ? after : Optional.of(page.getLast().ref());
    } while (page.size() == PAGE);
    seen.keySet().retainAll(stillThere);
  }

  private void look(RecordingRef recording, Consumer<RecordingRef> close) {
    try {
      spool.find(recording).filter(this::isIdle).ifPresent(entry -> close(entry, close));
    } catch (RuntimeException e) {
      // One that cannot be closed must not keep the others from it.
      LOG.log(System.Logger.Level.ERROR, "closing " + recording + " broke off", e);
    }
  }

  private Duration betweenLooks() {
    Duration quarter = shortestTimeout.dividedBy(4);
    if (quarter.compareTo(SHORTEST_BETWEEN_LOOKS) < 0) {
      return SHORTEST_BETWEEN_LOOKS;
    }
    return quarter.compareTo(LONGEST_BETWEEN_LOOKS) < 0 ? quarter : LONGEST_BETWEEN_LOOKS;
  }

  private boolean isIdle(SpoolEntry entry) {
    long now = scheduler.nanoTime();
    Duration timeout = timeoutOf(entry.recording().organization());
    shortestTimeout = timeout.compareTo(shortestTimeout) < 0 ? timeout : shortestTimeout;
    Seen before = seen.get(entry.recording());
    if (before == null || !before.shows(entry)) {
      seen.put(entry.recording(), new Seen(entry.durableBytes(), entry.lastActivity(), now));
      return false;
    }
    return now - before.atNanos >= timeout.toNanos();
  }

  private static void close(SpoolEntry entry, Consumer<RecordingRef> close) {
    LOG.log(
        System.Logger.Level.INFO,
        "{0} got no bytes for its idle time and is closed with {1} bytes",
        entry.recording(),
        entry.durableBytes());
    close.accept(entry.recording());
  }

  private Duration timeoutOf(OrganizationId organization) {
    return organizations
        .find(organization)
        .flatMap(found -> found.idleTimeout())
        .map(IdleTimeout::value)
        .orElse(installationTimeout);
  }

  /** Bytes that are staged for their digest show by the time at which they came alone. */
  private record Seen(long bytes, Instant lastActivity, long atNanos) {
    boolean shows(SpoolEntry entry) {
      return bytes == entry.durableBytes() && lastActivity.equals(entry.lastActivity());
    }
  }
}
