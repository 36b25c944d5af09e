package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.in.Refusal;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Status;
import dev.custody.domain.recording.Title;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the database is told, and who waits for it. */
@Timeout(30)
class ProjectionTest {
  private final Bench bench = new Bench();
  private final Projection projection = new Projection(bench.recordings);

  @Test
  void aStateNeverGoesBack() {
    RecordingRef stored = bench.received(3).ref();
    bench.scheduler.runReady();
    Recording before = bench.row(stored);

    projection.received(stored, before.ending().orElseThrow());
    projection.delivering(stored, bench.key(stored));
    projection.blocked(stored, "late", Instant.EPOCH, Duration.ofMinutes(1));
    projection.quarantined(stored, "late", List.of());
    projection.unblocked(stored);
    assertEquals(before, bench.row(stored));

    projection.discarded(stored, Instant.EPOCH);
    Recording discarded = bench.row(stored);
    projection.catchUp(bench.entry(stored));
    projection.discarded(stored, Instant.MAX);
    assertEquals(discarded, bench.row(stored));
    assertEquals(Status.DISCARDED, discarded.status());
  }

  @Test
  void whatIsToldWithEveryPartIsWrittenOnce() {
    RecordingRef recording = bench.received(3).ref();
    int before = bench.recordings.updates();
    for (int part = 0; part < 100; part++) {
      projection.delivering(recording, bench.key(recording));
      projection.unblocked(recording);
    }

    assertEquals(before + 1, bench.recordings.updates());
  }

  @Test
  void waitingEndsOnceItIsStored() throws InterruptedException {
    RecordingRef recording = bench.received(3).ref();
    AtomicReference<Recording> seen = new AtomicReference<>(bench.row(recording));
    Thread waiting =
        Thread.ofVirtual()
            .start(() ->
                seen.set(bench.useCases.record().awaitStored(recording, Duration.ofMinutes(10))));
    Awaiting.blocked(waiting);

    bench.scheduler.runReady();

    assertTrue(waiting.join(Duration.ofSeconds(20)));
    assertEquals(Status.STORED, seen.get().status());
  }

  @Test
  void waitingEndsWithPatienceAndTellsWhatIsSo() {
    RecordingRef recording = bench.received(3).ref();

    assertEquals(
        Status.RECEIVED,
        bench.useCases.record().awaitStored(recording, Duration.ofMillis(5)).status());
    assertThrows(
        Refusal.NotFound.class,
        () ->
            bench
                .useCases
                .record()
                .awaitStored(
                    new RecordingRef(bench.organization.id(), bench.ids.recording()),
                    Duration.ofMillis(5)));
  }

  @Test
  void titlesAndLabelsChangeInAnyState() {
    RecordingRef recording = bench.received(3).ref();
    bench.scheduler.runReady();

    Recording described =
        bench
            .useCases
            .record()
            .describe(Bench.CALLER, recording, Optional.of(new Title("New")), Optional.empty());

    assertEquals("New", described.title().value());
    assertEquals(Status.STORED, described.status());
  }
}
