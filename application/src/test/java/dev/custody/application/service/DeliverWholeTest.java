package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.fake.Bytes;
import dev.custody.application.port.out.Tombstone;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.domain.recording.Checksum;
import dev.custody.domain.recording.PartSizing;
import dev.custody.domain.recording.Proof;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.recording.Status;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recording on its way into a location that does what it should. */
class DeliverWholeTest {
  private static final long MIB = 1L << 20;

  private final Bench bench = new Bench();

  @ParameterizedTest
  @ValueSource(longs = {0, 1, PartSizing.SINGLE_PUT_BYTES})
  void upTo64MibOnePutStoresIt(long bytes) {
    RecordingRef recording = bench.received(bytes).ref();

    bench.scheduler.runReady();

    assertEquals(List.of("put"), bench.far().calls());
    assertStored(recording, Bytes.ofZeros(bytes), Proof.CHECKSUM);
  }

  @Test
  void beyondThatItGoesInParts() {
    RecordingRef recording = bench.received(PartSizing.SINGLE_PUT_BYTES + 1).ref();

    bench.scheduler.runReady();

    assertEquals(1, bench.far().calls("begin"));
    assertEquals(9, bench.far().calls("part"), "eight of 8 MiB, and one byte");
    assertEquals(1, bench.far().calls("complete"));
    assertStored(recording, Bytes.ofZeros(PartSizing.SINGLE_PUT_BYTES + 1), Proof.CHECKSUM);
    assertEquals(0, bench.far().uploads());
  }

  @Test
  void proofThenTombstoneThenProjectionThenPurge() {
    RecordingRef recording = bench.received(3).ref();
    bench.recordings.onUpdate(changed -> {
      if (changed.status() == Status.STORED) {
        bench.journal.add("stored in the database");
      }
    });

    bench.scheduler.runReady();

    assertEquals(List.of("tombstone", "stored in the database", "purge"), bench.journal);
    Tombstone tombstone = bench.entry(recording).tombstone().orElseThrow();
    assertEquals(3, tombstone.length());
    assertEquals(bench.entry(recording).ending().orElseThrow().sha256(), tombstone.sha256());
    assertEquals(
        bench.far().at(bench.key(recording)).orElseThrow().versionId(), tombstone.versionId());
  }

  @Test
  void aDatabaseThatFailsKeepsTheBytesAndIsToldLater() {
    RecordingRef recording = bench.received(3).ref();
    bench.recordings.onUpdate(changed -> {
      if (changed.status() == Status.STORED) {
        throw new IllegalStateException("the database is gone");
      }
    });

    bench.scheduler.runReady();
    assertFalse(bench.entry(recording).purged());

    bench.recordings.clearListeners();
    bench.scheduler.advance(Duration.ofMinutes(1));
    assertStored(recording, Bytes.ofZeros(3), Proof.CHECKSUM);
    assertEquals(1, bench.far().calls("put"));
  }

  @Test
  void aTombstoneThatCouldNotBeKeptPurgesNothing() {
    RecordingRef recording = bench.received(3).ref();
    bench.spool.faults().failNext("entomb", () -> new IllegalStateException("disk"));

    bench.scheduler.runReady();

    assertFalse(bench.entry(recording).purged());
    assertTrue(bench.entry(recording).tombstone().isEmpty());
    assertEquals(Status.DELIVERING, bench.row(recording).status());
    bench.scheduler.advance(Duration.ofMinutes(1));
    assertStored(recording, Bytes.ofZeros(3), Proof.HEAD);
  }

  @Test
  void partsGoOutWhileItIsBeingMade() {
    RecordingRef recording = bench.begun().ref();
    bench.spool.fill(recording, 70 * MIB);
    bench.useCases.record().deliverNow(Bench.CALLER, recording);

    bench.scheduler.runReady();

    assertEquals(8, bench.far().calls("part"), "whole ones alone");
    assertEquals(0, bench.far().calls("complete"));
    assertEquals(Status.RECEIVING, bench.row(recording).status());

    bench.spool.fill(recording, 3 * MIB);
    bench.useCases.record().seal(Bench.CALLER, recording);
    bench.scheduler.runReady();

    assertEquals(10, bench.far().calls("part"));
    assertStored(recording, Bytes.ofZeros(73 * MIB), Proof.CHECKSUM);
  }

  @Test
  void whoAsksForADeliveryHasItsTypeForgetWhatFailed() {
    bench.far().failNext("put", Faults::unavailable);
    var recording = bench.received(3);
    bench.scheduler.runReady();
    assertEquals(List.of(), bench.type.forgotten());

    bench.useCases.record().deliverNow(Bench.CALLER, recording.ref());

    assertEquals(List.of(recording.location()), bench.type.forgotten());
  }

  @Test
  void nothingGoesOutBeforeThereIsEnoughOfIt() {
    RecordingRef recording = bench.begun().ref();
    bench.spool.fill(recording, PartSizing.SINGLE_PUT_BYTES);
    bench.useCases.record().deliverNow(Bench.CALLER, recording);
    bench.scheduler.runReady();

    assertEquals(List.of(), bench.far().calls());
  }

  @Test
  void aShortPartThatHasWaitedFiveMinutesGoesOutEarly() {
    bench.useCases.start();
    RecordingRef recording = bench.begun().ref();
    bench.spool.fill(recording, 5 * MIB);

    bench.scheduler.advance(Duration.ofMinutes(5));
    assertEquals(0, bench.far().calls("part"), "seen first by the sweep after a minute");
    bench.scheduler.advance(Duration.ofMinutes(2));
    assertEquals(1, bench.far().calls("part"));

    bench.scheduler.advance(Duration.ofMinutes(20));
    assertEquals(1, bench.far().calls("part"), "nothing new to send");
    bench.spool.fill(recording, 5 * MIB - 1);
    bench.scheduler.advance(Duration.ofMinutes(20));
    assertEquals(1, bench.far().calls("part"), "too short for a part");
    bench.spool.fill(recording, 1);
    bench.scheduler.advance(Duration.ofMinutes(4));
    assertEquals(1, bench.far().calls("part"), "the wait begins anew");
    bench.scheduler.advance(Duration.ofMinutes(3));
    assertEquals(2, bench.far().calls("part"));

    bench.useCases.record().seal(Bench.CALLER, recording);
    bench.scheduler.runReady();
    assertStored(recording, Bytes.ofZeros(10 * MIB), Proof.CHECKSUM);
  }

  @Test
  void aStoreThatWantsLongerPartsGetsNoShorterOnes() {
    bench.far().rules(new Storage.PartRules(20 * MIB, 10_000, false, 1));
    bench.useCases.start();
    RecordingRef recording = bench.begun().ref();
    bench.spool.fill(recording, 19 * MIB);
    bench.scheduler.advance(Duration.ofMinutes(10));
    assertEquals(0, bench.far().calls("part"));

    bench.spool.fill(recording, 60 * MIB);
    bench.useCases.record().seal(Bench.CALLER, recording);
    bench.scheduler.advance(Duration.ofMinutes(1));

    assertEquals(4, bench.far().calls("part"), "20, 20, 20 and 19 MiB");
    assertStored(recording, Bytes.ofZeros(79 * MIB), Proof.CHECKSUM);
  }

  @Test
  void partsGoOutTogetherWhereTheStoreLikesThat() {
    bench.far().rules(new Storage.PartRules(5 * MIB, 10_000, false, 4));
    RecordingRef recording = bench.received(70 * MIB).ref();

    bench.scheduler.runReady();

    assertEquals(9, bench.far().calls("part"));
    assertStored(recording, Bytes.ofZeros(70 * MIB), Proof.CHECKSUM);
  }

  /** In whatever order they went out: those behind one that failed are sent again. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void oneOfManyThatFailsLeavesNoGap(long failing) {
    bench.far().rules(new Storage.PartRules(5 * MIB, 10_000, false, 4));
    RecordingRef recording = bench.received(70 * MIB).ref();
    long[] sent = new long[1];
    bench
        .far()
        .onCall(() -> {
          if (bench.far().calls("part") > sent[0]) {
            sent[0] = bench.far().calls("part");
            if (sent[0] == failing) {
              bench.far().failNext("part", Faults::unavailable);
            }
          }
        });

    bench.scheduler.advance(Duration.ofMinutes(1));

    assertStored(recording, Bytes.ofZeros(70 * MIB), Proof.CHECKSUM);
  }

  @Test
  void equalPartsAreNeverShort() {
    bench.far().rules(new Storage.PartRules(5 * MIB, 10_000, true, 1));
    bench.useCases.start();
    RecordingRef recording = bench.begun().ref();
    bench.spool.fill(recording, 66 * MIB);
    bench.scheduler.advance(Duration.ofMinutes(30));
    assertEquals(1, bench.far().calls("part"), "64 MiB, and never the other 2");

    bench.spool.fill(recording, 64 * MIB);
    bench.useCases.record().seal(Bench.CALLER, recording);
    bench.scheduler.runReady();

    assertEquals(3, bench.far().calls("part"));
    assertStored(recording, Bytes.ofZeros(130 * MIB), Proof.CHECKSUM);
  }

  @Test
  void oneThatHasMorePartsThanTheStoreTakesIsBlockedInWords() {
    bench.far().rules(new Storage.PartRules(5 * MIB, 3, false, 1));
    RecordingRef recording = bench.received(65 * MIB).ref();

    bench.scheduler.advance(Duration.ofHours(1));

    assertEquals(Status.BLOCKED, bench.row(recording).status());
    assertTrue(bench.row(recording).blocked().orElseThrow().reason().contains("3 parts"));
    assertEquals(3, bench.far().calls("part"));
    assertTrue(bench.far().keys().isEmpty(), "never completed with a part missing");
  }

  @Test
  void deliveringShowsItsKeyFromTheFirstTryOn() {
    RecordingRef recording = bench.received(3).ref();
    assertEquals(Optional.empty(), bench.row(recording).objectKey());
    bench.far().failNext("put", Faults::unavailable);

    bench.scheduler.runReady();

    assertEquals(Optional.of(bench.key(recording)), bench.row(recording).objectKey());
    assertEquals(Status.DELIVERING, bench.row(recording).status());
  }

  private void assertStored(RecordingRef recording, Bytes bytes, Proof proof) {
    Recording row = bench.row(recording);
    assertTrue(row.state() instanceof RecordingState.Stored, row.toString());
    RecordingState.Stored stored = (RecordingState.Stored) row.state();
    var object = bench.far().at(stored.key()).orElseThrow();

    assertEquals(proof, stored.proof());
    assertEquals(bytes, object.bytes());
    assertEquals(bytes.hex(Checksum.Algorithm.SHA256), stored.ending().sha256().hex());
    assertEquals(Optional.of(bench.entry(recording).header().token()), object.token());
    assertEquals(Collections.singletonList(stored.key()), bench.far().keys());
    assertTrue(bench.entry(recording).purged());
    assertEquals(0, bench.far().open(), "every way to the store is closed");
  }
}
