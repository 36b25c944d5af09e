package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.domain.organization.IdleTimeout;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However many recordings one trouble hits, and however often: a person can read the log. */
class OutageLogTest {
  private static final int RECORDINGS = 1_000;

  private final Bench bench = new Bench();

  @Test
  void anHourWithoutTheDatabaseIsAFewLines() {
    bench.organizations.update(
        bench.organization.id(),
        found -> found.closingIdleAfter(new IdleTimeout(Duration.ofMinutes(10))));
    bench.useCases.start();
    for (int i = 0; i < RECORDINGS / 2; i++) {
      bench.begun();
    }
    bench.scheduler.advance(Duration.ofSeconds(10));
    for (int i = 0; i < RECORDINGS / 2; i++) {
      bench.received(3);
    }

    List<String> lines = saidWithoutTheDatabase();

    assertTrue(lines.size() >= 4, "each kind of trouble is said: " + lines);
    assertTrue(lines.size() < 10, () -> lines.size() + " lines: " + lines);
    assertTrue(lines.stream().anyMatch(line -> line.contains("times more")), lines.toString());
    bench.scheduler.advance(Duration.ofMinutes(16));
    assertTrue(
        bench.recordings.all(bench.organization.id()).stream().noneMatch(row -> row.receiving()));
    assertFalse(bench.far().keys().isEmpty(), "and everything goes on by itself");
  }

  @Test
  void aStartWithoutTheDatabaseIsAFewLines() {
    for (int i = 0; i < RECORDINGS; i++) {
      bench.recordings.forget(bench.received(3).ref());
    }
    bench.recordings.fail(new IllegalStateException("the database takes nothing"));

    List<String> lines;
    try (Said said = Said.listening()) {
      bench.restart().start();
      bench.scheduler.advance(Duration.ofHours(1));
      lines = said.lines();
    }

    assertFalse(lines.isEmpty(), "it is said");
    assertTrue(lines.size() < 10, () -> lines.size() + " lines: " + lines);
    bench.recordings.work();
    bench.scheduler.advance(Duration.ofHours(1));
    assertEquals(RECORDINGS, bench.far().keys().size(), "and everything goes on by itself");
  }

  @Test
  void orphansAreOneLineWithSomeExamples() {
    for (int i = 0; i < RECORDINGS; i++) {
      bench.recordings.forget(bench.received(3).ref());
    }
    bench.locations.remove(bench.organization.id(), bench.location.id());

    try (Said said = Said.listening()) {
      bench.restart().start();

      assertEquals(1, said.lines().size(), said.lines()::toString);
      String line = said.lines().getFirst();
      assertTrue(line.contains("of 1000 recordings with 3000 bytes"), line);
      assertTrue(line.contains("is orphaned, its 3 bytes are kept"), line);
      assertEquals(3, line.split("/rec_", -1).length - 1, line);
    }
  }

  private List<String> saidWithoutTheDatabase() {
    try (Said said = Said.listening()) {
      everyCall(OutageLogTest::isDown);
      bench.audit.fail(true);
      bench.scheduler.advance(Duration.ofMinutes(61));
      bench.audit.fail(false);
      everyCall(() -> {});
      return said.lines();
    }
  }

  private void everyCall(Runnable happens) {
    bench.recordings.beforeEach(happens);
    bench.locations.beforeEach(happens);
    bench.organizations.beforeEach(happens);
  }

  private static void isDown() {
    throw new IllegalStateException("the database is down");
  }
}
