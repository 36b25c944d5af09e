package dev.custody.application.service;

import dev.custody.application.fake.CountingIds;
import dev.custody.application.fake.InMemoryRecordings;
import dev.custody.application.fake.ManualClock;
import dev.custody.application.fake.ManualScheduler;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.Backoff;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.PartSizing;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.recording.Sha256;
import dev.custody.domain.recording.Title;
import dev.custody.domain.storage.LocationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/** The loop alone: what a step does is what the test says. */
final class LoopBench implements LocationHealth {
  final ManualClock clock = new ManualClock();
  final ManualScheduler scheduler;
  final CountingIds ids = new CountingIds();
  final InMemoryRecordings recordings = new InMemoryRecordings();
  final List<RecordingRef> steps = new ArrayList<>();
  final List<Duration> stepTimes = new ArrayList<>();
  final List<String> health = new ArrayList<>();
  final Map<RecordingRef, Supplier<Attempted>> outcomes = new HashMap<>();
  final Map<LocationId, Supplier<Attempted>> outcomesAt = new HashMap<>();
  final Map<RecordingRef, LocationId> places = new HashMap<>();
  final DeliverySettings settings;
  final DeliveryLoop loop;
  Function<RecordingRef, Attempted> step = this::step;

  LoopBench() {
    this(4, 2, 10, 1);
  }

  LoopBench(int mostUnderWay, int mostOfOne, int mostReady, long seed) {
    this(mostUnderWay, mostUnderWay, mostOfOne, mostReady, seed);
  }

  LoopBench(int mostUnderWay, int mostOfOrganization, int mostOfOne, int mostReady, long seed) {
    scheduler = new ManualScheduler(clock, seed);
    settings =
        new DeliverySettings(
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(15)),
            Duration.ofMinutes(1),
            mostUnderWay,
            mostOfOrganization,
            mostOfOne,
            mostReady,
            PartSizing.DEFAULT);
    loop =
        new DeliveryLoop(
            recording -> step.apply(recording),
            new Projection(recordings),
            this,
            scheduler,
            clock,
            new Random(3),
            settings);
  }

  private Attempted step(RecordingRef recording) {
    steps.add(recording);
    stepTimes.add(Duration.ofNanos(scheduler.nanoTime()));
    Supplier<Attempted> outcome = outcomes.get(recording);
    if (outcome == null) {
      outcome = outcomesAt.get(place(recording));
    }
    return outcome == null ? new Attempted.Stored() : outcome.get();
  }

  LocationId place(RecordingRef recording) {
    LocationId place = places.get(recording);
    if (place == null) {
      throw new AssertionError("never made: " + recording);
    }
    return place;
  }

  /** A recording that is received, pinned to {@code location}. */
  Recording received(OrganizationId organization, LocationId location) {
    Recording made =
        Recording.begun(
                ids.recording(),
                organization,
                Title.NONE,
                ContentType.OCTET_STREAM,
                Labels.NONE,
                clock.instant(),
                location)
            .in(
                new RecordingState.Received(
                    new Ending(1, new Sha256("0".repeat(64)), false, clock.instant())));
    recordings.put(made);
    places.put(made.ref(), location);
    return made;
  }

  RecordingRef nudged(OrganizationId organization, LocationId location) {
    RecordingRef made = received(organization, location).ref();
    loop.nudge(made, location);
    return made;
  }

  void nudge(RecordingRef recording) {
    loop.nudge(recording, place(recording));
  }

  long steps(LocationId location) {
    return steps.stream().filter(recording -> place(recording).equals(location)).count();
  }

  long steps(RecordingRef recording) {
    return steps.stream().filter(recording::equals).count();
  }

  Recording row(RecordingRef recording) {
    return recordings.find(recording).orElseThrow();
  }

  static Attempted refuses() {
    return new Attempted.LocationRefuses("AccessDenied");
  }

  static Attempted fails() {
    return new Attempted.LocationFails("SlowDown");
  }

  @Override
  public void refuses(OrganizationId organization, LocationId location) {
    health.add("refuses " + location);
  }

  @Override
  public void works(OrganizationId organization, LocationId location) {
    health.add("works " + location);
  }
}
