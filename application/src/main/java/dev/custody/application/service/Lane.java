package dev.custody.application.service;

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
 * The work of one location: what is ready, what is under way, and whether the location answers. Not
 * safe for threads; guarded by its loop.
 */
final class Lane {
  private final OrganizationId organization;
  private final LocationId location;
  private final int mostReady;
  private final LinkedHashSet<RecordingRef> ready = new LinkedHashSet<>();
  private final Set<RecordingRef> underWay = new HashSet<>();
  private final Set<RecordingRef> askedAgain = new HashSet<>();
  private final Map<RecordingRef, Integer> failuresOfOne = new HashMap<>();
  private int failures;
  private boolean paused;
  private Optional<String> refusal = Optional.empty();

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

  /** Asks for a step of {@code recording}. What does not fit is left to the next sweep. */
  void offer(RecordingRef recording) {
    if (underWay.contains(recording)) {
      askedAgain.add(recording);
    } else if (ready.size() < mostReady) {
      ready.add(recording);
    }
  }

  void offerFirst(RecordingRef recording) {
    if (underWay.contains(recording)) {
      askedAgain.add(recording);
    } else {
      ready.remove(recording);
      ready.addFirst(recording);
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

  boolean isUnderWay(RecordingRef recording) {
    return underWay.contains(recording);
  }

  void drop(RecordingRef recording) {
    ready.remove(recording);
    askedAgain.remove(recording);
    failuresOfOne.remove(recording);
  }

  /** The location did not do what it should; answers how often in a row. */
  int failed() {
    failures++;
    paused = true;
    return failures;
  }

  /** The location refused; answers whether it did not before. */
  boolean refused(String reason) {
    boolean first = refusal.isEmpty();
    refusal = Optional.of(reason);
    failed();
    return first;
  }

  /** The location did what it should; answers whether it had refused before. */
  boolean succeeded() {
    boolean refusedBefore = refusal.isPresent();
    failures = 0;
    paused = false;
    refusal = Optional.empty();
    return refusedBefore;
  }

  /** Lets the next one try, whatever happened before. */
  void resume() {
    paused = false;
  }

  Optional<String> refusal() {
    return refusal;
  }

  int failedOnItsOwn(RecordingRef recording) {
    return failuresOfOne.merge(recording, 1, Integer::sum);
  }

  void succeededOnItsOwn(RecordingRef recording) {
    failuresOfOne.remove(recording);
  }

  List<RecordingRef> waiting() {
    return List.copyOf(ready);
  }

  boolean idle() {
    return ready.isEmpty() && underWay.isEmpty() && failures == 0 && failuresOfOne.isEmpty();
  }
}
