package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An error, as for want of memory, ends what it hits and nothing that is done again and again. */
class AfterAnErrorTest {
  private final Bench bench = new Bench();

  @Test
  void theSweepGoesOn() {
    LoopBench loop = new LoopBench();
    RecordingRef left = loop.received(bench.organization.id(), bench.location.id()).ref();
    new Deliveries(loop.loop, loop.recordings, loop.scheduler).start();
    loop.recordings.beforeEach(AfterAnErrorTest::outOfMemory);
    assertThrows(Error.class, () -> loop.scheduler.advance(Duration.ofMinutes(1)));

    loop.recordings.work();
    loop.scheduler.advance(Duration.ofMinutes(1));

    assertEquals(1, loop.steps(left));
  }

  @Test
  void theLookForIdleOnesGoesOn() {
    bench.useCases.start();
    RecordingRef idle = bench.begun().ref();
    bench.recordings.beforeEach(AfterAnErrorTest::outOfMemory);
    assertThrows(Error.class, () -> bench.scheduler.advance(Duration.ofSeconds(5)));

    bench.recordings.work();
    bench.scheduler.advance(Bench.IDLE.plusMinutes(1));

    assertFalse(bench.row(idle).receiving());
  }

  @Test
  void theRoutineVerificationGoesOn() {
    bench.useCases.start();
    bench.locations.beforeEach(AfterAnErrorTest::outOfMemory);
    assertThrows(Error.class, () -> bench.scheduler.advance(Duration.ofMinutes(1)));

    bench.locations.beforeEach(() -> {});
    bench.scheduler.advance(Duration.ofMinutes(1));

    assertEquals(1, bench.type.verified().size());
  }

  @Test
  void aStepThatCannotBeginHoldsNoPlace() {
    LoopBench loop = new LoopBench(1, 1, 10, 1);
    RecordingRef recording = loop.received(bench.organization.id(), bench.location.id()).ref();
    loop.scheduler.beforeNextTask(AfterAnErrorTest::outOfMemory);
    assertThrows(Error.class, () -> loop.nudge(recording));

    loop.nudge(recording);
    loop.scheduler.runReady();

    assertEquals(1, loop.steps(recording));
  }

  @Test
  void whatIsOwedToTheAuditLogStaysOwed() {
    bench.useCases.start();
    RecordingRef recording = bench.begun(5).ref();
    bench.audit.fail(true);
    bench.spool.fill(recording, 5);
    bench.restart().start();
    int told = bench.audit.events().size();
    bench.audit.fail(false);
    bench.audit.beforeNextAppend(AfterAnErrorTest::outOfMemory);
    assertThrows(Error.class, () -> bench.scheduler.advance(Duration.ofMinutes(1)));

    bench.scheduler.advance(Duration.ofMinutes(1));

    assertEquals(told + 1, bench.audit.events().size());
    assertEquals(Status.STORED, bench.row(recording).status());
  }

  private static void outOfMemory() {
    throw new OutOfMemoryError("a test wants it to");
  }
}
