package dev.custody.adapter.persistence;

import static dev.custody.adapter.persistence.Samples.NOON;
import static dev.custody.adapter.persistence.Samples.ending;
import static dev.custody.adapter.persistence.Samples.locationId;
import static dev.custody.adapter.persistence.Samples.organizationId;
import static dev.custody.adapter.persistence.Samples.recording;
import static dev.custody.adapter.persistence.Samples.recordingId;
import static dev.custody.adapter.persistence.Samples.ref;
import static dev.custody.adapter.persistence.Samples.sha256;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.SpoolSuperseded;
import dev.custody.domain.recording.Backlog;
import dev.custody.domain.recording.Blockage;
import dev.custody.domain.recording.Blocked;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.Proof;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.recording.Status;
import dev.custody.domain.recording.Title;
import dev.custody.domain.storage.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class RecordingsTest {
  private static final ObjectKey KEY = ObjectKey.of("org/2026/03/01/rec.mp4");
  private static final Blocked REFUSED =
      new Blocked("AccessDenied: allow s3:PutObject", NOON, NOON.plusSeconds(60));

  private final JdbcTransactions transactions;
  private final Recordings recordings;

  RecordingsTest(Databases database) {
    transactions = database.emptied().transactions();
    recordings = Samples.recordings(transactions);
  }

  @Test
  void whatWasAddedIsFoundAsItWas() {
    var full =
        Recording.begun(
                recordingId(1),
                organizationId(1),
                new Title("'; delete from recordings; -- %_\\ 名 🎥"),
                new ContentType("Video/MP4; codecs=\"avc1.4d002a\""),
                new Labels(Map.of("größe", "🎥 \" ' \\", "b", "")),
                NOON,
                locationId(1))
            .holding(Long.MAX_VALUE)
            .blockedBy(REFUSED)
            .having(List.of(new LostRange(0, 5), new LostRange(7, Long.MAX_VALUE)));
    recordings.add(full);

    assertEquals(Optional.of(full), recordings.find(ref(1, 1)));
  }

  /** As when a process that stood still comes back, and another one has taken its volume over. */
  @Test
  void ofTwoThatOpenedTheSameSpoolTheOlderOneChangesNothing() {
    recordings.add(recording(1, 1));
    Recordings newer = Samples.recordings(transactions);

    assertThrows(SpoolSuperseded.class, recordings::requireStillOurs);
    assertThrows(SpoolSuperseded.class, () -> recordings.add(recording(2, 1)));
    assertThrows(SpoolSuperseded.class, () -> recordings.hold(ref(1, 1)));
    assertThrows(
        SpoolSuperseded.class, () -> recordings.update(ref(1, 1), found -> found.holding(5)));

    assertEquals(Optional.of(recording(1, 1)), newer.find(ref(1, 1)));
    assertEquals(Optional.empty(), newer.find(ref(1, 2)));
    newer.requireStillOurs();
    assertEquals(5, newer.update(ref(1, 1), found -> found.holding(5)).orElseThrow().bytes());
  }

  /** What another instance has is not missing here. */
  @Test
  void unfinishedIsWhatTheOwnSpoolHas() {
    Recordings others = Samples.recordings(transactions, 2);
    recordings.add(recording(1, 1));
    others.add(recording(2, 1));

    assertEquals(List.of(recording(1, 1)), recordings.unfinished(Optional.empty(), 10));
    assertEquals(List.of(recording(2, 1)), others.unfinished(Optional.empty(), 10));
    recordings.requireStillOurs();
  }

  @Test
  void aRecordingThatCameWithAnotherSpoolIsThatOnes() {
    Recordings others = Samples.recordings(transactions, 2);
    recordings.add(recording(1, 1));

    others.hold(ref(1, 1));

    assertEquals(List.of(), recordings.unfinished(Optional.empty(), 10));
    assertEquals(List.of(recording(1, 1)), others.unfinished(Optional.empty(), 10));
  }

  @Test
  void everyStateIsFoundAsItWas() {
    var interrupted = new Ending(0, sha256(1), true, NOON);
    List<RecordingState> states =
        List.of(
            new RecordingState.Receiving(),
            new RecordingState.Received(ending(5)),
            new RecordingState.Received(interrupted),
            new RecordingState.Delivering(ending(5), KEY),
            new RecordingState.Stored(
                ending(5), KEY, Optional.of("v.1"), Proof.READ_BACK, NOON.plusSeconds(1)),
            new RecordingState.Stored(interrupted, KEY, Optional.empty(), Proof.CHECKSUM, NOON),
            new RecordingState.Quarantined(Optional.of(ending(5)), "a bit flipped"),
            new RecordingState.Quarantined(Optional.empty(), "header unreadable"),
            new RecordingState.Discarded(NOON));
    recordings.add(recording(1, 1));

    // There and back, so that nothing of one state is left in the next.
    for (var state : states) {
      assertEquals(Optional.of(recording(1, 1).in(state)), changedTo(state));
      assertEquals(Optional.of(recording(1, 1).in(state)), recordings.find(ref(1, 1)));
    }
    for (var state : states.reversed()) {
      changedTo(state);
      assertEquals(state, recordings.find(ref(1, 1)).orElseThrow().state());
    }
  }

  private Optional<Recording> changedTo(RecordingState state) {
    return recordings.update(ref(1, 1), before -> before.holding(0).in(state));
  }

  @Test
  void addingAgainChangesNothing() {
    recordings.add(recording(1, 1));
    recordings.update(ref(1, 1), before -> before.holding(77));

    recordings.add(recording(1, 1));

    assertEquals(77, recordings.find(ref(1, 1)).orElseThrow().bytes());
  }

  @Test
  void addingTheSameAtOnceAddsOne() {
    AtOnce.run(
        8,
        i -> {
          recordings.add(recording(1, 1));
          return true;
        });

    assertEquals(Optional.of(recording(1, 1)), recordings.find(ref(1, 1)));
  }

  @Test
  void addingAgainWithinATransactionLetsItGoOn() {
    recordings.add(recording(1, 1));

    transactions.durably(() -> {
      recordings.add(recording(1, 1));
      recordings.add(recording(2, 1));
    });

    assertTrue(recordings.find(ref(1, 2)).isPresent());
  }

  @Test
  void anotherOrganizationsRecordingIsNotThere() {
    recordings.add(recording(1, 1));

    assertEquals(Optional.empty(), recordings.find(ref(2, 1)));
    assertEquals(Optional.empty(), recordings.update(ref(2, 1), before -> before.holding(9)));
    assertEquals(0, recordings.find(ref(1, 1)).orElseThrow().bytes());
  }

  @Test
  void changesAtOnceFollowEachOther() {
    recordings.add(recording(1, 1));

    AtOnce.run(16, i -> recordings.update(ref(1, 1), before -> before.holding(before.bytes() + 1)));

    assertEquals(16, recordings.find(ref(1, 1)).orElseThrow().bytes());
  }

  @Test
  void aChangeThatThrowsChangesNothing() {
    recordings.add(recording(1, 1));

    assertThrows(
        IllegalStateException.class,
        () ->
            recordings.update(
                ref(1, 1),
                before -> {
                  throw new IllegalStateException("no");
                }));

    assertEquals(Optional.of(recording(1, 1)), recordings.find(ref(1, 1)));
  }

  @Test
  void whatAChangeAnswersIsWhatIsReadAfterwards() {
    recordings.add(recording(1, 1));
    var nanos = NOON.plusNanos(789);

    var changed =
        recordings.update(
            ref(1, 1),
            before ->
                before
                    .in(new RecordingState.Received(new Ending(1, sha256(1), false, nanos)))
                    .blockedBy(new Blocked("line\nbreak \u0000", nanos, nanos)));

    assertEquals(recordings.find(ref(1, 1)), changed);
    assertEquals(NOON, changed.orElseThrow().ending().orElseThrow().at());
    assertEquals(
        new Blocked("line break  ", NOON, NOON), changed.orElseThrow().blocked().orElseThrow());
  }

  @Test
  void theBacklogIsWhatIsCompleteAndNotStored() {
    assertEquals(new Backlog(0, 0, Optional.empty()), recordings.backlog(organizationId(1)));
    var stored = new RecordingState.Stored(ending(1), KEY, Optional.empty(), Proof.HEAD, NOON);
    var late = new Ending(20, sha256(1), false, NOON.plusSeconds(9));
    recordings.add(recording(1, 1).holding(1000));
    recordings.add(recording(2, 1).in(new RecordingState.Received(late)));
    recordings.add(recording(3, 1).in(new RecordingState.Delivering(ending(300), KEY)));
    recordings.add(
        recording(4, 1).in(new RecordingState.Received(ending(4000))).blockedBy(REFUSED));
    recordings.add(recording(5, 1).in(stored));
    recordings.add(recording(6, 1).in(new RecordingState.Discarded(NOON)));
    recordings.add(
        recording(7, 1).in(new RecordingState.Quarantined(Optional.of(ending(50_000)), "broken")));
    recordings.add(recording(8, 2).in(new RecordingState.Received(ending(600_000))));

    assertEquals(new Backlog(3, 4320, Optional.of(NOON)), recordings.backlog(organizationId(1)));
    assertEquals(
        new Backlog(1, 50_000, Optional.of(NOON)), recordings.quarantined(organizationId(1)));
    assertEquals(new Backlog(0, 0, Optional.empty()), recordings.quarantined(organizationId(2)));
    Optional<Instant> noon = Optional.of(NOON);
    assertEquals(
        Map.of(
            Status.RECEIVING,
            new Backlog(1, 1000, Optional.of(recording(1, 1).startedAt())),
            Status.RECEIVED,
            new Backlog(2, 600_020, noon),
            Status.DELIVERING,
            new Backlog(1, 300, noon),
            Status.BLOCKED,
            new Backlog(1, 4000, noon),
            Status.QUARANTINED,
            new Backlog(1, 50_000, noon)),
        recordings.unfinishedByStatus());
  }

  @Test
  void whyRecordingsWaitIsToldOfTheReasonsThatMostHave() {
    var received = new RecordingState.Received(ending(5));
    var stored = new RecordingState.Stored(ending(5), KEY, Optional.empty(), Proof.HEAD, NOON);
    assertEquals(List.of(), recordings.blockages(organizationId(1), 2));
    recordings.add(recording(1, 1).in(received).blockedBy(refused("gone", 3)));
    recordings.add(
        recording(2, 1)
            .in(new RecordingState.Delivering(ending(5), KEY))
            .blockedBy(refused("gone", 1)));
    recordings.add(recording(3, 1).blockedBy(refused("gone", 2)));
    recordings.add(recording(4, 1).in(received).blockedBy(refused("denied", 0)));
    recordings.add(recording(5, 1).in(received).blockedBy(refused("denied", 9)));
    recordings.add(recording(6, 1).in(received).blockedBy(refused("rare", 0)));
    recordings.add(recording(7, 1).in(received));
    recordings.add(recording(8, 1).blockedBy(refused("rare", 0)).in(stored));
    recordings.add(recording(9, 2).in(received).blockedBy(refused("another's", 0)));

    var gone = new Blockage("gone", 3, NOON.plusSeconds(1));
    assertEquals(
        List.of(gone, new Blockage("denied", 2, NOON)), recordings.blockages(organizationId(1), 2));
    assertEquals(
        List.of(new Blockage("another's", 1, NOON)), recordings.blockages(organizationId(2), 2));
  }

  private static Blocked refused(String reason, int seconds) {
    return new Blocked(reason, NOON.plusSeconds(seconds), NOON.plusSeconds(100));
  }

  @Test
  void aLocationIsPinnedByAnyRecording() {
    assertFalse(recordings.anyPinnedTo(locationId(1)));
    recordings.add(recording(1, 1).in(new RecordingState.Discarded(NOON)));

    assertTrue(recordings.anyPinnedTo(locationId(1)));
    assertFalse(recordings.anyPinnedTo(locationId(2)));
  }

  @Test
  void theUnfinishedOfAllOrganizationsAreToldInPieces() {
    var stored = new RecordingState.Stored(ending(1), KEY, Optional.empty(), Proof.HEAD, NOON);
    recordings.add(recording(1, 2));
    recordings.add(recording(2, 1).in(new RecordingState.Received(ending(5))));
    recordings.add(recording(3, 1).in(stored));
    recordings.add(recording(4, 1).in(new RecordingState.Discarded(NOON)));
    recordings.add(recording(5, 1).in(new RecordingState.Quarantined(Optional.empty(), "broken")));
    recordings.add(recording(6, 1).in(new RecordingState.Received(ending(5))).blockedBy(REFUSED));

    var first = recordings.unfinished(Optional.empty(), 3);
    var second = recordings.unfinished(Optional.of(first.getLast().ref()), 3);

    assertEquals(
        List.of(recordingId(1), recordingId(2), recordingId(5)),
        first.stream().map(Recording::id).toList());
    assertEquals(List.of(recordingId(6)), second.stream().map(Recording::id).toList());
  }
}
