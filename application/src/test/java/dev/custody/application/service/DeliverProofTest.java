package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.fake.Bytes;
import dev.custody.domain.recording.Proof;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.recording.Status;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Capability;
import dev.custody.domain.storage.ObjectKey;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores that answer with less than a proof, or with something else. */
class DeliverProofTest {
  private static final long IN_PARTS = (64L << 20) + 1;

  private final Bench bench = new Bench();

  @Test
  void anEtagThatIsOurMd5Proves() {
    bench.far().tellChecksums(false);

    assertEquals(Proof.CHECKSUM, stored(3).proof());
    assertEquals(0, bench.far().calls("head"));
  }

  @Test
  void partsWhoseEtagsAreOurMd5sProveTheWhole() {
    bench.far().tellChecksums(false);

    assertEquals(Proof.CHECKSUM, stored(IN_PARTS).proof());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3, IN_PARTS})
  void whereTheAnswerTellsNothingItIsAskedForAndReadBack(long bytes) {
    bench.far().tellNothing();

    assertEquals(Proof.READ_BACK, stored(bytes).proof());
    assertEquals(1, bench.far().calls("head"));
    assertEquals(1, bench.far().calls("read"));
  }

  @Test
  void aStoreThatKeepsNoTokensIsBelievedByTheContentOfWhatItJustTook() {
    bench.far().tellNothing();
    bench.far().keepTokens(false);

    assertEquals(Proof.READ_BACK, stored(3).proof());
    assertEquals(1, bench.far().keys().size());
  }

  @ParameterizedTest
  @ValueSource(longs = {3, IN_PARTS})
  void aLostAnswerIsAdoptedOnProofOfTheContent(long bytes) {
    bench.far().loseNextAnswer(bytes == 3 ? "put" : "complete", Faults::unavailable);

    assertEquals(Proof.HEAD, stored(bytes).proof());
    assertEquals(1, bench.far().keys().size());
  }

  @Test
  void aLostAnswerIsNotAdoptedOnSizeAndTokenAlone() {
    bench.far().tellNothing();
    bench.far().loseNextAnswer("put", Faults::unavailable);
    bench.far().failAll("read", Faults::refused);

    RecordingRef recording = bench.received(3).ref();
    bench.scheduler.advance(Duration.ofSeconds(30));

    assertFalse(bench.row(recording).state() instanceof RecordingState.Stored);
    assertFalse(bench.entry(recording).purged());
  }

  @ParameterizedTest
  @ValueSource(longs = {3, IN_PARTS})
  void aForeignObjectUnderTheKeyStaysAsItIs(long bytes) {
    RecordingRef recording = bench.received(bytes).ref();
    ObjectKey taken = bench.key(recording);
    bench.far().putForeign(taken, Bytes.of(new byte[] {4, 5, 6}));
    var foreign = bench.far().at(taken);

    bench.scheduler.advance(Duration.ofMinutes(1));

    assertEquals(foreign, bench.far().at(taken));
    RecordingState.Stored stored = (RecordingState.Stored) bench.row(recording).state();
    assertEquals(taken.value().replace(".mp4", "-2.mp4"), stored.key().value());
    assertEquals(Bytes.ofZeros(bytes), bench.far().at(stored.key()).orElseThrow().bytes());
    assertEquals(0, bench.far().uploads(), "the parts that went under the key that was taken");
    assertEquals(0, bench.far().calls("delete"));
  }

  /** The same bytes without our token are somebody's own. */
  @Test
  void aForeignObjectOfTheSameBytesStaysAsItIs() {
    RecordingRef recording = bench.received(3).ref();
    bench.far().putForeign(bench.key(recording), Bytes.ofZeros(3));

    bench.scheduler.advance(Duration.ofMinutes(1));

    RecordingState.Stored stored = (RecordingState.Stored) bench.row(recording).state();
    assertTrue(stored.key().value().endsWith("-2.mp4"));
  }

  @Test
  void aStoreThatKeepsOtherBytesAndTellsSoIsNeverBelieved() {
    bench.far().keepOtherBytes(true);

    assertNeverStoredAndBlockedInWords(3);
  }

  @Test
  void aStoreThatKeepsOtherBytesAndTellsNothingIsFoundOutByReadingBack() {
    bench.far().keepOtherBytes(true);
    bench.far().tellNothing();

    assertNeverStoredAndBlockedInWords(3);
  }

  @Test
  void aStoreThatKeepsOtherBytesOfPartsNeverGetsToTheEnd() {
    bench.far().keepOtherBytes(true);
    RecordingRef recording = bench.received(IN_PARTS).ref();

    bench.scheduler.advance(Duration.ofHours(1));

    assertFalse(bench.row(recording).state() instanceof RecordingState.Stored);
    assertEquals(0, bench.far().calls("complete"));
    assertTrue(bench.far().calls("part") < 40, "tried " + bench.far().calls("part") + " times");
  }

  private void assertNeverStoredAndBlockedInWords(long bytes) {
    RecordingRef recording = bench.received(bytes).ref();
    bench.useCases.start();

    bench.scheduler.advance(Duration.ofHours(3));

    assertEquals(Status.BLOCKED, bench.row(recording).status());
    assertTrue(bench.row(recording).blocked().orElseThrow().reason().contains("other bytes"));
    assertFalse(bench.entry(recording).purged());
    assertTrue(bench.far().keys().size() < 60, bench.far().keys().size() + " copies");
    bench.far().keepOtherBytes(false);
    bench.scheduler.advance(Duration.ofMinutes(16));
    assertEquals(Status.STORED, bench.row(recording).status(), "mended, it drains by itself");
  }

  @Test
  void aWriteOnlyStoreProvesByItsAnswer() {
    writeOnly();

    assertEquals(Proof.CHECKSUM, stored(3).proof());
    assertEquals(Proof.CHECKSUM, stored(IN_PARTS).proof());
  }

  @ParameterizedTest
  @ValueSource(longs = {3, IN_PARTS})
  void whatCanBeNeitherProvenNorAskedForIsBlockedInWordsAndNotSentAgain(long bytes) {
    writeOnly();
    bench.far().tellNothing();
    RecordingRef recording = bench.received(bytes).ref();

    bench.scheduler.advance(Duration.ofHours(1));

    assertEquals(Status.BLOCKED, bench.row(recording).status());
    assertTrue(bench.row(recording).blocked().orElseThrow().reason().contains("allow reading it"));
    assertEquals(1, bench.far().keys().size(), "one copy, however often it is tried");
    assertFalse(bench.entry(recording).purged());

    bench.restart().start();
    bench.scheduler.advance(Duration.ofHours(1));
    assertEquals(1, bench.far().keys().size(), "after a restart too");

    bench.far().mend();
    bench.measured(Capabilities.UNKNOWN);
    bench.scheduler.advance(Duration.ofMinutes(16));
    assertEquals(Proof.READ_BACK, ((RecordingState.Stored) bench.row(recording).state()).proof());
  }

  @Test
  void whatWasTakenAndIsThereNoMoreIsSentAgain() {
    writeOnly();
    bench.far().tellNothing();
    RecordingRef recording = bench.received(3).ref();
    bench.scheduler.runReady();

    bench.far().mend();
    bench.far().remove(bench.key(recording));
    bench.measured(Capabilities.UNKNOWN);
    bench.scheduler.advance(Duration.ofMinutes(5));

    assertEquals(Status.STORED, bench.row(recording).status());
    assertEquals(2, bench.far().calls("put"));
  }

  @Test
  void aBrokenReadBackIsAPassingFaultAndNoRefutation() {
    bench.far().tellNothing();
    bench.far().failNext("read", Faults::unavailable);

    assertEquals(Proof.READ_BACK, stored(3).proof());
    assertEquals(1, bench.far().keys().size());
  }

  private void writeOnly() {
    bench.far().failAll("head", Faults::refused);
    bench.far().failAll("read", Faults::refused);
    bench.far().failAll("abort", Faults::refused);
    bench.measured(Capabilities.UNKNOWN.with(Capability.READ, Capabilities.Answer.NO));
  }

  private RecordingState.Stored stored(long bytes) {
    RecordingRef recording = bench.received(bytes).ref();
    bench.scheduler.advance(Duration.ofMinutes(1));
    assertEquals(Status.STORED, bench.row(recording).status());
    RecordingState.Stored stored = (RecordingState.Stored) bench.row(recording).state();
    assertEquals(
        Optional.of(Bytes.ofZeros(bytes)), bench.far().at(stored.key()).map(kept -> kept.bytes()));
    assertEquals(0, bench.far().open());
    return stored;
  }
}
