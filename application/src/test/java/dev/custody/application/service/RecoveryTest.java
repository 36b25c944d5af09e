package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.recording.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a start makes of what the one before has left. */
class RecoveryTest {
  private final Bench bench = new Bench();

  @Test
  void whatWasBeingReceivedGoesOn() {
    RecordingRef recording = bench.begun().ref();
    bench.spool.fill(recording, 5);

    restart();

    assertEquals(Status.RECEIVING, bench.row(recording).status());
    assertEquals(5, bench.useCases.record().progress(recording).durableBytes());
  }

  @Test
  void whatHadAllItsDeclaredBytesIsReceivedWithoutARequest() {
    RecordingRef recording = bench.begun(5).ref();
    bench.spool.fill(recording, 5);

    restart();

    assertEquals(Status.STORED, bench.row(recording).status());
    assertFalse(bench.row(recording).interrupted());
  }

  @Test
  void whatEndedAndWasNotToldIsReceivedAndDelivered() {
    RecordingRef recording = bench.begun().ref();
    bench.spool.fill(recording, 5);
    bench.spool.end(recording, true, bench.clock.instant());

    restart();

    assertEquals(Status.STORED, bench.row(recording).status());
    assertTrue(bench.row(recording).interrupted());
  }

  @Test
  void whatWasProvenAndNotToldIsStoredAndPurged() {
    RecordingRef recording = proven();
    bench.far().forgetCalls();

    restart();

    assertEquals(Status.STORED, bench.row(recording).status());
    assertTrue(bench.entry(recording).purged());
    assertEquals(List.of(), bench.far().calls(), "proven once is enough");
  }

  /** A tombstone, and half of the bytes gone: none of them is missed. */
  @Test
  void whatWasProvenIsNotLostWithItsBytes() {
    RecordingRef recording = proven();
    bench.spool.lose(recording, new LostRange(0, 2));

    restart();

    assertEquals(Status.STORED, bench.row(recording).status());
  }

  @Test
  void whatWasDiscardedAndNotToldIsDiscarded() {
    RecordingRef recording = bench.received(3).ref();
    bench.scheduler.forgetAll();
    bench.spool.discard(recording, bench.clock.instant());

    restart();

    assertEquals(Status.DISCARDED, bench.row(recording).status());
    assertTrue(bench.entry(recording).purged());
    assertTrue(bench.far().keys().isEmpty());
  }

  @Test
  void lostBytesAreToldExactlyAndNeverStored() {
    RecordingRef recording = bench.received(10).ref();
    bench.scheduler.forgetAll();
    bench.spool.lose(recording, new LostRange(3, 7));

    restart();
    bench.scheduler.advance(Duration.ofDays(1));

    assertEquals(Status.QUARANTINED, bench.row(recording).status());
    assertEquals(List.of(new LostRange(3, 7)), bench.row(recording).lost());
    assertFalse(bench.entry(recording).purged());
    assertTrue(bench.far().keys().isEmpty());
  }

  @Test
  void allThatIsLostIsToldAndNotOnlyWhatIsFoundFirst() {
    RecordingRef recording = bench.received(20).ref();
    bench.scheduler.forgetAll();
    bench.spool.lose(recording, new LostRange(11, 13));
    bench.spool.spoil(recording, new LostRange(3, 7));
    bench.spool.spoil(recording, new LostRange(18, 20));

    restart();

    assertEquals(
        List.of(new LostRange(11, 13), new LostRange(3, 7), new LostRange(18, 20)),
        bench.row(recording).lost());
    assertTrue(bench.far().keys().isEmpty());
  }

  @Test
  void whatIsLostIsLookedForAgainWhereTheDiskDoesNotAnswerNow() {
    RecordingRef recording = bench.received(20).ref();
    bench.scheduler.forgetAll();
    bench.spool.lose(recording, new LostRange(0, 2));
    bench.spool.spoil(recording, new LostRange(3, 7));
    bench.spool.faults().unreadable(true);
    restart();
    bench.scheduler.advance(Duration.ofMinutes(1));
    assertEquals(List.of(new LostRange(0, 2)), bench.row(recording).lost());

    bench.spool.faults().unreadable(false);
    bench.scheduler.advance(Duration.ofMinutes(16));

    assertEquals(List.of(new LostRange(0, 2), new LostRange(3, 7)), bench.row(recording).lost());
  }

  @Test
  void bytesThatTurnOutSpoiltWhileTheyAreSentAreQuarantined() {
    RecordingRef recording = bench.received(10).ref();
    bench
        .far()
        .failNext(
            "put",
            () -> {
              bench.spool.lose(recording, new LostRange(3, 7));
              return Faults.unreadable();
            });

    bench.scheduler.advance(Duration.ofHours(1));

    assertEquals(Status.QUARANTINED, bench.row(recording).status());
    assertEquals(List.of(new LostRange(3, 7)), bench.row(recording).lost());
  }

  @Test
  void whereItCannotBeToldWhatWasDecidedNothingMoreIs() {
    RecordingRef recording = bench.received(10).ref();
    bench.scheduler.forgetAll();
    bench.spool.damage(recording);

    restart();
    bench.scheduler.advance(Duration.ofDays(1));

    assertEquals(Status.QUARANTINED, bench.row(recording).status());
    assertEquals(List.of(), bench.row(recording).lost());
    assertTrue(bench.far().keys().isEmpty());
    bench.useCases.record().discard(Bench.CALLER, recording);
    assertEquals(Status.DISCARDED, bench.row(recording).status());
  }

  @Test
  void whatCannotBeReadForWantOfRoomIsNotToldAsLost() {
    RecordingRef recording = bench.received(10).ref();
    bench.scheduler.forgetAll();
    bench.spool.lose(recording, new LostRange(0, 10));
    for (int tries = 0; tries < 3; tries++) {
      bench.spool.faults().failNext("find", recording, () -> new SpoolException.Full("full"));
    }

    restart();
    assertEquals(Status.RECEIVED, bench.row(recording).status());
    bench.spool.mend(recording);
    bench.scheduler.advance(Duration.ofMinutes(20));

    assertEquals(Status.STORED, bench.row(recording).status());
  }

  @Test
  void ofWhichNothingCanBeReadIsInQuarantineUntilItCan() {
    RecordingRef recording = bench.received(10).ref();
    bench.scheduler.forgetAll();
    bench.spool.hide(recording, true);
    for (int tries = 0; tries < 2; tries++) {
      bench
          .spool
          .faults()
          .failNext("find", recording, () -> new SpoolException.Failed("spoilt", null));
    }

    restart();
    assertEquals(Status.QUARANTINED, bench.row(recording).status());
    assertEquals(List.of(new LostRange(0, 10)), bench.row(recording).lost());
    bench.scheduler.advance(Duration.ofMinutes(20));

    assertEquals(Status.STORED, bench.row(recording).status());
    assertEquals(List.of(), bench.row(recording).lost());
  }

  @Test
  void aReadThatFailsInPassingIsTriedAgain() {
    RecordingRef recording = bench.received(10).ref();
    bench.spool.faults().unreadable(true);
    bench.scheduler.advance(Duration.ofMinutes(2));
    assertEquals(Status.DELIVERING, bench.row(recording).status());

    bench.spool.faults().unreadable(false);
    bench.scheduler.advance(Duration.ofMinutes(16));

    assertEquals(Status.STORED, bench.row(recording).status());
  }

  /** A disk that has died in one place never answers there. */
  @Test
  void aReadThatNeverSucceedsIsToldWithItsReason() {
    RecordingRef recording = bench.received(10).ref();
    bench.spool.faults().unreadable(true);

    bench.scheduler.advance(Duration.ofHours(2));

    assertEquals(Status.BLOCKED, bench.row(recording).status());
    assertEquals(
        "the spool does not give them", bench.row(recording).blocked().orElseThrow().reason());
  }

  @Test
  void aFolderThatIsGoneIsToldAsLost() {
    Recording received = bench.received(10);
    bench.scheduler.forgetAll();
    bench.spool.vanish(received.ref());

    restart();

    assertEquals(Status.QUARANTINED, bench.row(received.ref()).status());
    assertEquals(List.of(new LostRange(0, 10)), bench.row(received.ref()).lost());
  }

  @Test
  void whatAnOlderDatabaseDoesNotListIsListedAndDelivered() {
    RecordingRef recording = bench.received(10).ref();
    bench.scheduler.forgetAll();
    bench.recordings.forget(recording);

    restart();

    assertEquals(Status.STORED, bench.row(recording).status());
    assertEquals("A title", bench.row(recording).title().value());
    assertEquals("video/mp4", bench.row(recording).contentType().value());
  }

  @Test
  void whatTheDatabaseKnowsNothingOfIsKeptUntilItDoes() {
    RecordingRef recording = bench.received(10).ref();
    bench.scheduler.forgetAll();
    bench.recordings.forget(recording);
    var location = bench.locations.find(bench.organization.id(), bench.location.id());
    bench.locations.remove(bench.organization.id(), bench.location.id());

    restart();
    bench.scheduler.advance(Duration.ofDays(1));
    assertTrue(bench.recordings.find(recording).isEmpty());
    assertFalse(bench.entry(recording).purged());

    bench.locations.add(location.orElseThrow());
    restart();
    assertEquals(Status.STORED, bench.row(recording).status());
  }

  @Test
  void aLocationThatIsMissingHoldsItsRecordingsAndNoOthers() {
    RecordingRef stranded = bench.received(10).ref();
    bench.scheduler.forgetAll();
    var location = bench.locations.find(bench.organization.id(), bench.location.id());
    bench.locations.remove(bench.organization.id(), bench.location.id());
    var other = bench.organization("Other");
    bench.activeLocation(other.id(), "other");
    RecordingRef alive = bench.received(other, 10).ref();

    restart();
    assertEquals(Status.STORED, bench.row(alive).status());
    assertEquals(Status.RECEIVED, bench.row(stranded).status());

    bench.locations.add(location.orElseThrow());
    bench.scheduler.advance(Duration.ofMinutes(16));
    assertEquals(Status.STORED, bench.row(stranded).status());
  }

  @Test
  void oneThatThrowsKeepsNoOtherFromIt() {
    RecordingRef broken = bench.begun(5).ref();
    RecordingRef sound = bench.begun(5).ref();
    RecordingRef gone = bench.received(10).ref();
    bench.scheduler.forgetAll();
    bench.spool.vanish(gone);
    bench.spool.fill(broken, 5);
    bench.spool.fill(sound, 5);
    bench.spool.faults().failNext("end", broken, () -> new SpoolException.Failed("EIO", null));
    bench.spool.faults().failNext("find", broken, () -> new SpoolException.Failed("EIO", null));

    restart();

    assertEquals(Status.STORED, bench.row(sound).status());
    assertEquals(Status.QUARANTINED, bench.row(gone).status());
    assertTrue(bench.row(broken).receiving());
  }

  /**
   * The list is what sweeps go by: what did not get into it would be found by the next start alone.
   */
  @Test
  void whatTheDatabaseCouldNotTakeAtTheStartIsListedAndDeliveredSoonAfter() {
    RecordingRef recording = bench.received(10).ref();
    bench.scheduler.forgetAll();
    bench.recordings.forget(recording);
    bench.recordings.fail(new IllegalStateException("the database restarts"));
    restart();
    assertTrue(bench.recordings.find(recording).isEmpty());

    bench.scheduler.advance(Duration.ofMinutes(3));
    bench.recordings.work();
    bench.scheduler.advance(Duration.ofMinutes(2));

    assertEquals(Status.STORED, bench.row(recording).status());
  }

  /**
   * As while there are too many open files: that it cannot be read does not say that it is lost.
   */
  @Test
  void whatCouldNotBeReadAtTheStartIsDeliveredOnceItCanBe() {
    RecordingRef recording = bench.received(10).ref();
    bench.scheduler.forgetAll();
    bench.spool.lose(recording, new LostRange(0, 10));
    bench.spool.faults().failNext("find", recording, () -> new SpoolException.Failed("EIO", null));
    restart();
    assertEquals(Status.QUARANTINED, bench.row(recording).status());
    assertEquals(List.of(new LostRange(0, 10)), bench.row(recording).lost());

    bench.spool.mend(recording);
    bench.scheduler.advance(Duration.ofMinutes(2));

    assertEquals(Status.STORED, bench.row(recording).status());
    assertEquals(List.of(), bench.row(recording).lost());
  }

  /** No delivery would take it out of quarantine: its end is still to come. */
  @Test
  void whatIsStillBeingMadeGoesOnOnceItCanBeRead() {
    RecordingRef recording = bench.begun().ref();
    bench.scheduler.forgetAll();
    bench.spool.lose(recording, new LostRange(0, 10));
    bench.spool.faults().failNext("find", recording, () -> new SpoolException.Failed("EIO", null));
    restart();
    assertEquals(Status.QUARANTINED, bench.row(recording).status());

    bench.spool.mend(recording);
    bench.scheduler.advance(Duration.ofMinutes(2));

    assertEquals(Status.RECEIVING, bench.row(recording).status());
    assertEquals(List.of(), bench.row(recording).lost());
  }

  private RecordingRef proven() {
    RecordingRef recording = bench.received(5).ref();
    bench.recordings.onUpdate(changed -> {
      if (changed.status() == Status.STORED) {
        throw new IllegalStateException("the process is dead");
      }
    });
    bench.scheduler.runReady();
    bench.recordings.clearListeners();
    // The fake has no transactions: as the database would have it after the fault.
    bench.recordings.put(
        bench
            .row(recording)
            .in(new RecordingState.Received(bench.entry(recording).ending().orElseThrow())));
    assertTrue(bench.entry(recording).tombstone().isPresent());
    assertFalse(bench.entry(recording).purged());
    return recording;
  }

  private void restart() {
    bench.restart().start();
    bench.scheduler.runReady();
  }
}
