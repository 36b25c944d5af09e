package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.domain.recording.RecordingRef;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Holding one recording's delivery up. */
@Timeout(30)
class DeliveryLoopHaltTest {
  private final LoopBench bench = new LoopBench();
  private final RecordingRef recording =
      bench.received(bench.ids.organization(), bench.ids.location()).ref();

  @Test
  void nothingOfItBeginsUntilItIsReleased() {
    bench.loop.halt(recording, bench.place(recording));
    bench.nudge(recording);
    bench.loop.nudgeNow(recording, bench.place(recording));
    bench.scheduler.runReady();
    assertEquals(List.of(), bench.steps);

    bench.loop.release(recording);
    bench.nudge(recording);
    bench.scheduler.runReady();
    assertEquals(List.of(recording), bench.steps);
  }

  @Test
  void whatWasQueuedIsDropped() {
    bench.nudged(recording.organization(), bench.place(recording));
    bench.nudged(recording.organization(), bench.place(recording));
    bench.nudge(recording);
    bench.loop.halt(recording, bench.place(recording));
    bench.scheduler.runReady();

    assertEquals(0, bench.steps(recording));
    assertEquals(2, bench.steps.size(), "the others go on");
  }

  /** A long recording would have been stored before anybody could discard it. */
  @Test
  void itWaitsForTheStepUnderWayAndForNoFurtherOne() throws InterruptedException {
    CountDownLatch inStep = new CountDownLatch(1);
    CountDownLatch mayGoOn = new CountDownLatch(1);
    AtomicInteger steps = new AtomicInteger();
    bench.scheduler.onThreads();
    bench.step =
        _ -> {
          steps.incrementAndGet();
          inStep.countDown();
          await(mayGoOn);
          return new Attempted.Moved();
        };
    bench.nudge(recording);
    await(inStep);
    Thread halting =
        Thread.ofVirtual().start(() -> bench.loop.halt(recording, bench.place(recording)));
    Awaiting.blocked(halting);
    assertEquals(1, steps.get());

    mayGoOn.countDown();

    assertTrue(halting.join(Duration.ofSeconds(10)));
    assertEquals(1, steps.get());
    assertEquals(0, bench.loop.busyLocations(), "no lane is left behind");
  }

  /** Not even by an Error: it would hold its place, and who waits for it, for ever. */
  @Test
  void aStepThatBreaksOffByAnErrorIsOver() throws InterruptedException {
    bench.step =
        _ -> {
          throw new StackOverflowError("deep");
        };
    bench.nudge(recording);
    Thread running =
        Thread.ofVirtual().uncaughtExceptionHandler((_, _) -> {}).start(bench.scheduler::runReady);
    assertTrue(running.join(Duration.ofSeconds(10)));

    bench.loop.halt(recording, bench.place(recording));
    bench.loop.close(Duration.ofMinutes(1));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
