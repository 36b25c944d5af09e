package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.fake.BrokenBody;
import dev.custody.application.fake.Bytes;
import dev.custody.application.fake.FarSide;
import dev.custody.application.port.in.Record.End;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.in.Refusal.Reason;
import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.recording.Status;
import dev.custody.domain.storage.ObjectKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Giving recordings up for good. */
class DiscardTest {
  private static final long IN_PARTS = 65L << 20;

  private final Bench bench = new Bench();

  @Test
  void oneThatIsStillBeingReceivedTakesNoMore() {
    RecordingRef recording = bench.begun().ref();

    Refusal.Conflict refused =
        assertThrows(
            Refusal.Conflict.class,
            () ->
                bench
                    .useCases
                    .record()
                    .receive(
                        Bench.chunked(recording, 0, End.WITH_BODY),
                        new BrokenBody("hello").then(() -> discard(recording)).then("world")));

    assertEquals(Reason.RECORDING_ENDED, refused.reason());
    assertDiscarded(recording);
  }

  @Test
  void oneThatIsReceivedNeverGetsToItsLocation() {
    RecordingRef recording = bench.waiting(3).ref();

    discard(recording);
    bench.scheduler.advance(Duration.ofDays(2));

    assertDiscarded(recording);
    assertTrue(bench.far().keys().isEmpty());
  }

  @Test
  void ofOneThatIsOnItsWayTheUploadIsGivenUp() {
    RecordingRef recording = bench.begun().ref();
    bench.spool.fill(recording, IN_PARTS);
    bench.useCases.record().deliverNow(Bench.CALLER, recording);
    bench.scheduler.runReady();
    assertEquals(1, bench.far().uploads());

    discard(recording);

    assertEquals(0, bench.far().uploads());
    assertDiscarded(recording);
  }

  @Test
  void theSpoolHearsItFirst() {
    RecordingRef recording = bench.waiting(3).ref();
    bench.recordings.onUpdate(changed -> {
      if (changed.status() == Status.DISCARDED) {
        bench.journal.add("discarded in the database");
      }
    });

    discard(recording);

    assertEquals("discarded in the spool", bench.journal.get(0));
    assertEquals("discarded in the database", bench.journal.get(1));
  }

  @Test
  void ofOneThatIsStoredTheObjectGoesToo() {
    RecordingRef recording = stored();

    discard(recording);

    assertTrue(bench.far().keys().isEmpty());
    assertDiscarded(recording);
  }

  @Test
  void whereTheStorageRefusesNothingIsChanged() {
    RecordingRef recording = stored();
    bench.far().failAll("delete", Faults::refused);

    Refusal.Conflict refused = assertThrows(Refusal.Conflict.class, () -> discard(recording));

    assertEquals(Reason.STORAGE_REFUSES_DELETION, refused.reason());
    assertUnchanged(recording);
  }

  @Test
  void whereTheStorageDoesNotAnswerNothingIsChanged() {
    RecordingRef recording = stored();
    bench.far().failAll("delete", Faults::unavailable);
    assertThrows(Refusal.StorageUnavailable.class, () -> discard(recording));
    assertUnchanged(recording);

    bench.far().mend();
    bench.locations.remove(bench.organization.id(), bench.location.id());
    assertThrows(Refusal.StorageUnavailable.class, () -> discard(recording));
    assertUnchanged(recording);
  }

  /** The proof was kept, and then the database was not there: the object must not stay behind. */
  @Test
  void whatTheSpoolKnowsToBeStoredIsDeletedThere() {
    RecordingRef recording = bench.received(3).ref();
    bench.recordings.onUpdate(changed -> {
      if (changed.status() == Status.STORED) {
        bench.recordings.clearListeners();
        throw new IllegalStateException("the database is gone");
      }
    });
    bench.scheduler.runReady();
    bench.recordings.put(bench.row(recording).in(new RecordingState.Receiving()));
    bench.far().failAll("delete", Faults::refused);

    assertThrows(Refusal.Conflict.class, () -> discard(recording));
    bench.far().mend();
    discard(recording);
    assertTrue(bench.far().keys().isEmpty());
  }

  @Test
  void anObjectThatSomebodyElsePutThereSinceStays() {
    bench.far().keepVersions(false);
    RecordingRef recording = stored();
    ObjectKey key = bench.key(recording);
    bench.far().putForeign(key, Bytes.of(new byte[] {1, 2, 3, 4}));

    discard(recording);

    assertTrue(bench.far().at(key).isPresent());
    assertDiscarded(recording);
  }

  @Test
  void withoutVersionsTheObjectIsKnownByItsToken() {
    bench.far().keepVersions(false);
    RecordingRef recording = stored();

    discard(recording);

    assertTrue(bench.far().keys().isEmpty());
  }

  @Test
  void withoutVersionsAndTheRightToAskTheRightToDeleteDecides() {
    bench.far().keepVersions(false);
    RecordingRef recording = stored();
    bench.far().failAll("head", Faults::refused);

    discard(recording);

    assertTrue(bench.far().keys().isEmpty());
  }

  /** A call that was given up as hopeless may still have its effect. */
  @Test
  void aDayLaterItLooksAgainForWhatADelayedCallBrought() {
    RecordingRef recording = bench.received(3).ref();
    bench.far().loseNextAnswer("put", Faults::unavailable);
    bench.scheduler.runReady();
    ObjectKey key = bench.key(recording);
    var late = bench.far().at(key).orElseThrow();
    bench.far().remove(key);
    discard(recording);
    bench.far().put(key, late);

    bench.scheduler.advance(Duration.ofHours(23));
    assertTrue(bench.far().at(key).isPresent());
    bench.scheduler.advance(Duration.ofHours(2));
    assertTrue(bench.far().at(key).isEmpty());
  }

  @Test
  void aDayLaterItLooksAgainAfterARestartToo() {
    RecordingRef recording = bench.received(3).ref();
    bench.far().loseNextAnswer("put", Faults::unavailable);
    bench.scheduler.runReady();
    ObjectKey key = bench.key(recording);
    var late = bench.far().at(key).orElseThrow();
    bench.far().remove(key);
    discard(recording);
    bench.far().put(key, late);
    bench.restart().start();

    bench.scheduler.advance(Duration.ofHours(25));

    assertTrue(bench.far().at(key).isEmpty());
    assertDiscarded(recording);
  }

  @Test
  void aDayLaterItLooksAgainThoughStartsComeMoreOften() {
    RecordingRef recording = bench.waiting(3).ref();
    discard(recording);
    ObjectKey key = late(recording);

    for (int start = 0; start < 5; start++) {
      bench.restart().start();
      bench.scheduler.advance(Duration.ofHours(5));
    }

    assertTrue(bench.far().at(key).isEmpty());
  }

  /** Whether a day is over cannot be told from a clock that jumps. */
  @ParameterizedTest
  @ValueSource(longs = {3, -3})
  void theWallClockJumpingLeavesNothingBehind(long days) {
    RecordingRef recording = bench.waiting(3).ref();
    discard(recording);
    bench.clock.jump(Duration.ofDays(days));
    bench.restart().start();
    bench.scheduler.advance(Duration.ofHours(1));
    ObjectKey key = late(recording);

    bench.scheduler.advance(Duration.ofHours(24));

    assertTrue(bench.far().at(key).isEmpty());
    assertDiscarded(recording);
  }

  @Test
  void copiesThatWereNeverBelievedGoTooAndForeignObjectsStay() {
    bench.far().keepOtherBytes(true);
    RecordingRef recording = bench.received(3).ref();
    bench.scheduler.advance(Duration.ofMinutes(5));
    int copies = bench.far().keys().size();
    assertTrue(copies > 2);
    ObjectKey foreign = bench.far().keys().getFirst();
    bench.far().putForeign(foreign, Bytes.ofZeros(3));

    discard(recording);

    assertEquals(List.of(foreign), bench.far().keys());
  }

  @Test
  void ofOneThatIsStoredTheCopiesThatWereNeverBelievedGoToo() {
    bench.far().keepOtherBytes(true);
    RecordingRef recording = bench.received(3).ref();
    bench.scheduler.advance(Duration.ofMinutes(5));
    bench.far().keepOtherBytes(false);
    bench.scheduler.advance(Duration.ofMinutes(30));
    assertEquals(Status.STORED, bench.row(recording).status());
    assertTrue(bench.far().keys().size() > 1);

    discard(recording);

    assertEquals(List.of(), bench.far().keys());
  }

  @Test
  void aLookThatTheLocationDoesNotAnswerIsTakenAgain() {
    RecordingRef recording = bench.waiting(3).ref();
    discard(recording);
    ObjectKey key = late(recording);
    bench.far().failAll("head", Faults::unavailable);
    bench.scheduler.advance(Duration.ofHours(25));
    assertTrue(bench.far().at(key).isPresent());

    bench.far().mend();
    bench.scheduler.advance(Duration.ofHours(25));

    assertTrue(bench.far().at(key).isEmpty());
  }

  @Test
  void bytesThatTheDiskKeepsFromBeingFreedAreFreedByThemselves() {
    RecordingRef recording = bench.waiting(3).ref();
    bench.spool.faults().failNext("purge", () -> new SpoolException.Failed("EIO", null));
    assertThrows(Refusal.SpoolFailed.class, () -> discard(recording));
    assertFalse(bench.entry(recording).purged());

    bench.scheduler.advance(Duration.ofMinutes(1));

    assertDiscarded(recording);
  }

  @Test
  void aLocationThatDoesNotLetItBeCleanedIsNoReasonToKeepIt() {
    RecordingRef recording = bench.waiting(3).ref();
    bench.far().failAll("head", Faults::unavailable);

    discard(recording);

    assertDiscarded(recording);
  }

  @Test
  void twiceIsHarmless() {
    RecordingRef recording = stored();
    discard(recording);
    RecordingState first = bench.row(recording).state();
    bench.scheduler.advance(Duration.ofHours(1));

    discard(recording);

    assertEquals(first, bench.row(recording).state());
  }

  @Test
  void aSpoolThatFailsIsARefusalAndItGoesOn() {
    RecordingRef recording = bench.waiting(3).ref();
    bench.spool.faults().failNext("discard", () -> new SpoolException.Failed("EIO", null));

    assertThrows(Refusal.SpoolFailed.class, () -> discard(recording));

    bench.useCases.record().deliverNow(Bench.CALLER, recording);
    bench.scheduler.runReady();
    assertEquals(Status.STORED, bench.row(recording).status(), "not held up for ever");
  }

  private void discard(RecordingRef recording) {
    bench.useCases.record().discard(Bench.CALLER, recording);
  }

  /** What a call of its delivery brings after all. */
  private ObjectKey late(RecordingRef recording) {
    ObjectKey key = bench.key(recording);
    String token = bench.entry(recording).header().token();
    bench.far().put(key, new FarSide.Kept(Bytes.ofZeros(3), Optional.of(token), Optional.empty()));
    return key;
  }

  private RecordingRef stored() {
    RecordingRef recording = bench.received(3).ref();
    bench.scheduler.runReady();
    assertEquals(Status.STORED, bench.row(recording).status());
    return recording;
  }

  private void assertUnchanged(RecordingRef recording) {
    assertEquals(Status.STORED, bench.row(recording).status());
    assertFalse(bench.entry(recording).discardedAt().isPresent());
    assertEquals(1, bench.far().keys().size());
    assertEquals(0, bench.far().open());
  }

  private void assertDiscarded(RecordingRef recording) {
    assertEquals(Status.DISCARDED, bench.row(recording).status());
    assertTrue(bench.entry(recording).discardedAt().isPresent());
    assertTrue(bench.entry(recording).purged());
    assertEquals(0, bench.far().open());
  }
}
