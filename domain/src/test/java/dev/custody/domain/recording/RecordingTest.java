package dev.custody.domain.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
  private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
  private static final ObjectKey KEY = ObjectKey.of("a/b");
  private static final Ending ENDING = new Ending(7, new Sha256("0".repeat(64)), true, NOW);
  private static final Blocked REFUSED = new Blocked("AccessDenied", NOW, NOW.plusSeconds(60));
  private static final Recording BEGUN =
      Recording.begun(
          new RecordingId("rec_0123456789abcdefghjkmnpqrs"),
          new OrganizationId("org_0123456789abcdefghjkmnpqrs"),
          Title.NONE,
          ContentType.OCTET_STREAM,
          Labels.NONE,
          NOW,
          new LocationId("loc_0123456789abcdefghjkmnpqrs"));

  static Stream<Arguments> states() {
    return Stream.of(
        arguments(new RecordingState.Receiving(), "receiving", "receiving", false, false),
        arguments(new RecordingState.Received(ENDING), "received", "blocked", true, false),
        arguments(new RecordingState.Delivering(ENDING, KEY), "delivering", "blocked", true, true),
        arguments(
            new RecordingState.Stored(ENDING, KEY, Optional.empty(), Proof.HEAD, NOW),
            "stored",
            "stored",
            true,
            true),
        arguments(
            new RecordingState.Quarantined(Optional.empty(), "lost"),
            "quarantined",
            "quarantined",
            false,
            false),
        arguments(new RecordingState.Discarded(NOW), "discarded", "discarded", false, false));
  }

  @ParameterizedTest
  @MethodSource("states")
  void eachStateHasItsWord(
      RecordingState state, String word, String whenBlocked, boolean ended, boolean hasKey) {
    Recording recording = BEGUN.in(state);

    assertEquals(word, recording.status().word());
    assertEquals(whenBlocked, recording.blockedBy(REFUSED).status().word());
    assertEquals(ended, recording.ending().isPresent());
    assertEquals(hasKey, recording.objectKey().isPresent());
    assertEquals(word.equals("receiving"), recording.receiving());
  }

  @Test
  void blockedMayStandBesideReceiving() {
    Recording blocked = BEGUN.blockedBy(REFUSED);

    assertEquals(Status.RECEIVING, blocked.status());
    assertEquals(Optional.of(REFUSED), blocked.blocked());
    assertEquals(Optional.empty(), blocked.unblocked().blocked());
  }

  @Test
  void anotherStateEndsWhatBlockedTheOneBefore() {
    Recording stored =
        BEGUN
            .blockedBy(REFUSED)
            .in(new RecordingState.Stored(ENDING, KEY, Optional.empty(), Proof.HEAD, NOW));

    assertEquals(Optional.empty(), stored.blocked());
    assertEquals(7, stored.bytes());
    assertTrue(stored.interrupted());
  }

  @Test
  void whatIsDurableCountsUntilItHasEnded() {
    assertEquals(5, BEGUN.holding(5).bytes());
    assertEquals(5, BEGUN.holding(5).in(new RecordingState.Discarded(NOW)).bytes());
    assertFalse(BEGUN.interrupted());
  }

  @Test
  void itIsKnownWithItsOwnerAlone() {
    assertEquals(
        "org_0123456789abcdefghjkmnpqrs/rec_0123456789abcdefghjkmnpqrs", BEGUN.ref().toString());
  }

  @Test
  void lostRangesAreKept() {
    LostRange lost = new LostRange(3, 5);

    assertEquals(List.of(lost), BEGUN.having(List.of(lost)).lost());
    assertThrows(IllegalArgumentException.class, () -> new LostRange(3, 3));
    assertThrows(IllegalArgumentException.class, () -> new LostRange(-1, 3));
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void wordsOfStatesAreReadAgain(Status status) {
    assertEquals(Optional.of(status), Status.of(status.word()));
    assertEquals(Optional.empty(), Status.of(status.name()));
  }

  @ParameterizedTest
  @EnumSource(Proof.class)
  void wordsOfProofsAreReadAgain(Proof proof) {
    assertEquals(proof, Proof.of(proof.word()));
    assertThrows(IllegalArgumentException.class, () -> Proof.of(proof.name()));
  }

  @Test
  void proofsAreNamedAsTheApiNamesThem() {
    assertEquals(
        List.of("checksum", "head", "read-back"),
        Stream.of(Proof.values()).map(Proof::word).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "zz", "AB", "0g"})
  void checksumsAreLowerCaseHexadecimal(String wrong) {
    assertThrows(IllegalArgumentException.class, () -> new Checksum(Checksum.Algorithm.MD5, wrong));
    assertThrows(IllegalArgumentException.class, () -> new Sha256(wrong));
  }
}
