package dev.custody.application.service;

import dev.custody.application.port.out.Scheduler;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.LocationId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The work of one location: what is ready, what is under way, what rests, and whether the location
 * answers. Not safe for threads; guarded by its loop.
 */
final class Lane {
  private final OrganizationId organization;
  private final LocationId location;
  private final int mostReady;
  private final LinkedHashSet<RecordingRef> ready = new LinkedHashSet<>();
  private final Set<RecordingRef> underWay = new HashSet<>();
  private final Set<RecordingRef> askedAgain = new HashSet<>();
  private final Map<RecordingRef, OwnFault> faults = new HashMap<>();
  private Optional<Scheduler.Timer> resumption = Optional.empty();
  private Optional<String> refusal = Optional.empty();
  private boolean works;
  private boolean paused;
  private int failures;

  Lane(OrganizationId organization, LocationId location, int mostReady) {
    this.organization = organization;
    this.location = location;
    this.mostReady = mostReady;
  }

  OrganizationId organization() {
    return organization;
  }

  LocationId location() {
    return location;
  }

  /**
   * Asks for a step of {@code recording}. What rests after a fault of its own is left alone; what
   * does not fit is left to the next sweep.
   */
  void offer(RecordingRef recording) {
    if (rests(recording)) {
      return;
    }
    if (underWay.contains(recording)) {
      askedAgain.add(recording);
    } else if (ready.size() < mostReady) {
      ready.add(recording);
    }
  }

  /** Asks for a step before all others, whatever it waited for. */
  void offerFirst(RecordingRef recording) {
    rested(recording);
    if (underWay.contains(recording)) {
      askedAgain.add(recording);
      return;
    }
    ready.remove(recording);
    ready.addFirst(recording);
    if (ready.size() > mostReady) {
      ready.removeLast();
    }
  }

  /**
   * The next one to take a step, if any may: one alone while it is only probed whether the location
   * answers.
   */
  Optional<RecordingRef> take(int mostUnderWay) {
    boolean room = underWay.size() < (failures > 0 ? 1 : mostUnderWay);
    if (paused || !room || ready.isEmpty()) {
      return Optional.empty();
    }
    RecordingRef next = ready.removeFirst();
    underWay.add(next);
    return Optional.of(next);
  }

  /** A step is over; answers whether another was asked for meanwhile. */
  boolean over(RecordingRef recording) {
    underWay.remove(recording);
    return askedAgain.remove(recording);
  }

  int underWay() {
    return underWay.size();
  }

  boolean isUnderWay(RecordingRef recording) {
    return underWay.contains(recording);
  }

  void drop(RecordingRef recording) {
    ready.remove(recording);
    askedAgain.remove(recording);
    mended(recording);
  }

  /**
   * The location did not do what it should. Steps that were under way together fail of one fault:
   * it counts once.
   *
   * @return how often in a row; empty if it is paused for that already
   */
  Optional<Integer> failed() {
    if (paused) {
      return Optional.empty();
    }
    paused = true;
    failures++;
    return Optional.of(failures);
  }

  /** The location refuses; answers whether it did not before. */
  boolean refused(String reason) {
    boolean first = refusal.isEmpty();
    refusal = Optional.of(reason);
    works = false;
    return first;
  }

  /** The location did what it should; answers whether that is news. */
  boolean succeeded() {
    boolean news = !works;
    works = true;
    failures = 0;
    refusal = Optional.empty();
    resume();
    return news;
  }

  /** Lets the next one try, whatever happened before. */
  void resume() {
    paused = false;
    resumption.ifPresent(Scheduler.Timer::cancel);
    resumption = Optional.empty();
  }

  /** What will let the next one try. */
  void resumedBy(Scheduler.Timer timer) {
    resumption = Optional.of(timer);
  }

  Optional<String> refusal() {
    return refusal;
  }

  /**
   * A fault of one recording alone: it is to rest, as {@link #restsUntil} says.
   *
   * @return how many in a row; empty if no more can be remembered: then the next sweep offers it
   */
  Optional<Integer> failedOnItsOwn(RecordingRef recording) {
    if (!faults.containsKey(recording) && faults.size() >= mostReady) {
      return Optional.empty();
    }
    OwnFault fault = faults.computeIfAbsent(recording, _ -> new OwnFault());
    fault.endRest();
    fault.inARow++;
    return Optional.of(fault.inARow);
  }

  /** What will end the rest of one that failed on its own. It is cancelled where it has no use. */
  void restsUntil(RecordingRef recording, Scheduler.Timer timer) {
    OwnFault fault = faults.get(recording);
    if (fault != null) {
      fault.endRest();
      fault.rest = Optional.of(timer);
    }
  }

  /** May be offered again. Its faults still count, until it is {@link #mended}. */
  void rested(RecordingRef recording) {
    OwnFault fault = faults.get(recording);
    if (fault != null) {
      fault.endRest();
    }
  }

  /** All that there was to do for a recording is done, so its fault is over. */
  void mended(RecordingRef recording) {
    OwnFault fault = faults.remove(recording);
    if (fault != null) {
      fault.endRest();
    }
  }

  List<RecordingRef> waiting() {
    return List.copyOf(ready);
  }

  /** Whether nothing is known here that anybody needs. */
  boolean idle() {
    return ready.isEmpty() && underWay.isEmpty() && !paused && faults.isEmpty();
  }

  private boolean rests(RecordingRef recording) {
    OwnFault fault = faults.get(recording);
    return fault != null && fault.rest.isPresent();
  }

  private static final class OwnFault {
    private int inARow;
    private Optional<Scheduler.Timer> rest = Optional.empty();

    /** A timer that stayed would be one more retry for each time that somebody did not wait. */
    void endRest() {
      rest.ifPresent(Scheduler.Timer::cancel);
      rest = Optional.empty();
    }
  }
}
