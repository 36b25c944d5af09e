package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.fake.BrokenBody;
import dev.custody.application.port.in.Record.BodyDigest;
import dev.custody.application.port.in.Record.End;
import dev.custody.application.port.in.Record.Receive;
import dev.custody.application.port.in.Refusal;
import dev.custody.domain.access.Caller;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Status;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** More bytes than were declared, or than a recording may have: here ten. */
class TooLongTest {
  private final Bench bench = new Bench(Optional.empty(), 10);

  @Test
  void oneThatDeclaresToBeTooLongIsNotBegun() {
    assertThrows(Refusal.TooLarge.class, () -> bench.begun(11));
    assertTrue(bench.recordings.unfinished(Optional.empty(), 10).isEmpty());
    assertEquals(Status.RECEIVING, bench.begun(10).status());
  }

  @Test
  void oneThatDeclaresItLaterIsRefused() {
    RecordingRef recording = bench.begun().ref();

    assertThrows(
        Refusal.TooLarge.class,
        () -> receive(of(recording, OptionalLong.of(11), OptionalLong.empty()), "x"));
    assertEquals(OptionalLong.empty(), bench.entry(recording).declaredLength());
    assertEquals(0, bench.entry(recording).durableBytes());
  }

  @Test
  void aBodyThatIsKnownToGoBeyondTheDeclaredLengthKeepsNothing() {
    RecordingRef recording = bench.begun(5).ref();

    assertThrows(
        Refusal.TooLarge.class,
        () -> receive(of(recording, OptionalLong.empty(), OptionalLong.of(6)), "helloo"));

    assertEquals(0, bench.entry(recording).durableBytes());
    assertEquals(Status.RECEIVING, bench.row(recording).status());
  }

  @Test
  void aBodyThatIsKnownToGoBeyondTheMaximumKeepsNothing() {
    RecordingRef recording = bench.begun().ref();

    assertThrows(
        Refusal.TooLarge.class,
        () -> receive(of(recording, OptionalLong.empty(), OptionalLong.of(11)), "x"));

    assertEquals(0, bench.entry(recording).durableBytes());
    assertEquals(Status.RECEIVING, bench.row(recording).status());
  }

  @Test
  void theWrongOffsetIsToldBeforeTheLength() {
    RecordingRef recording = bench.begun(5).ref();

    assertThrows(
        Refusal.OffsetMismatch.class,
        () ->
            bench
                .useCases
                .record()
                .receive(
                    new Receive(
                        new Caller.Operator(),
                        recording,
                        200,
                        OptionalLong.empty(),
                        OptionalLong.of(3),
                        Optional.empty(),
                        End.AT_DECLARED_LENGTH),
                    new BrokenBody("abc")));
  }

  @Test
  void aBodyOfUnknownLengthNeverGoesBeyondTheDeclaredOne() {
    RecordingRef recording = bench.begun(5).ref();

    assertThrows(
        Refusal.TooLarge.class,
        () ->
            bench
                .useCases
                .record()
                .receive(
                    of(recording, OptionalLong.empty(), OptionalLong.empty()),
                    new BrokenBody("hel").then("loo")));

    assertEquals(3, bench.entry(recording).durableBytes(), "what came before the piece too much");
    assertEquals(Status.RECEIVING, bench.row(recording).status(), "its recorder may go on");
  }

  @Test
  void aBodyOfUnknownLengthBeyondTheMaximumIsClosedWithWhatItHas() {
    RecordingRef recording = bench.begun().ref();

    assertThrows(
        Refusal.TooLarge.class,
        () ->
            bench
                .useCases
                .record()
                .receive(
                    of(recording, OptionalLong.empty(), OptionalLong.empty()),
                    new BrokenBody("hello").then("wor").then("ld!")));

    assertEquals(8, bench.row(recording).bytes());
    assertEquals(Status.RECEIVED, bench.row(recording).status());
    assertTrue(bench.row(recording).interrupted());
  }

  @Test
  void aStagedBodyThatIsTooLongKeepsNothingAndEndsNothing() {
    RecordingRef recording = bench.begun().ref();

    assertThrows(
        Refusal.TooLarge.class,
        () ->
            bench
                .useCases
                .record()
                .receive(
                    Bench.digested(recording, 0, new BodyDigest("SHA-1", "00")),
                    new BrokenBody("hello").then("world!")));

    assertEquals(0, bench.entry(recording).durableBytes());
    assertEquals(Status.RECEIVING, bench.row(recording).status());
  }

  private void receive(Receive command, String body) {
    bench.useCases.record().receive(command, new BrokenBody(body));
  }

  private static Receive of(RecordingRef recording, OptionalLong declared, OptionalLong body) {
    return new Receive(
        new Caller.Operator(),
        recording,
        0,
        declared,
        body,
        Optional.empty(),
        End.AT_DECLARED_LENGTH);
  }
}
