package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.fake.BrokenBody;
import dev.custody.application.port.in.Record.End;
import dev.custody.application.port.in.Record.Progress;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.organization.IdleTimeout;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorders that went away. */
class IdleClosingTest {
  private final Bench bench = new Bench();

  @BeforeEach
  void setIdleTimeout() {
    bench.organizations.update(
        bench.organization.id(),
        found -> found.closingIdleAfter(new IdleTimeout(Duration.ofMinutes(10))));
    bench.useCases.start();
  }

  @Test
  void afterTheIdleTimeItIsClosedWithWhatItHas() {
    RecordingRef recording = bench.begun(100).ref();
    bench
        .useCases
        .record()
        .receive(Bench.chunked(recording, 0, End.AT_DECLARED_LENGTH), new BrokenBody("hello"));

    bench.scheduler.advance(Duration.ofMinutes(10).minusSeconds(1));
    assertTrue(bench.row(recording).receiving());
    bench.scheduler.advance(Duration.ofSeconds(30));

    assertTrue(bench.row(recording).interrupted());
    assertEquals(5, bench.row(recording).bytes());
    assertTrue(bench.useCases.record().progress(recording).closedIdle());
    assertThrows(
        Refusal.ClosedIdle.class,
        () ->
            bench
                .useCases
                .record()
                .receive(Bench.chunked(recording, 5, End.WITH_BODY), new BrokenBody("x")));
  }

  @Test
  void aRecorderThatTricklesIsNotIdle() {
    RecordingRef recording = bench.begun().ref();
    for (int i = 0; i < 10; i++) {
      bench.scheduler.advance(Duration.ofMinutes(9));
      bench.spool.fill(recording, 1);
    }

    assertTrue(bench.row(recording).receiving());
  }

  @Test
  void aRecorderWhoseBytesAreStagedIsNotIdle() {
    RecordingRef recording = bench.begun().ref();
    BrokenBody body = new BrokenBody("he");
    for (String piece : List.of("l", "l", "o")) {
      body.then(() -> bench.scheduler.advance(Duration.ofMinutes(9))).then(piece);
    }

    bench.useCases.record().receive(Bench.digested(recording, 0, ReceiveTest.HELLO), body);

    assertEquals(5, bench.row(recording).bytes());
    assertFalse(bench.row(recording).interrupted());
  }

  @Test
  void whenOneExpiresIsToldAsLongAsItMayGoOn() {
    RecordingRef recording = bench.begun(5).ref();
    bench.scheduler.advance(Duration.ofMinutes(9));
    Progress half =
        bench
            .useCases
            .record()
            .receive(Bench.chunked(recording, 0, End.AT_DECLARED_LENGTH), new BrokenBody("he"));
    Instant tenMinutesFromNow = bench.clock.instant().plus(Duration.ofMinutes(10));
    assertEquals(Optional.of(tenMinutesFromNow), half.expiresAt());

    bench.scheduler.advance(Duration.ofMinutes(9));
    assertEquals(
        Optional.of(tenMinutesFromNow),
        bench.useCases.record().progress(recording).expiresAt(),
        "asking is no activity");
    Progress whole =
        bench
            .useCases
            .record()
            .receive(Bench.chunked(recording, 2, End.AT_DECLARED_LENGTH), new BrokenBody("llo"));
    assertEquals(Optional.empty(), whole.expiresAt());
  }

  @ParameterizedTest
  @ValueSource(longs = {3, -3})
  void theWallClockJumpingChangesNothing(long days) {
    RecordingRef recording = bench.begun().ref();
    bench.scheduler.advance(Duration.ofMinutes(5));
    bench.clock.jump(Duration.ofDays(days));
    bench.scheduler.advance(Duration.ofMinutes(4));
    assertTrue(bench.row(recording).receiving(), "not idle for ten minutes yet");

    bench.scheduler.advance(Duration.ofMinutes(2));

    assertFalse(bench.row(recording).receiving());
    assertTrue(
        bench.useCases.record().progress(recording).closedIdle(), "and it shows that it was");
  }

  @Test
  void oneThatWasSealedByHandWasNotIdle() {
    RecordingRef recording = bench.begun().ref();
    bench.scheduler.advance(Duration.ofMinutes(9));
    bench.useCases.record().seal(Bench.CALLER, recording);

    assertFalse(bench.useCases.record().progress(recording).closedIdle());
  }

  @Test
  void aRestartBeginsTheIdleTimeAnew() {
    RecordingRef recording = bench.begun().ref();
    bench.scheduler.advance(Duration.ofMinutes(9));
    bench.restart().start();
    bench.scheduler.advance(Duration.ofMinutes(9));
    assertTrue(bench.row(recording).receiving());

    bench.scheduler.advance(Duration.ofMinutes(2));
    assertFalse(bench.row(recording).receiving());
  }

  @Test
  void oneThatCannotBeClosedKeepsNoOtherFromIt() {
    RecordingRef broken = bench.begun().ref();
    RecordingRef sound = bench.begun().ref();
    bench.scheduler.advance(Duration.ofMinutes(9));
    for (int i = 0; i < 1_000; i++) {
      bench.spool.faults().failNext("end", broken, () -> new SpoolException.Failed("EIO", null));
    }

    bench.scheduler.advance(Duration.ofMinutes(2));

    assertTrue(bench.row(broken).receiving());
    assertFalse(bench.row(sound).receiving());
  }

  @Test
  void aShortIdleTimeIsLookedAtOftenEnough() {
    bench.organizations.update(
        bench.organization.id(),
        found -> found.closingIdleAfter(new IdleTimeout(Duration.ofSeconds(1))));
    RecordingRef first = bench.begun().ref();
    bench.scheduler.advance(Duration.ofSeconds(8));
    assertFalse(bench.row(first).receiving());
  }

  /** What one organization asks for must not cost the database a page of all of them each time. */
  @Test
  void aShortIdleTimeMakesNobodyLookAtEverybodyMoreOften() {
    bench.organizations.update(
        bench.organization.id(),
        found -> found.closingIdleAfter(new IdleTimeout(Duration.ofSeconds(1))));
    RecordingRef trickling = bench.begun().ref();
    int before = bench.recordings.pages();
    for (int i = 0; i < 120; i++) {
      bench.spool.fill(trickling, 1);
      bench.scheduler.advance(Duration.ofMillis(500));
    }

    assertTrue(bench.row(trickling).receiving(), "it is not idle");
    assertTrue(
        bench.recordings.pages() - before <= 14,
        bench.recordings.pages() - before + " in a minute");

    bench.scheduler.advance(Duration.ofMillis(1_600));
    assertFalse(bench.row(trickling).receiving(), "and is closed when it is");
  }

  @Test
  void whatAnOrganizationAsksForHoldsForThoseThatAreIdleAlready() {
    RecordingRef recording = bench.begun().ref();
    bench.scheduler.advance(Duration.ofMinutes(9));
    bench.organizations.update(
        bench.organization.id(),
        found -> found.closingIdleAfter(new IdleTimeout(Duration.ofMinutes(30))));
    bench.scheduler.advance(Duration.ofMinutes(20));
    assertTrue(bench.row(recording).receiving());

    bench.scheduler.advance(Duration.ofMinutes(2));
    assertFalse(bench.row(recording).receiving());
  }

  @Test
  void oneThatIsWholeIsReceivedSoonThoughItsEndWasNotKeptAtFirst() {
    RecordingRef recording = bench.begun(5).ref();
    bench.spool.faults().failNext("end", () -> new SpoolException.Failed("EIO", null));
    assertThrows(
        Refusal.SpoolFailed.class,
        () ->
            bench
                .useCases
                .record()
                .receive(
                    Bench.chunked(recording, 0, End.AT_DECLARED_LENGTH), new BrokenBody("hello")));
    assertTrue(bench.row(recording).receiving());

    bench.scheduler.advance(Duration.ofSeconds(15));

    assertEquals(Status.STORED, bench.row(recording).status());
    assertFalse(bench.row(recording).interrupted());
    assertEquals(5, bench.row(recording).bytes());
    assertTrue(
        bench
            .audit
            .told()
            .contains("custody recording.received %s ok".formatted(recording.recording())));
  }

  @Test
  void oneThatIsWholeIsNotInterruptedHoweverLongItsEndCannotBeKept() {
    RecordingRef recording = bench.begun(5).ref();
    bench.spool.fill(recording, 5);
    bench.scheduler.advance(Duration.ofSeconds(4));
    for (int i = 0; i < 300; i++) {
      bench.spool.faults().failNext("end", recording, () -> new SpoolException.Failed("EIO", null));
    }

    bench.scheduler.advance(Duration.ofMinutes(30));

    assertEquals(Status.STORED, bench.row(recording).status());
    assertFalse(bench.row(recording).interrupted());
  }

  @Test
  void onceStoppedNothingIsClosed() {
    RecordingRef recording = bench.begun().ref();
    bench.useCases.close();

    bench.scheduler.advance(Duration.ofHours(1));

    assertTrue(bench.row(recording).receiving());
  }
}
