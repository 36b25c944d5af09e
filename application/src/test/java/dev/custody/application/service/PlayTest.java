package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.fake.Bytes;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.in.Refusal.Reason;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.access.Caller;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.recording.RecordingFilter;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Status;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.ObjectKey;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reading recordings back, wherever their bytes are. */
class PlayTest {
  private final Bench bench = new Bench();

  @Test
  void bytesComeFromTheSpoolWhileItHasThem() throws IOException {
    RecordingRef recording = bench.received(10).ref();

    assertEquals(4, read(recording, new ByteRange(3, 4)).length);
    assertEquals(0, bench.far().calls().size());
  }

  @Test
  void andFromTheirLocationAfterwards() throws IOException {
    RecordingRef recording = stored(10);

    assertArrayEquals(new byte[4], read(recording, new ByteRange(3, 4)));
    assertArrayEquals(new byte[10], read(recording, new ByteRange(0, 10)));
    assertEquals(0, bench.far().open(), "the way is closed with the stream");
  }

  @Test
  void anEmptyRecordingAndAnEmptyRangeAreReadToo() throws IOException {
    assertEquals(0, read(stored(0), new ByteRange(0, 0)).length);
    assertEquals(0, read(stored(3), new ByteRange(1, 0)).length);
    assertEquals(0, bench.far().open());
  }

  @Test
  void whatIsPurgedBetweenFindingAndOpeningIsReadInItsLocation() throws IOException {
    RecordingRef recording = bench.received(10).ref();
    bench.spool.beforeNextContent(bench.scheduler::runReady);

    assertEquals(10, read(recording, new ByteRange(0, 10)).length);
    assertTrue(bench.entry(recording).purged());
    assertEquals(1, bench.far().calls("read"));
  }

  @Test
  void aRangeBeyondTheEndIsTheCallersFault() {
    RecordingRef spooled = bench.received(10).ref();
    RecordingRef stored = stored(10);

    assertThrows(IllegalArgumentException.class, () -> read(spooled, new ByteRange(5, 6)));
    assertThrows(IllegalArgumentException.class, () -> read(stored, new ByteRange(5, 6)));
  }

  @Test
  void anObjectThatWasCutShortDoesNotPassForTheWhole() {
    RecordingRef recording = stored(10);
    ObjectKey key = bench.key(recording);
    bench.far().remove(key);
    bench.far().putForeign(key, Bytes.ofZeros(7));

    assertThrows(EOFException.class, () -> read(recording, new ByteRange(0, 10)));
    assertThrows(EOFException.class, () -> read(recording, new ByteRange(5, 5)));
  }

  @Test
  void aLocationThatRefusesIsTold() {
    RecordingRef recording = stored(10);
    bench.far().failAll("read", Faults::refused);
    assertConflict(recording);
    bench.far().mend();
    bench.far().remove(bench.key(recording));
    assertConflict(recording);

    assertEquals(0, bench.far().open());
  }

  @Test
  void aLocationThatDoesNotAnswerIsTold() {
    RecordingRef recording = stored(10);
    bench.far().failNext("read", Faults::unavailable);
    assertThrows(Refusal.StorageUnavailable.class, () -> read(recording, new ByteRange(0, 1)));
    bench.locations.remove(bench.organization.id(), bench.location.id());
    assertThrows(Refusal.StorageUnavailable.class, () -> read(recording, new ByteRange(0, 1)));

    assertEquals(0, bench.far().open());
  }

  @Test
  void aFaultOfOursLeavesNoWayOpen() {
    RecordingRef recording = stored(10);
    bench.far().failNext("read", () -> new IllegalArgumentException("outside of the location"));

    assertThrows(IllegalArgumentException.class, () -> read(recording, new ByteRange(0, 1)));
    assertEquals(0, bench.far().open());
  }

  @Test
  void aConnectionThatBreaksIsNoEnd() {
    RecordingRef recording = stored(10);
    bench.far().failNext("read", () -> new StorageException.Unavailable("reset", null));

    assertThrows(Refusal.StorageUnavailable.class, () -> read(recording, new ByteRange(0, 10)));
  }

  @Test
  void whileItIsBeingReceivedWhatIsDurableCounts() {
    RecordingRef recording = bench.begun().ref();
    bench.spool.fill(recording, 7);

    assertEquals(7, bench.useCases.play().get(recording).bytes());
    assertEquals(
        7,
        bench
            .useCases
            .play()
            .list(
                bench.organization.id(), RecordingFilter.ALL, new PageRequest(10, Optional.empty()))
            .items()
            .getFirst()
            .bytes());
    bench.spool.faults().failNext("find", () -> new SpoolException.Failed("EIO", null));
    assertThrows(Refusal.SpoolFailed.class, () -> bench.useCases.play().get(recording));
  }

  @Test
  void whatIsDiscardedOrUnknownIsNotThere() {
    RecordingRef recording = bench.waiting(3).ref();
    bench.useCases.record().discard(Bench.CALLER, recording);

    assertThrows(Refusal.NotFound.class, () -> read(recording, new ByteRange(0, 1)));
    RecordingRef unknown = new RecordingRef(bench.organization.id(), bench.ids.recording());
    assertThrows(Refusal.NotFound.class, () -> bench.useCases.play().get(unknown));
    assertThrows(Refusal.NotFound.class, () -> read(unknown, new ByteRange(0, 1)));
  }

  @Test
  void followingOneThatHasEndedReadsItWhole() throws IOException {
    RecordingRef recording = stored(10);

    try (InputStream in = bench.useCases.play().follow(new Caller.Operator(), recording)) {
      assertEquals(10, in.readAllBytes().length);
    }
  }

  private void assertConflict(RecordingRef recording) {
    Refusal.Conflict refused =
        assertThrows(Refusal.Conflict.class, () -> read(recording, new ByteRange(0, 1)));
    assertEquals(Reason.STORAGE_REFUSES_READING, refused.reason());
  }

  private RecordingRef stored(long bytes) {
    RecordingRef recording = bench.received(bytes).ref();
    bench.scheduler.runReady();
    assertEquals(Status.STORED, bench.row(recording).status());
    bench.far().forgetCalls();
    return recording;
  }

  private byte[] read(RecordingRef recording, ByteRange range) throws IOException {
    try (InputStream in = bench.useCases.play().read(Bench.CALLER, recording, range)) {
      return in.readAllBytes();
    }
  }
}
