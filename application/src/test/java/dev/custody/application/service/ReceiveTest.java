package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.fake.BrokenBody;
import dev.custody.application.port.in.Record.BodyDigest;
import dev.custody.application.port.in.Record.End;
import dev.custody.application.port.in.Record.Progress;
import dev.custody.application.port.in.Record.Receive;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.in.Refusal.Reason;
import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Status;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.text.InvalidFields;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** One body coming in. */
class ReceiveTest {
  private final Bench bench = new Bench();

  @Test
  void theEndOfABodyEndsARecordingThatIsSentAtOnce() {
    RecordingRef recording = bench.begun().ref();

    Progress progress = receive(Bench.chunked(recording, 0, End.WITH_BODY), "hello");

    assertEquals(5, progress.durableBytes());
    assertEquals(OptionalLong.of(5), progress.declaredLength());
    assertEquals(Status.RECEIVED, progress.recording().status());
    assertFalse(progress.recording().interrupted());
    assertBytes(recording, "hello");
  }

  @Test
  void anEmptyBodyIsARecordingToo() {
    RecordingRef recording = bench.begun().ref();

    assertEquals(
        Status.RECEIVED,
        receive(Bench.chunked(recording, 0, End.WITH_BODY), "").recording().status());
  }

  @Test
  void bodiesFollowEachOtherUntilTheDeclaredLengthIsThere() {
    RecordingRef recording = bench.begun(10).ref();

    Progress half = receive(Bench.chunked(recording, 0, End.AT_DECLARED_LENGTH), "hello");
    assertEquals(Status.RECEIVING, half.recording().status());
    assertEquals(5, half.recording().bytes());
    Progress whole = receive(Bench.chunked(recording, 5, End.AT_DECLARED_LENGTH), "world");

    assertEquals(Status.RECEIVED, whole.recording().status());
    assertBytes(recording, "helloworld");
  }

  @Test
  void aDeclaredLengthOfNothingEndsItAtOnce() {
    assertEquals(Status.RECEIVED, bench.begun(0).status());
  }

  @Test
  void withoutADeclaredLengthItGoesOnAndOn() {
    RecordingRef recording = bench.begun().ref();

    receive(Bench.chunked(recording, 0, End.AT_DECLARED_LENGTH), "hello");

    assertEquals(Status.RECEIVING, bench.row(recording).status());
  }

  @Test
  void aWrongOffsetTellsTheRightOneAndChangesNothing() {
    RecordingRef recording = bench.begun().ref();
    receive(Bench.chunked(recording, 0, End.AT_DECLARED_LENGTH), "hello");

    for (long wrong : new long[] {0, 4, 6, Long.MAX_VALUE}) {
      Refusal.OffsetMismatch refused =
          assertThrows(
              Refusal.OffsetMismatch.class, () -> receive(declaring(recording, wrong, 5), "world"));
      assertEquals(5, refused.offset());
    }
    assertThrows(
        Refusal.OffsetMismatch.class,
        () -> receive(Bench.chunked(recording, 0, End.WITH_BODY), "world"));

    assertBytes(recording, "hello");
    assertEquals(OptionalLong.empty(), bench.entry(recording).declaredLength());
    assertEquals(Status.RECEIVING, bench.row(recording).status());
  }

  @Test
  void oneThatBeginsAnewDoesNotTakeOverFromOneThatGoesOn() {
    RecordingRef recording = bench.begun().ref();
    InputStream body =
        new BrokenBody("hello")
            .then(() ->
                assertThrows(
                    Refusal.OffsetMismatch.class,
                    () -> receive(Bench.chunked(recording, 3, End.WITH_BODY), "other")))
            .then("world");

    bench.useCases.record().receive(Bench.chunked(recording, 0, End.AT_DECLARED_LENGTH), body);

    assertBytes(recording, "helloworld");
  }

  @Test
  void aNewRequestTakesOverAndTheOlderOneIsTold() {
    RecordingRef recording = bench.begun().ref();
    InputStream older =
        new BrokenBody("hello")
            .then(() -> receive(Bench.chunked(recording, 5, End.AT_DECLARED_LENGTH), "world"))
            .then("late");

    Refusal.Conflict refused =
        assertThrows(
            Refusal.Conflict.class,
            () ->
                bench
                    .useCases
                    .record()
                    .receive(Bench.chunked(recording, 0, End.AT_DECLARED_LENGTH), older));

    assertEquals(Reason.TAKEN_OVER, refused.reason());
    assertBytes(recording, "helloworld");
  }

  @Test
  void aLengthMayBeToldLateAndTwiceButNotContradicted() {
    RecordingRef recording = bench.begun().ref();
    receive(Bench.chunked(recording, 0, End.AT_DECLARED_LENGTH), "hello");

    assertThrows(InvalidFields.class, () -> receive(declaring(recording, 5, 4), "x"), "too small");
    receive(declaring(recording, 5, 8), "wo");
    assertThrows(InvalidFields.class, () -> receive(declaring(recording, 7, 9), "x"), "another");
    assertEquals(7, bench.entry(recording).durableBytes());

    receive(declaring(recording, 7, 8), "r");
    assertEquals(Status.RECEIVED, bench.row(recording).status());
  }

  @Test
  void aLengthThatAnotherRequestToldFirstIsAContradictionAndNoFault() {
    RecordingRef recording = bench.begun().ref();
    bench.spool.faults().failNext("declareLength", () -> new IllegalArgumentException("9"));

    assertThrows(InvalidFields.class, () -> receive(declaring(recording, 0, 8), "x"));
  }

  @Test
  void toldWithTheLastByteOrWithoutAnyItEnds() {
    RecordingRef recording = bench.begun().ref();
    receive(Bench.chunked(recording, 0, End.AT_DECLARED_LENGTH), "hello");

    receive(declaring(recording, 5, 5), "");

    assertEquals(Status.RECEIVED, bench.row(recording).status());
  }

  @Test
  void aBodyThatBreaksOffKeepsWhatCame() {
    RecordingRef recording = bench.begun().ref();

    assertThrows(
        Refusal.BodyBroken.class,
        () ->
            bench
                .useCases
                .record()
                .receive(
                    Bench.chunked(recording, 0, End.WITH_BODY),
                    new BrokenBody("hello").thenBreak()));

    assertBytes(recording, "hello");
    assertEquals(Status.RECEIVING, bench.row(recording).status());
    assertEquals(5, bench.useCases.record().progress(recording).durableBytes());
  }

  @Test
  void allOfWhoseDeclaredBytesCameIsReceivedEvenIfItsRequestBreaksOff() {
    RecordingRef recording = bench.begun(5).ref();

    assertThrows(
        Refusal.BodyBroken.class,
        () ->
            bench
                .useCases
                .record()
                .receive(
                    Bench.chunked(recording, 0, End.AT_DECLARED_LENGTH),
                    new BrokenBody("hello").thenBreak()));

    assertEquals(Status.RECEIVED, bench.row(recording).status());
    assertFalse(bench.row(recording).interrupted());
  }

  @Test
  void aDigestThatHoldsMakesItCountAtOnce() {
    RecordingRef recording = bench.begun().ref();

    receive(Bench.digested(recording, 0, HELLO), "hello");

    assertBytes(recording, "hello");
  }

  @Test
  void aDigestThatDoesNotHoldKeepsNothing() {
    RecordingRef recording = bench.begun().ref();

    assertThrows(
        Refusal.DigestMismatch.class, () -> receive(Bench.digested(recording, 0, HELLO), "hallo"));
    assertThrows(
        Refusal.BodyBroken.class,
        () ->
            bench
                .useCases
                .record()
                .receive(Bench.digested(recording, 0, HELLO), new BrokenBody("hello").thenBreak()));

    assertEquals(0, bench.entry(recording).durableBytes());
    assertEquals(Status.RECEIVING, bench.row(recording).status());
  }

  @Test
  void whatABodyTellsOfTheLengthIsNotKeptWithoutIt() {
    RecordingRef recording = bench.begun().ref();

    assertThrows(
        Refusal.DigestMismatch.class, () -> receive(digestedAndDeclaring(recording, 9), "hallo"));
    assertEquals(OptionalLong.empty(), bench.entry(recording).declaredLength());

    receive(digestedAndDeclaring(recording, 5), "hello");
    assertEquals(Status.RECEIVED, bench.row(recording).status());
  }

  @Test
  void aTokenThatIsRevokedInTheMiddleEndsItAtOnceAndKeepsWhatCame() {
    RecordingRef recording = bench.begun().ref();
    var token = bench.token(bench.organization.id(), Scope.RECORDINGS_WRITE);
    InputStream body =
        new BrokenBody("hello")
            .then(() ->
                bench
                    .useCases
                    .manageOrganizations()
                    .revokeToken(Bench.CALLER, bench.organization.id(), token.token().id()))
            .then("world");

    assertThrows(
        Refusal.TokenNoLongerValid.class,
        () -> bench.useCases.record().receive(by(token.token().holder(), recording), body));

    assertBytes(recording, "hello");
    assertEquals(Status.RECEIVING, bench.row(recording).status());
  }

  @Test
  void faultsOfTheSpoolAreRefusalsInWords() {
    RecordingRef recording = bench.begun().ref();
    receive(Bench.chunked(recording, 0, End.AT_DECLARED_LENGTH), "hello");

    bench.spool.faults().failNext("write", () -> new SpoolException.Full("5 % is kept free"));
    assertThrows(
        Refusal.NoRoom.class,
        () -> receive(Bench.chunked(recording, 5, End.AT_DECLARED_LENGTH), "x"));
    bench.spool.faults().failNext("write", () -> new SpoolException.OverQuota("1 GiB"));
    assertThrows(
        Refusal.OverQuota.class,
        () -> receive(Bench.chunked(recording, 5, End.AT_DECLARED_LENGTH), "x"));
    bench.spool.faults().failNext("force", () -> new SpoolException.Failed("EIO", null));
    assertThrows(
        Refusal.SpoolFailed.class, () -> receive(Bench.chunked(recording, 5, End.WITH_BODY), "x"));
    bench.spool.faults().failNext("find", () -> new SpoolException.Failed("EIO", null));
    assertThrows(Refusal.SpoolFailed.class, () -> bench.useCases.record().progress(recording));

    assertEquals(Status.RECEIVING, bench.row(recording).status());
  }

  @Test
  void whereThereIsNoRoomNothingOfTheBodyIsAskedFor() {
    RecordingRef recording = bench.begun().ref();
    InputStream body =
        new BrokenBody("")
            .then(() -> {
              throw new AssertionError("the body was asked for");
            });

    bench.spool.faults().failNext("requireRoom", () -> new SpoolException.Full("full"));
    assertThrows(
        Refusal.NoRoom.class,
        () ->
            bench
                .useCases
                .record()
                .receive(Bench.chunked(recording, 0, End.AT_DECLARED_LENGTH), body));
    bench.spool.faults().failNext("requireRoom", () -> new SpoolException.OverQuota("over"));
    assertThrows(
        Refusal.OverQuota.class,
        () -> bench.useCases.record().receive(Bench.digested(recording, 0, HELLO), body));
  }

  @Test
  void whatCameBeforeTheRoomRanOutIsForcedBeforeTheRefusalIsTold() {
    RecordingRef recording = bench.begun().ref();
    InputStream body =
        new BrokenBody("hello")
            .then(
                () -> bench.spool.faults().failNext("write", () -> new SpoolException.Full("full")))
            .then("world");

    // Else a HEAD behind the refusal is told less than counts a moment later.
    bench.spool.faults().failNext("force", () -> new SpoolException.Failed("was forced", null));
    assertThrows(
        Refusal.SpoolFailed.class,
        () ->
            bench
                .useCases
                .record()
                .receive(Bench.chunked(recording, 0, End.AT_DECLARED_LENGTH), body));
  }

  @Test
  void oneThatHasEndedTakesNoMore() {
    RecordingRef recording = bench.begun().ref();
    bench.useCases.record().seal(Bench.CALLER, recording);

    Refusal.Conflict refused =
        assertThrows(
            Refusal.Conflict.class, () -> receive(Bench.chunked(recording, 0, End.WITH_BODY), "x"));

    assertEquals(Reason.RECORDING_ENDED, refused.reason());
  }

  @Test
  void sealingIsHarmlessTwiceAndMarksItInterrupted() {
    RecordingRef recording = bench.begun(10).ref();
    receive(Bench.chunked(recording, 0, End.AT_DECLARED_LENGTH), "hello");

    assertTrue(bench.useCases.record().seal(Bench.CALLER, recording).interrupted());
    assertTrue(bench.useCases.record().seal(Bench.CALLER, recording).interrupted());
    Progress progress = bench.useCases.record().progress(recording);
    assertEquals(OptionalLong.of(5), progress.declaredLength(), "its length is what it has");
    assertEquals(5, progress.durableBytes());
  }

  static final BodyDigest HELLO =
      new BodyDigest("SHA-256", "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");

  private Progress receive(Receive command, String body) {
    return bench
        .useCases
        .record()
        .receive(command, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static Receive declaring(RecordingRef recording, long offset, long length) {
    return new Receive(
        new Caller.Operator(),
        recording,
        offset,
        OptionalLong.of(length),
        OptionalLong.empty(),
        Optional.empty(),
        End.AT_DECLARED_LENGTH);
  }

  private static Receive digestedAndDeclaring(RecordingRef recording, long length) {
    return new Receive(
        new Caller.Operator(),
        recording,
        0,
        OptionalLong.of(length),
        OptionalLong.empty(),
        Optional.of(HELLO),
        End.AT_DECLARED_LENGTH);
  }

  private static Receive by(Caller caller, RecordingRef recording) {
    return new Receive(
        caller,
        recording,
        0,
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        End.WITH_BODY);
  }

  private void assertBytes(RecordingRef recording, String bytes) {
    long length = bench.entry(recording).durableBytes();
    try (InputStream in = bench.spool.content(recording, new ByteRange(0, length)).open()) {
      assertArrayEquals(bytes.getBytes(StandardCharsets.UTF_8), in.readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
