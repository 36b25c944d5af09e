package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.application.port.in.Refusal;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.audit.AuditAction;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One view a token, recording and quarter of an hour, and not one a range. */
class ViewsTest {
  private final Bench bench = new Bench();
  private final Caller one = viewer();
  private final Caller other = viewer();

  @Test
  void manyRangesAreOneView() throws IOException {
    RecordingRef recording = bench.received(10).ref();
    for (int i = 0; i < 10; i++) {
      read(one, recording, new ByteRange(i, 1));
    }
    assertEquals(1, views());
  }

  @Test
  void anotherTokenAnotherRecordingAndAnotherQuarterOfAnHourAreViewsOfTheirOwn()
      throws IOException {
    RecordingRef first = bench.received(10).ref();
    RecordingRef second = bench.received(10).ref();
    read(one, first, new ByteRange(0, 1));
    read(other, first, new ByteRange(0, 1));
    read(one, second, new ByteRange(0, 1));
    assertEquals(3, views());
    bench.scheduler.advance(Duration.ofMinutes(14));
    read(one, first, new ByteRange(0, 1));
    assertEquals(3, views());
    bench.scheduler.advance(Duration.ofMinutes(1));
    read(one, first, new ByteRange(0, 1));
    assertEquals(4, views());
  }

  @Test
  void followingALiveRecordingIsOneView() throws IOException {
    RecordingRef recording = bench.begun().ref();
    bench.spool.fill(recording, 10);
    try (InputStream followed = bench.useCases.play().follow(one, recording)) {
      assertEquals(10, followed.readNBytes(10).length);
    }
    assertEquals(1, views());
  }

  @Test
  void whatWasNotShownIsNoView() {
    RecordingRef recording = bench.received(10).ref();
    bench.scheduler.runReady();
    bench.far().failNext("read", Faults::unavailable);
    assertThrows(
        Refusal.StorageUnavailable.class,
        () -> bench.useCases.play().read(one, recording, new ByteRange(0, 1)));
    assertEquals(0, views());
    assertEquals(0, bench.far().open());
  }

  @Test
  void aViewThatCannotBeToldIsRefusedAndTheNextOneIsTold() throws IOException {
    RecordingRef recording = bench.received(10).ref();
    bench.scheduler.runReady();
    bench.audit.fail(true);
    assertThrows(
        Refusal.AuditLogUnavailable.class,
        () -> bench.useCases.play().read(one, recording, new ByteRange(0, 1)));
    assertEquals(0, bench.far().open(), "what was opened is closed");
    bench.audit.fail(false);
    read(one, recording, new ByteRange(0, 1));
    assertEquals(1, views());
  }

  @Test
  void manyAtOnceAreOneView() throws InterruptedException {
    RecordingRef recording = bench.received(10).ref();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> bench.useCases.play().read(one, recording, new ByteRange(0, 1))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(1, views());
  }

  private Caller viewer() {
    return bench.token(bench.organization.id(), Scope.RECORDINGS_READ).token().holder();
  }

  private void read(Caller caller, RecordingRef recording, ByteRange range) throws IOException {
    try (InputStream in = bench.useCases.play().read(caller, recording, range)) {
      in.readAllBytes();
    }
  }

  private long views() {
    return bench.audit.events().stream()
        .filter(event -> event.action() == AuditAction.RECORDING_VIEWED)
        .count();
  }
}
