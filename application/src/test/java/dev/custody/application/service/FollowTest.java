package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.fake.BrokenBody;
import dev.custody.application.port.in.Record.End;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/** Watching a recording while it is being made. */
class FollowTest {
  private final Bench bench = new Bench();
  private final RecordingRef recording = bench.begun().ref();
  private final Deque<Runnable> comes = new ArrayDeque<>();

  FollowTest() {
    bench.spool.onAwait(() -> {
      Runnable next = comes.poll();
      if (next != null) {
        next.run();
      }
    });
  }

  @Test
  void bytesAreSeenAsTheyComeUntilItEnds() throws IOException {
    comes.add(() -> send(0, "hel"));
    comes.add(() -> {});
    comes.add(() -> send(3, "lo"));
    comes.add(() -> bench.useCases.record().seal(Bench.CALLER, recording));

    try (InputStream in = bench.useCases.play().follow(new Caller.Operator(), recording)) {
      assertEquals('h', in.read());
      assertArrayEquals("ello".getBytes(StandardCharsets.UTF_8), in.readAllBytes());
      assertEquals(-1, in.read());
    }
  }

  @Test
  void whoReadsSlowlyReadsOnInTheLocationOnceItIsPurged() throws IOException {
    long bytes = 20L << 20;
    bench.spool.fill(recording, bytes);
    comes.add(() -> {});
    comes.add(() -> {
      bench.useCases.record().seal(Bench.CALLER, recording);
      bench.scheduler.runReady();
      assertEquals(Status.STORED, bench.row(recording).status());
      assertTrue(bench.entry(recording).purged());
    });

    try (InputStream in = bench.useCases.play().follow(new Caller.Operator(), recording)) {
      assertEquals(bytes, in.readAllBytes().length);
    }
    assertTrue(bench.far().calls("read") > 0);
    assertEquals(0, bench.far().open());
  }

  @Test
  void itBreaksOffWhenItIsDiscarded() {
    comes.add(() -> send(0, "hel"));
    comes.add(() -> {
      bench.scheduler.runReady();
      bench.useCases.record().discard(Bench.CALLER, recording);
    });

    assertBreaksOff(new Caller.Operator(), "discarded");
  }

  @Test
  void itBreaksOffWhenTheTokenIsRevoked() {
    var token = bench.token(bench.organization.id(), Scope.RECORDINGS_READ).token();
    comes.add(() -> send(0, "hel"));
    comes.add(() ->
        bench
            .useCases
            .manageOrganizations()
            .revokeToken(Bench.CALLER, bench.organization.id(), token.id()));

    assertBreaksOff(token.holder(), "token");
  }

  @Test
  void itBreaksOffInTheMiddleOfWhatIsThereToo() throws IOException {
    var token = bench.token(bench.organization.id(), Scope.RECORDINGS_READ).token();
    bench.spool.fill(recording, 1_000);

    try (InputStream in = bench.useCases.play().follow(token.holder(), recording)) {
      assertEquals(100, in.readNBytes(100).length);
      bench
          .useCases
          .manageOrganizations()
          .revokeToken(Bench.CALLER, bench.organization.id(), token.id());
      assertThrows(IOException.class, in::read);
    }
  }

  @Test
  void aFaultOfTheSpoolIsABreakAndNoEnd() throws IOException {
    bench.spool.fill(recording, 10);
    bench.spool.faults().unreadable(true);

    try (InputStream in = bench.useCases.play().follow(new Caller.Operator(), recording)) {
      assertThrows(IOException.class, in::readAllBytes);
    }
    bench.spool.vanish(recording);
    InputStream gone = bench.useCases.play().follow(new Caller.Operator(), recording);
    assertThrows(IOException.class, gone::read);
  }

  private void assertBreaksOff(Caller caller, String why) {
    IOException broken =
        assertThrows(
            IOException.class,
            () -> {
              try (InputStream in = bench.useCases.play().follow(caller, recording)) {
                in.readAllBytes();
              }
            });
    assertTrue(broken.toString().contains(why), broken.toString());
  }

  private void send(long offset, String bytes) {
    bench
        .useCases
        .record()
        .receive(Bench.chunked(recording, offset, End.AT_DECLARED_LENGTH), new BrokenBody(bytes));
  }
}
