package dev.custody.application.service;

import dev.custody.application.port.out.Scheduler;
import dev.custody.application.port.out.StorageLocations;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.Verification;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Verifies every location in use anew from time to time, so that what the customer changed over
 * there shows here before a recording meets it, and what was mended works again by itself. Goes
 * round the locations a page a minute: however many fall due together, that many runs begin a
 * minute and no more.
 */
final class RoutineVerification {
  private static final System.Logger LOG = System.getLogger(RoutineVerification.class.getName());
  private static final Duration BETWEEN_PAGES = Duration.ofMinutes(1);
  private static final int PAGE = 100;

  /** What did not pass is tried again sooner. */
  private static final Duration UNTIL_IT_PASSES = Duration.ofMinutes(15);

  private final StorageLocations locations;
  private final VerificationRunner verifications;
  private final Scheduler scheduler;
  private final InstantSource clock;
  private final Duration interval;
  private final Complaints complaints;
  private Optional<LocationId> after = Optional.empty();
  private volatile boolean closed;

  /**
   * @param interval from the end of a run that passed to the next
   */
  RoutineVerification(
      StorageLocations locations,
      VerificationRunner verifications,
      Scheduler scheduler,
      InstantSource clock,
      Duration interval) {
    this.locations = locations;
    this.verifications = verifications;
    this.scheduler = scheduler;
    this.clock = clock;
    this.interval = interval;
    complaints = new Complaints(LOG, scheduler);
  }

  void start() {
    scheduler.after(BETWEEN_PAGES, this::pageAndGoOn);
  }

  void stop() {
    closed = true;
  }

  private void pageAndGoOn() {
    if (closed) {
      return;
    }
    try {
      page();
    } catch (RuntimeException e) {
      complaints.complain("the routine verification of locations broke off", e);
    } finally {
      // Whatever was thrown: one error must not end all routine.
      scheduler.after(BETWEEN_PAGES, this::pageAndGoOn);
    }
  }

  private void page() {
    List<StorageLocation> page = locations.inUse(after, PAGE);
    after =
        page.size() < PAGE
            ? Optional.empty()
            : Optional.of(page.getLast()).map(StorageLocation::id);
    Instant now = clock.instant();
    page.stream().filter(location -> isDue(location, now)).forEach(this::begin);
  }

  /** One that cannot begin must not keep the others from theirs. */
  private void begin(StorageLocation location) {
    try {
      verifications.start(location);
    } catch (RuntimeException e) {
      complaints.complain("the verification of a location did not begin", location.id(), e);
    }
  }

  private boolean isDue(StorageLocation location, Instant now) {
    return verifications
        .newest(location.id())
        .map(report -> !report.running() && !next(report).isAfter(now))
        .orElse(true);
  }

  private Instant next(Verification report) {
    Duration wait =
        report.passed() || interval.compareTo(UNTIL_IT_PASSES) < 0 ? interval : UNTIL_IT_PASSES;
    return report.finishedAt().orElse(report.startedAt()).plus(wait);
  }
}
