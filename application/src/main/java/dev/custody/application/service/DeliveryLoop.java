package dev.custody.application.service;

import dev.custody.application.port.out.Scheduler;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.LocationId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Decides whose delivery takes the next step. Each location has its own queue, limit and breaker,
 * so that a dead one holds up nobody else; organizations take turns. One recording's fault delays
 * that recording alone.
 */
final class DeliveryLoop implements Outcomes.Wakes {
  private static final System.Logger LOG = System.getLogger(DeliveryLoop.class.getName());
  private static final Attempted BROKE_OFF =
      new Attempted.RecordingFails("a fault of the service, which is in its log", false);

  private final Function<RecordingRef, Attempted> step;
  private final Projection projection;
  private final Scheduler scheduler;
  private final Outcomes outcomes;
  private final DeliverySettings settings;
  private final Complaints complaints;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stepOver = lock.newCondition();
  private final Lanes lanes;
  private final Set<RecordingRef> halted = new HashSet<>();
  private int underWay;
  private boolean closed;

  /**
   * @param step takes a recording one step further
   */
  DeliveryLoop(
      Function<RecordingRef, Attempted> step,
      Projection projection,
      LocationHealth health,
      Scheduler scheduler,
      InstantSource clock,
      RandomGenerator random,
      DeliverySettings settings) {
    this.step = step;
    this.projection = projection;
    this.scheduler = scheduler;
    this.settings = settings;
    outcomes = new Outcomes(projection, health, scheduler, clock, random, settings, this);
    lanes = new Lanes(settings);
    complaints = new Complaints(LOG, scheduler);
  }

  /** There may be something to do for a recording. */
  void nudge(RecordingRef recording, LocationId location) {
    offer(recording, location)
        .ifPresent(reason -> scheduler.execute(() -> outcomes.tellBlocked(recording, reason)));
  }

  /**
   * As {@link #nudge}, for one of very many: what its list entry should say of its location is told
   * by the caller's thread, so that no more than one waits for the database.
   */
  void remind(Recording recording) {
    Optional<String> refusal = offer(recording.ref(), recording.location());
    if (refusal.isPresent()) {
      outcomes.tellBlocked(recording.ref(), refusal.get());
    } else if (recording.receiving() && recording.blocked().isPresent()) {
      // Its location takes recordings again; with nothing to send yet, no step of its own tells.
      projection.unblocked(recording.ref());
    }
  }

  /** Whatever it was waiting for: now. */
  void nudgeNow(RecordingRef recording, LocationId location) {
    guarded(() -> {
      if (!closed && !halted.contains(recording)) {
        Lane lane = lanes.of(recording.organization(), location);
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
      Optional<Lane> lane = lanes.find(location);
      while (lane.filter(at -> at.isUnderWay(recording)).isPresent()) {
        stepOver.awaitUninterruptibly();
      }
      lane.ifPresent(at -> {
        at.drop(recording);
        lanes.forgetIfIdle(at);
      });
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

  /** It was found to be as it should: what waits for it is tried now. */
  void resume(LocationId location) {
    guarded(() -> {
      lanes.find(location).ifPresent(Lane::resume);
      pump();
      return true;
    });
  }

  /** Locations that there is work for, or that rest. */
  int busyLocations() {
    return guarded(lanes::size);
  }

  /** Answers why the location refuses, where it does. */
  private Optional<String> offer(RecordingRef recording, LocationId location) {
    return guarded(() -> {
      if (closed || halted.contains(recording)) {
        return Optional.empty();
      }
      Lane lane = lanes.of(recording.organization(), location);
      lane.offer(recording);
      pump();
      lanes.forgetIfIdle(lane);
      return lane.refusal();
    });
  }

  private void pump() {
    while (!closed && underWay < settings.mostUnderWay()) {
      Optional<Lanes.Turn> turn = lanes.next();
      if (turn.isEmpty()) {
        return;
      }
      start(turn.get());
    }
  }

  private void start(Lanes.Turn turn) {
    underWay++;
    boolean begun = false;
    try {
      scheduler.execute(() -> takeStep(turn.lane(), turn.recording()));
      begun = true;
    } finally {
      // Whatever was thrown, as for want of memory: a step that never began must hold no place.
      if (!begun) {
        underWay--;
        turn.lane().over(turn.recording());
        turn.lane().offer(turn.recording());
      }
    }
  }

  private void takeStep(Lane lane, RecordingRef recording) {
    Attempted outcome = BROKE_OFF;
    try {
      outcome = step.apply(recording);
    } catch (RuntimeException e) {
      complaints.complain("delivering a recording broke off", recording, e);
    } finally {
      // Whatever was thrown: a step that is never over would hold its place, and a halt, for ever.
      over(lane, recording, outcome);
    }
  }

  private void over(Lane lane, RecordingRef recording, Attempted outcome) {
    List<Runnable> toTell =
        guarded(() -> {
          underWay--;
          List<Runnable> after =
              outcomes.settle(lane, recording, outcome, halted.contains(recording));
          stepOver.signalAll();
          pump();
          lanes.forgetIfIdle(lane);
          return after;
        });
    toTell.forEach(this::tell);
  }

  @Override
  public void resume(Lane lane) {
    guarded(() -> {
      lane.resume();
      pump();
      lanes.forgetIfIdle(lane);
      return true;
    });
  }

  @Override
  public void rested(Lane lane, RecordingRef recording) {
    guarded(() -> {
      lane.rested(recording);
      return true;
    });
    nudge(recording, lane.location());
  }

  private void tell(Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException e) {
      // One that cannot be told must not keep the others from hearing; the next sweep tells again.
      complaints.complain("what a delivery found out could not be told", e);
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
