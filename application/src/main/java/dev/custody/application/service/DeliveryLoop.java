package dev.custody.application.service;

import dev.custody.application.port.out.Scheduler;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.LocationId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Decides whose delivery takes the next step. Each location has its own queue, limit and breaker,
 * so that a dead one holds up nobody else; organizations take turns. One recording's fault delays
 * that recording alone.
 */
final class DeliveryLoop {
  private static final System.Logger LOG = System.getLogger(DeliveryLoop.class.getName());

  private final DeliverRecording deliver;
  private final Projection projection;
  private final LocationHealth health;
  private final Scheduler scheduler;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final DeliverySettings settings;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stepOver = lock.newCondition();
  private final Map<LocationId, Lane> lanes = new HashMap<>();
  private final Deque<OrganizationId> turns = new ArrayDeque<>();
  private final Map<OrganizationId, Deque<Lane>> lanesOf = new HashMap<>();
  private final Set<RecordingRef> halted = new HashSet<>();
  private int underWay;
  private boolean closed;

  DeliveryLoop(
      DeliverRecording deliver,
      Projection projection,
      LocationHealth health,
      Scheduler scheduler,
      InstantSource clock,
      RandomGenerator random,
      DeliverySettings settings) {
    this.deliver = deliver;
    this.projection = projection;
    this.health = health;
    this.scheduler = scheduler;
    this.clock = clock;
    this.random = random;
    this.settings = settings;
  }

  /** There may be something to do for a recording. */
  void nudge(RecordingRef recording, LocationId location) {
    Optional<String> refusal =
        guarded(() -> {
          if (closed || halted.contains(recording)) {
            return Optional.empty();
          }
          Lane lane = lane(recording.organization(), location);
          lane.offer(recording);
          pump();
          return lane.refusal();
        });
    refusal.ifPresent(reason -> scheduler.execute(() -> tellBlocked(recording, reason)));
  }

  /** Whatever it was waiting for: now. */
  void nudgeNow(RecordingRef recording, LocationId location) {
    guarded(() -> {
      if (!closed && !halted.contains(recording)) {
        Lane lane = lane(recording.organization(), location);
        lane.offerFirst(recording);
        lane.resume();
        pump();
      }
      return true;
    });
  }

  /**
   * Keeps a recording from taking further steps, and waits for the one that is under way. {@link
   * #release} lets it go on.
   */
  void halt(RecordingRef recording, LocationId location) {
    guarded(() -> {
      halted.add(recording);
      Lane lane = lanes.get(location);
      while (lane != null && lane.isUnderWay(recording)) {
        stepOver.awaitUninterruptibly();
      }
      if (lane != null) {
        lane.drop(recording);
        forgetIfIdle(lane);
      }
      return true;
    });
  }

  void release(RecordingRef recording) {
    guarded(() -> halted.remove(recording));
  }

  /**
   * Begins no more steps and waits for those that are under way, for as long as {@code patience}
   * lasts.
   */
  void close(Duration patience) {
    guarded(() -> {
      closed = true;
      long left = patience.toNanos();
      try {
        while (underWay > 0 && left > 0) {
          left = stepOver.awaitNanos(left);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return underWay;
    });
  }

  private void pump() {
    int organizationsWithoutWork = 0;
    while (!closed
        && underWay < settings.mostUnderWay()
        && organizationsWithoutWork < turns.size()) {
      OrganizationId turn = turns.removeFirst();
      turns.addLast(turn);
      organizationsWithoutWork = startOneOf(turn) ? 0 : organizationsWithoutWork + 1;
    }
  }

  private boolean startOneOf(OrganizationId organization) {
    Deque<Lane> own = lanesOf.get(organization);
    for (int i = own == null ? 0 : own.size(); own != null && i > 0; i--) {
      Lane lane = own.removeFirst();
      own.addLast(lane);
      Optional<RecordingRef> next = lane.take(settings.mostUnderWayOfOne());
      if (next.isPresent()) {
        underWay++;
        scheduler.execute(() -> takeStep(lane, next.get()));
        return true;
      }
    }
    return false;
  }

  private void takeStep(Lane lane, RecordingRef recording) {
    Attempted attempted;
    try {
      attempted = deliver.step(recording);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "delivering " + recording + " broke off", e);
      attempted =
          new Attempted.RecordingFails("a fault of the service, which is in its log", false);
    }
    Attempted outcome = attempted;
    List<Runnable> told =
        guarded(() -> {
          underWay--;
          boolean again = lane.over(recording);
          List<Runnable> after = settle(lane, recording, outcome, again);
          stepOver.signalAll();
          pump();
          forgetIfIdle(lane);
          return after;
        });
    told.forEach(Runnable::run);
  }

  /** What the outcome means for the lane; answers what is to be told outside of the lock. */
  private List<Runnable> settle(
      Lane lane, RecordingRef recording, Attempted outcome, boolean again) {
    List<Runnable> tell = new ArrayList<>();
    switch (outcome) {
      case Attempted.Moved moved -> {
        worked(lane, recording, tell);
        lane.offer(recording);
      }
      case Attempted.Finished finished -> {
        worked(lane, recording, tell);
        if (again) {
          lane.offer(recording);
        }
      }
      case Attempted.WaitsForBytes waits -> {
        if (again) {
          lane.offer(recording);
        }
      }
      case Attempted.LocationRefuses(String reason) -> {
        lane.offer(recording);
        tell.add(() -> tellBlocked(recording, reason));
        if (lane.refused(reason)) {
          List<RecordingRef> others = lane.waiting();
          tell.add(() -> others.forEach(other -> tellBlocked(other, reason)));
          tell.add(() -> health.changed(lane.organization(), lane.location()));
          LOG.log(
              System.Logger.Level.WARNING, "location {0} refuses: {1}", lane.location(), reason);
        }
        resumeAfter(lane, settings.blockedProbe());
      }
      case Attempted.LocationFails(String reason) -> {
        lane.offer(recording);
        int failures = lane.failed();
        if (failures == 1) {
          LOG.log(System.Logger.Level.WARNING, "location {0} fails: {1}", lane.location(), reason);
        }
        resumeAfter(lane, settings.backoff().delay(failures, random.nextDouble()));
      }
      case Attempted.RecordingFails(String reason, boolean blocks) -> {
        int failures = lane.failedOnItsOwn(recording);
        Duration delay =
            blocks
                ? settings.blockedProbe()
                : settings.backoff().delay(failures, random.nextDouble());
        LOG.log(
            System.Logger.Level.INFO, "{0} is tried again in {1}: {2}", recording, delay, reason);
        scheduler.after(delay, () -> nudge(recording, lane.location()));
        if (blocks) {
          tell.add(() -> tellBlocked(recording, reason));
        }
      }
    }
    return tell;
  }

  private void worked(Lane lane, RecordingRef recording, List<Runnable> tell) {
    lane.succeededOnItsOwn(recording);
    if (lane.succeeded()) {
      LOG.log(System.Logger.Level.INFO, "location {0} takes recordings again", lane.location());
      tell.add(() -> health.changed(lane.organization(), lane.location()));
    }
  }

  private void resumeAfter(Lane lane, Duration delay) {
    scheduler.after(
        delay,
        () ->
            guarded(() -> {
              lane.resume();
              pump();
              return true;
            }));
  }

  private void tellBlocked(RecordingRef recording, String reason) {
    projection.blocked(recording, reason, clock.instant(), settings.blockedProbe());
  }

  private Lane lane(OrganizationId organization, LocationId location) {
    return lanes.computeIfAbsent(
        location,
        id -> {
          Lane lane = new Lane(organization, id, settings.mostReadyOfOne());
          lanesOf
              .computeIfAbsent(
                  organization,
                  newcomer -> {
                    turns.addLast(newcomer);
                    return new ArrayDeque<>();
                  })
              .addLast(lane);
          return lane;
        });
  }

  private void forgetIfIdle(Lane lane) {
    if (!lane.idle() || !lanes.remove(lane.location(), lane)) {
      return;
    }
    Deque<Lane> own = lanesOf.getOrDefault(lane.organization(), new ArrayDeque<>());
    own.remove(lane);
    if (own.isEmpty()) {
      lanesOf.remove(lane.organization());
      turns.remove(lane.organization());
    }
  }

  private <T> T guarded(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
