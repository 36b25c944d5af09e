package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.Blocked;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.recording.Status;
import dev.custody.domain.storage.LocationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Locations that refuse or fail, and recordings that fail alone. */
class DeliveryLoopFaultsTest {
  private final LoopBench bench = new LoopBench(4, 2, 100, 1);
  private final OrganizationId organization = bench.ids.organization();
  private final LocationId place = bench.ids.location();

  @Test
  void aRefusalBlocksAllThatWaitAndIsProbedSlowlyUntilItIsOver() {
    bench.outcomesAt.put(place, LoopBench::refuses);
    List<RecordingRef> all = nudged(6);
    bench.scheduler.runReady();

    assertEquals(2, bench.steps.size(), "those that were under way together");
    all.forEach(recording -> assertEquals(Status.BLOCKED, bench.row(recording).status()));
    assertEquals(List.of("refuses " + place), bench.health);

    bench.scheduler.advance(Duration.ofSeconds(59));
    assertEquals(2, bench.steps.size());
    bench.scheduler.advance(Duration.ofMinutes(10));
    assertEquals(12, bench.steps.size(), "one probe a minute");
    assertEquals(1, bench.health.size(), "told once");

    bench.outcomesAt.clear();
    bench.scheduler.advance(Duration.ofMinutes(1));
    assertEquals(18, bench.steps.size(), "one probe, and the backlog drains by itself");
    assertEquals(List.of("refuses " + place, "works " + place), bench.health);
    assertEquals(0, bench.loop.busyLocations());
  }

  @Test
  void blockedTellsSinceWhenAndWhenItIsTriedNext() {
    bench.outcomesAt.put(place, LoopBench::refuses);
    RecordingRef recording = nudged(1).getFirst();
    bench.scheduler.runReady();
    Instant since = bench.clock.instant();

    assertEquals(
        new Blocked("AccessDenied", since, since.plusSeconds(60)),
        bench.row(recording).blocked().orElseThrow());
    bench.scheduler.advance(Duration.ofMinutes(30));

    assertEquals(since, bench.row(recording).blocked().orElseThrow().since());
    assertTrue(
        bench.row(recording).blocked().orElseThrow().nextTry().isAfter(bench.clock.instant()));
  }

  @Test
  void whatComesToALocationThatRefusesIsToldAtOnce() {
    bench.outcomesAt.put(place, LoopBench::refuses);
    nudged(1);
    bench.scheduler.runReady();

    RecordingRef late = nudged(1).getFirst();
    bench.scheduler.runReady();

    assertEquals(Status.BLOCKED, bench.row(late).status());
    assertEquals(0, bench.steps(late));
  }

  @Test
  void oneThatOnlyWaitsForBytesIsUnblockedByTheSweepOnceItsLocationWorks() {
    var recording = bench.received(organization, place);
    bench.recordings.put(
        recording
            .in(new RecordingState.Receiving())
            .blockedBy(new Blocked("AccessDenied", Instant.EPOCH, Instant.EPOCH)));
    bench.outcomesAt.put(place, Attempted.WaitsForBytes::new);
    new Deliveries(bench.loop, bench.recordings, bench.scheduler).start();

    bench.scheduler.advance(Duration.ofMinutes(2));

    assertTrue(bench.row(recording.ref()).blocked().isEmpty());
  }

  @Test
  void passingFaultsAreTriedAgainAfterGrowingWaitsUpToTheMost() {
    bench.outcomesAt.put(place, LoopBench::fails);
    nudged(5);
    bench.scheduler.advance(Duration.ofHours(12));

    List<Duration> waits = new ArrayList<>();
    for (int i = 2; i < bench.stepTimes.size(); i++) {
      waits.add(bench.stepTimes.get(i).minus(bench.stepTimes.get(i - 1)));
    }
    assertTrue(waits.getFirst().compareTo(Duration.ofSeconds(1)) <= 0, "first " + waits);
    assertTrue(waits.stream().allMatch(wait -> wait.compareTo(Duration.ofMinutes(15)) <= 0));
    assertTrue(waits.stream().anyMatch(wait -> wait.compareTo(Duration.ofMinutes(10)) > 0));
    assertTrue(waits.size() > 48 && waits.size() < 200, waits.size() + " tries in 12 hours");
    assertEquals(waits.size(), waits.stream().distinct().count(), "jittered");
    assertTrue(bench.health.isEmpty(), "no verification mends the network");
  }

  @Test
  void stepsThatFailTogetherCountOnce() {
    LoopBench wide = new LoopBench(8, 8, 100, 1);
    wide.outcomesAt.put(place, LoopBench::fails);
    for (int i = 0; i < 8; i++) {
      wide.nudged(organization, place);
    }
    wide.scheduler.runReady();

    assertEquals(8, wide.steps.size());
    assertTrue(wide.scheduler.untilNextTimer().compareTo(Duration.ofSeconds(1)) <= 0);
    assertEquals(1, wide.scheduler.timers());
    wide.scheduler.advance(wide.scheduler.untilNextTimer());
    assertEquals(9, wide.steps.size(), "one alone probes");
  }

  @Test
  void aDeadLocationHoldsUpNobodyElse() {
    bench.outcomesAt.put(place, LoopBench::fails);
    nudged(50);
    LocationId alive = bench.ids.location();
    OrganizationId other = bench.ids.organization();
    for (int i = 0; i < 50; i++) {
      bench.nudged(other, alive);
    }

    bench.scheduler.runReady();

    assertEquals(50, bench.steps(alive));
    assertEquals(2, bench.steps(place));
  }

  @Test
  void tryingNowDoesNotWaitForTheProbe() {
    bench.outcomesAt.put(place, LoopBench::refuses);
    RecordingRef recording = nudged(1).getFirst();
    bench.scheduler.runReady();
    bench.outcomesAt.clear();

    bench.loop.nudgeNow(recording, place);
    bench.scheduler.runReady();

    assertEquals(2, bench.steps.size());
    assertEquals(0, bench.loop.busyLocations());
  }

  @Test
  void anEarlierProbesTimerDoesNotCutALaterWaitShort() {
    bench.outcomesAt.put(place, LoopBench::refuses);
    RecordingRef recording = nudged(1).getFirst();
    bench.scheduler.advance(Duration.ofSeconds(40));
    bench.loop.nudgeNow(recording, place);
    bench.scheduler.advance(Duration.ofSeconds(30));
    assertEquals(2, bench.steps.size(), "70 s after the first, 30 s after the second");

    bench.scheduler.advance(Duration.ofSeconds(30));
    assertEquals(3, bench.steps.size());
  }

  @Test
  void oneRecordingsFaultStopsNoOther() {
    List<RecordingRef> all = nudged(10);
    RecordingRef broken = all.get(4);
    bench.outcomes.put(broken, () -> new Attempted.RecordingFails("spoilt", false));
    RecordingRef crashing = all.get(5);
    bench.outcomes.put(
        crashing,
        () -> {
          throw new IllegalStateException("a bug");
        });

    bench.scheduler.runReady();

    assertEquals(10, bench.steps.size());
    assertEquals(1, bench.steps(broken));
    assertEquals(1, bench.steps(crashing));
  }

  @Test
  void aRecordingThatFailsAloneRestsHoweverOftenItIsNudged() {
    RecordingRef broken = nudged(1).getFirst();
    bench.outcomes.put(broken, () -> new Attempted.RecordingFails("rejected", false));
    bench.scheduler.runReady();
    for (int second = 0; second < 3600; second++) {
      bench.nudge(broken);
      bench.scheduler.advance(Duration.ofSeconds(1));
    }

    assertTrue(bench.steps.size() < 40, bench.steps.size() + " tries in an hour");
    assertTrue(bench.steps.size() > 5, "and never given up");
  }

  @Test
  void aRecordingThatFailsAloneIsTriedNoOftenerForHavingBeenTriedNow() {
    RecordingRef broken = nudged(1).getFirst();
    bench.outcomes.put(broken, () -> new Attempted.RecordingFails("rejected", false));
    bench.scheduler.runReady();
    for (int second = 0; second < 600; second++) {
      bench.loop.nudgeNow(broken, place);
      bench.scheduler.advance(Duration.ofSeconds(1));
    }
    assertEquals(1, bench.scheduler.timers(), "one rest, not one for each try");
    bench.steps.clear();

    bench.scheduler.advance(Duration.ofHours(1));

    assertTrue(bench.steps.size() < 20, bench.steps.size() + " tries in an hour");
    assertTrue(bench.steps.size() > 2, "and never given up");
  }

  @Test
  void whatIsMendedOrDiscardedLeavesNoTimerBehind() {
    List<RecordingRef> all = nudged(2);
    all.forEach(
        each -> bench.outcomes.put(each, () -> new Attempted.RecordingFails("rejected", false)));
    bench.scheduler.runReady();
    assertEquals(2, bench.scheduler.timers());

    bench.outcomes.clear();
    bench.loop.nudgeNow(all.get(0), place);
    bench.loop.halt(all.get(1), place);
    bench.scheduler.runReady();

    assertEquals(0, bench.scheduler.timers());
  }

  @Test
  void aSuccessOnTheWayDoesNotForgetThatItNeverGetsToTheEnd() {
    RecordingRef broken = nudged(1).getFirst();
    bench.outcomes.put(
        broken,
        () ->
            bench.steps.size() % 3 == 0
                ? new Attempted.RecordingFails("part 2 is rejected", false)
                : new Attempted.Moved());

    bench.scheduler.advance(Duration.ofHours(1));

    assertTrue(bench.steps.size() < 120, bench.steps.size() + " steps in an hour");
  }

  @Test
  void whatIsMendedFailsAnewFromTheShortestWait() {
    RecordingRef recording = nudged(1).getFirst();
    bench.outcomes.put(recording, () -> new Attempted.RecordingFails("rejected", false));
    bench.scheduler.advance(Duration.ofHours(1));
    bench.outcomes.put(recording, Attempted.WaitsForBytes::new);
    bench.scheduler.advance(Duration.ofHours(1));
    bench.outcomes.put(recording, () -> new Attempted.RecordingFails("rejected", false));
    bench.nudge(recording);
    bench.scheduler.runReady();

    assertTrue(bench.scheduler.untilNextTimer().compareTo(Duration.ofSeconds(1)) <= 0);
  }

  @Test
  void whatBlocksOneAloneIsToldAndProbedSlowly() {
    RecordingRef recording = nudged(1).getFirst();
    bench.outcomes.put(recording, () -> new Attempted.RecordingFails("allow reading it", true));
    bench.scheduler.runReady();

    assertEquals("allow reading it", bench.row(recording).blocked().orElseThrow().reason());
    assertEquals(Duration.ofMinutes(1), bench.scheduler.untilNextTimer());
    assertTrue(bench.health.stream().noneMatch(told -> told.startsWith("refuses")));
  }

  @Test
  void whatAsksTheLocationNothingTellsNothingAboutIt() {
    bench.outcomesAt.put(place, LoopBench::refuses);
    nudged(1);
    bench.scheduler.runReady();
    RecordingRef quarantined = bench.received(organization, place).ref();
    bench.outcomes.put(quarantined, Attempted.NothingLeft::new);
    bench.loop.nudgeNow(quarantined, place);
    bench.scheduler.runReady();

    assertEquals(List.of("refuses " + place), bench.health);
    RecordingRef late = nudged(1).getFirst();
    bench.scheduler.runReady();
    assertEquals(Status.BLOCKED, bench.row(late).status());
  }

  @Test
  void oneThatCannotBeToldKeepsTheOthersFromNothing() {
    bench.outcomesAt.put(place, LoopBench::refuses);
    nudged(3);
    bench.recordings.fail(new IllegalStateException("the database is gone"));
    bench.scheduler.runReady();

    assertEquals(List.of("refuses " + place), bench.health);
    bench.recordings.work();
    bench.outcomesAt.clear();
    bench.scheduler.advance(Duration.ofMinutes(1));
    assertEquals(3, bench.steps.stream().distinct().count());
  }

  @Test
  void aLocationWhoseLastRecordingIsDiscardedWhileItRefusesIsForgotten() {
    bench.outcomesAt.put(place, LoopBench::refuses);
    RecordingRef recording = nudged(1).getFirst();
    bench.scheduler.runReady();
    bench.loop.halt(recording, place);
    bench.loop.release(recording);
    assertFalse(bench.scheduler.timers() == 0);

    bench.scheduler.advance(Duration.ofMinutes(2));

    assertEquals(0, bench.loop.busyLocations());
  }

  @Test
  void whatIsRememberedOfRecordingsThatFailAloneIsBounded() {
    LoopBench small = new LoopBench(4, 2, 5, 1);
    small.outcomesAt.put(place, () -> new Attempted.RecordingFails("unprovable", true));
    for (int i = 0; i < 200; i++) {
      small.nudged(organization, place);
      small.scheduler.runReady();
    }

    assertEquals(200, small.steps.size());
    assertTrue(small.scheduler.timers() <= 5, small.scheduler.timers() + " timers");
  }

  @Test
  void theSweepLeavesWhatIsQuarantinedAlone() {
    RecordingRef quarantined = bench.received(organization, place).ref();
    new Projection(bench.recordings).quarantined(quarantined, "lost", List.of());
    new Deliveries(bench.loop, bench.recordings, bench.scheduler).start();

    bench.scheduler.advance(Duration.ofMinutes(10));

    assertEquals(0, bench.steps.size());
  }

  private List<RecordingRef> nudged(int count) {
    List<RecordingRef> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(bench.nudged(organization, place));
    }
    return all;
  }
}
