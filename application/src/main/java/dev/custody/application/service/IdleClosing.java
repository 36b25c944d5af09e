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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Closes recordings whose recorder went away, with what was acknowledged. Idle time goes by a clock
 * that never jumps: it counts from when this process saw the offset for the first time.
 */
final class IdleClosing {
  private static final System.Logger LOG = System.getLogger(IdleClosing.class.getName());
  private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofSeconds(15);
  private static final int PAGE = 500;

  private final Spool spool;
  private final Recordings recordings;
  private final Organizations organizations;
  private final Scheduler scheduler;
  private final Duration installationTimeout;
  private final Map<RecordingRef, Seen> seen = new HashMap<>();
  private volatile boolean closed;

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

  /** Looks again and again until {@link #stop}. */
  void start(Consumer<RecordingRef> close) {
    Duration between =
        installationTimeout.compareTo(LONGEST_BETWEEN_LOOKS.multipliedBy(4)) < 0
            ? installationTimeout.dividedBy(4)
            : LONGEST_BETWEEN_LOOKS;
    scheduler.after(
        between,
        () -> {
          if (closed) {
            return;
          }
          try {
            look(close);
          } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "looking for idle recordings broke off", e);
          }
          start(close);
        });
  }

  void stop() {
    closed = true;
  }

  /** One look at all recordings that are being received. */
  void look(Consumer<RecordingRef> close) {
    Set<RecordingRef> stillThere = new HashSet<>();
    Optional<RecordingRef> after = Optional.empty();
    List<Recording> page;
    do {
      page = recordings.unfinished(after, PAGE);
      for (Recording recording : page) {
        if (recording.receiving()) {
          stillThere.add(recording.ref());
          spool.find(recording.ref()).filter(this::isIdle).ifPresent(entry -> close(entry, close));
        }
      }
      after = page.isEmpty() ? after : Optional.of(page.getLast().ref());
    } while (page.size() == PAGE);
    seen.keySet().retainAll(stillThere);
  }

  private boolean isIdle(SpoolEntry entry) {
    long now = scheduler.nanoTime();
    Seen before = seen.get(entry.recording());
    if (before == null || before.bytes != entry.durableBytes()) {
      seen.put(entry.recording(), new Seen(entry.durableBytes(), now));
      return false;
    }
    return now - before.atNanos >= timeoutOf(entry.recording().organization()).toNanos();
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

  private record Seen(long bytes, long atNanos) {}
}
