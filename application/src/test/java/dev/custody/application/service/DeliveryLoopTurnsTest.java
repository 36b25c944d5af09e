package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.LocationId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose turn it is, and how much may be under way. */
class DeliveryLoopTurnsTest {

  @Test
  void organizationsTakeTurnsHoweverMuchOneHas() {
    LoopBench bench = new LoopBench(1, 1, 1_000, 1);
    OrganizationId busy = bench.ids.organization();
    OrganizationId calm = bench.ids.organization();
    LocationId busyPlace = bench.ids.location();
    LocationId calmPlace = bench.ids.location();
    for (int i = 0; i < 100; i++) {
      bench.nudged(busy, busyPlace);
    }
    for (int i = 0; i < 3; i++) {
      bench.nudged(calm, calmPlace);
    }

    bench.scheduler.runReady();

    List<OrganizationId> first =
        bench.steps.subList(0, 7).stream().map(RecordingRef::organization).toList();
    assertEquals(3, first.stream().filter(calm::equals).count(), first.toString());
    assertEquals(103, bench.steps.size());
  }

  @Test
  void theLocationsOfOneOrganizationTakeTurnsToo() {
    LoopBench bench = new LoopBench(1, 1, 1_000, 1);
    OrganizationId organization = bench.ids.organization();
    LocationId old = bench.ids.location();
    LocationId current = bench.ids.location();
    for (int i = 0; i < 50; i++) {
      bench.nudged(organization, old);
    }
    bench.nudged(organization, current);

    bench.scheduler.runReady();

    assertTrue(bench.steps.subList(0, 3).stream().map(bench::place).anyMatch(current::equals));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noMoreIsUnderWayThanAllowed(long seed) {
    LoopBench bench = new LoopBench(4, 2, 100, seed);
    for (int place = 0; place < 4; place++) {
      OrganizationId organization = bench.ids.organization();
      LocationId location = bench.ids.location();
      for (int i = 0; i < 5; i++) {
        bench.nudged(organization, location);
      }
    }

    assertEquals(4, bench.scheduler.tasks());
    while (bench.scheduler.runOne()) {
      assertTrue(bench.scheduler.tasks() <= 4);
    }
    assertEquals(20, bench.steps.size());
    assertEquals(0, bench.loop.busyLocations());
  }

  @Test
  void oneLocationGetsNoMoreThanItsPart() {
    LoopBench bench = new LoopBench(4, 2, 100, 1);
    OrganizationId organization = bench.ids.organization();
    LocationId location = bench.ids.location();
    for (int i = 0; i < 5; i++) {
      bench.nudged(organization, location);
    }

    assertEquals(2, bench.scheduler.tasks());
  }

  /** A step that is never run is one that hangs. */
  @Test
  void aLocationThatHangsHoldsUpNobodyElse() {
    LoopBench bench = new LoopBench(4, 2, 100, 1);
    OrganizationId organization = bench.ids.organization();
    LocationId dead = bench.ids.location();
    bench.outcomesAt.put(
        dead,
        () -> {
          throw new AssertionError("it hangs");
        });
    for (int i = 0; i < 5; i++) {
      bench.nudged(organization, dead);
    }
    assertEquals(2, bench.scheduler.takeReady().size());

    OrganizationId other = bench.ids.organization();
    LocationId alive = bench.ids.location();
    for (int i = 0; i < 20; i++) {
      bench.nudged(other, alive);
    }
    bench.scheduler.runReady();

    assertEquals(20, bench.steps(alive));
    assertEquals(0, bench.steps(dead));
  }

  @Test
  void anOrganizationAllOfWhoseLocationsHangHoldsUpNobodyElse() {
    LoopBench bench = new LoopBench(4, 3, 2, 100, 1);
    OrganizationId organization = bench.ids.organization();
    for (int place = 0; place < 4; place++) {
      LocationId dead = bench.ids.location();
      bench.nudged(organization, dead);
      bench.nudged(organization, dead);
    }
    assertEquals(3, bench.scheduler.takeReady().size());

    OrganizationId other = bench.ids.organization();
    LocationId alive = bench.ids.location();
    for (int i = 0; i < 20; i++) {
      bench.nudged(other, alive);
    }
    bench.scheduler.runReady();

    assertEquals(20, bench.steps(alive));
    assertEquals(20, bench.steps.size(), "and those of the first wait");
  }

  @Test
  void aNudgeWhileAStepIsUnderWayIsNotLost() {
    LoopBench bench = new LoopBench();
    RecordingRef recording = bench.nudged(bench.ids.organization(), bench.ids.location());
    bench.outcomes.put(
        recording,
        () -> {
          if (bench.steps.size() == 1) {
            bench.nudge(recording);
            bench.nudge(recording);
          }
          return new Attempted.WaitsForBytes();
        });

    bench.scheduler.runReady();

    assertEquals(2, bench.steps.size(), "two nudges ask for one more step");
    assertEquals(0, bench.loop.busyLocations());
  }

  @Test
  void aStepThatMovedIsFollowedByTheNextUntilItIsDone() {
    LoopBench bench = new LoopBench();
    RecordingRef recording = bench.nudged(bench.ids.organization(), bench.ids.location());
    bench.outcomes.put(
        recording, () -> bench.steps.size() < 30 ? new Attempted.Moved() : new Attempted.Stored());

    bench.scheduler.runReady();

    assertEquals(30, bench.steps.size());
  }

  @Test
  void theQueueIsBoundedAndTheSweepFillsItAgain() {
    LoopBench bench = new LoopBench(1, 1, 10, 1);
    OrganizationId organization = bench.ids.organization();
    LocationId location = bench.ids.location();
    Set<RecordingRef> all = new HashSet<>();
    for (int i = 0; i < 35; i++) {
      Recording made = bench.received(organization, location);
      all.add(made.ref());
      bench.loop.nudge(made.ref(), location);
      bench.outcomes.put(
          made.ref(),
          () -> {
            bench.recordings.forget(made.ref());
            return new Attempted.Stored();
          });
    }
    Deliveries deliveries = new Deliveries(bench.loop, bench.recordings, bench.scheduler);
    deliveries.start();

    bench.scheduler.runReady();
    assertEquals(11, bench.steps.size(), "one under way and ten in the queue");

    bench.scheduler.advance(Duration.ofMinutes(5));
    assertEquals(all, new HashSet<>(bench.steps));
    assertEquals(35, bench.steps.size());
  }

  @Test
  void tryingNowGoesFirstAndKeepsTheQueueBounded() {
    LoopBench bench = new LoopBench(1, 1, 3, 1);
    OrganizationId organization = bench.ids.organization();
    LocationId location = bench.ids.location();
    for (int i = 0; i < 4; i++) {
      bench.nudged(organization, location);
    }
    RecordingRef urgent = bench.received(organization, location).ref();
    bench.loop.nudgeNow(urgent, location);
    bench.loop.nudgeNow(urgent, location);

    bench.scheduler.runReady();

    assertEquals(urgent, bench.steps.get(1));
    assertEquals(4, bench.steps.size(), "the last one waits for the sweep");
  }

  @Test
  void onceClosedNothingBegins() {
    LoopBench bench = new LoopBench(1, 1, 10, 1);
    OrganizationId organization = bench.ids.organization();
    LocationId location = bench.ids.location();
    bench.nudged(organization, location);
    RecordingRef waiting = bench.nudged(organization, location);
    bench.loop.close(Duration.ZERO);

    bench.scheduler.runReady();
    bench.loop.nudgeNow(waiting, location);
    bench.nudge(waiting);
    bench.scheduler.advance(Duration.ofHours(1));

    assertEquals(1, bench.steps.size(), "the one that was under way");
    assertFalse(bench.steps.contains(waiting));
  }

  @Test
  void closingWaitsForTheStepUnderWay() throws InterruptedException {
    LoopBench bench = new LoopBench();
    RecordingRef recording = bench.nudged(bench.ids.organization(), bench.ids.location());
    Thread closing = Thread.ofVirtual().start(() -> bench.loop.close(Duration.ofMinutes(10)));
    Awaiting.blocked(closing);

    bench.scheduler.runReady();

    assertTrue(closing.join(Duration.ofSeconds(10)));
    assertEquals(List.of(recording), bench.steps);
  }

  @Test
  void aTaskThatIsNotTakenLosesNoPlace() {
    LoopBench bench = new LoopBench(1, 1, 10, 1);
    RecordingRef recording = bench.received(bench.ids.organization(), bench.ids.location()).ref();
    bench.scheduler.refuse(true);
    assertThrows(IllegalStateException.class, () -> bench.nudge(recording));
    bench.scheduler.refuse(false);

    bench.nudge(recording);
    bench.scheduler.runReady();

    assertEquals(List.of(recording), bench.steps);
  }
}
