package dev.custody.application.service;

import dev.custody.application.port.out.Scheduler;
import dev.custody.domain.recording.RecordingRef;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What the outcome of a step means for the lane that it was taken in: who goes on, who rests for
 * how long, and who is to be told. Guarded by the loop.
 */
final class Outcomes {
  private static final System.Logger LOG = System.getLogger(Outcomes.class.getName());

  /** The failure in a row, of one recording alone, from which on it is told as blocked by it. */
  private static final int TOLD_FROM = 12;

  private final Projection projection;
  private final LocationHealth health;
  private final Scheduler scheduler;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final DeliverySettings settings;
  private final Wakes wakes;

  Outcomes(
      Projection projection,
      LocationHealth health,
      Scheduler scheduler,
      InstantSource clock,
      RandomGenerator random,
      DeliverySettings settings,
      Wakes wakes) {
    this.projection = projection;
    this.health = health;
    this.scheduler = scheduler;
    this.clock = clock;
    this.random = random;
    this.settings = settings;
    this.wakes = wakes;
  }

  /**
   * @param halted whether the recording takes no further step for now: one who halts it waits for
   *     this one alone
   * @return what is to be told outside of the lock
   */
  List<Runnable> settle(Lane lane, RecordingRef recording, Attempted outcome, boolean halted) {
    boolean again = lane.over(recording);
    List<Runnable> toTell = new ArrayList<>();
    switch (outcome) {
      case Attempted.Moved moved -> {
        worked(lane, toTell);
        lane.offer(recording);
      }
      case Attempted.Stored stored -> {
        worked(lane, toTell);
        done(lane, recording, again);
      }
      case Attempted.NothingLeft nothing -> done(lane, recording, again);
      case Attempted.WaitsForBytes waits -> done(lane, recording, again);
      case Attempted.LocationRefuses(String reason) -> {
        lane.offer(recording);
        refused(lane, recording, reason, toTell);
      }
      case Attempted.LocationFails(String reason) -> {
        lane.offer(recording);
        lane.failed().ifPresent(failures -> failed(lane, failures, reason));
      }
      case Attempted.RecordingFails(String reason, boolean blocks) -> {
        if (failedOnItsOwn(lane, recording, reason, blocks)) {
          toTell.add(() -> tellBlocked(recording, reason));
        }
      }
    }
    if (halted) {
      lane.drop(recording);
    }
    return toTell;
  }

  void tellBlocked(RecordingRef recording, String reason) {
    projection.blocked(recording, reason, clock.instant(), settings.blockedProbe());
  }

  private static void done(Lane lane, RecordingRef recording, boolean again) {
    lane.mended(recording);
    if (again) {
      lane.offer(recording);
    }
  }

  private void worked(Lane lane, List<Runnable> toTell) {
    if (lane.refusal().isPresent()) {
      LOG.log(System.Logger.Level.INFO, "location {0} takes recordings again", lane.location());
    }
    if (lane.succeeded()) {
      toTell.add(() -> health.works(lane.organization(), lane.location()));
    }
  }

  private void refused(Lane lane, RecordingRef recording, String reason, List<Runnable> toTell) {
    toTell.add(() -> tellBlocked(recording, reason));
    if (lane.refused(reason)) {
      lane.waiting().stream()
          .filter(other -> !other.equals(recording))
          .forEach(other -> toTell.add(() -> tellBlocked(other, reason)));
      toTell.add(() -> health.refuses(lane.organization(), lane.location()));
      LOG.log(System.Logger.Level.WARNING, "location {0} refuses: {1}", lane.location(), reason);
    }
    if (lane.failed().isPresent()) {
      resumeAfter(lane, settings.blockedProbe());
    }
  }

  private void failed(Lane lane, int failures, String reason) {
    if (failures == 1) {
      LOG.log(System.Logger.Level.WARNING, "location {0} fails: {1}", lane.location(), reason);
    }
    resumeAfter(lane, settings.backoff().delay(failures, random.nextDouble()));
  }

  private void resumeAfter(Lane lane, Duration delay) {
    lane.resumedBy(scheduler.after(delay, () -> wakes.resume(lane)));
  }

  /** Answers whether people are to hear of it: what fails in passing is over before they look. */
  private boolean failedOnItsOwn(Lane lane, RecordingRef recording, String reason, boolean blocks) {
    Optional<Integer> failures = lane.failedOnItsOwn(recording);
    Duration grown = settings.backoff().delay(failures.orElse(1), random.nextDouble());
    Duration delay =
        blocks && grown.compareTo(settings.blockedProbe()) < 0 ? settings.blockedProbe() : grown;
    LOG.log(System.Logger.Level.INFO, "{0} is tried again in {1}: {2}", recording, delay, reason);
    if (failures.isPresent()) {
      lane.restsUntil(recording, scheduler.after(delay, () -> wakes.rested(lane, recording)));
    }
    return blocks || failures.orElse(1) >= TOLD_FROM;
  }

  /** What the loop does when a time is over. */
  interface Wakes {

    void resume(Lane lane);

    void rested(Lane lane, RecordingRef recording);
  }
}
