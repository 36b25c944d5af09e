package dev.custody.adapter.persistence;

import static dev.custody.adapter.persistence.Samples.NOON;
import static dev.custody.adapter.persistence.Samples.ending;
import static dev.custody.adapter.persistence.Samples.organizationId;
import static dev.custody.adapter.persistence.Samples.recording;
import static dev.custody.adapter.persistence.Samples.ref;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.application.port.out.Recordings;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.recording.Blocked;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingFilter;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.recording.Status;
import dev.custody.domain.text.InvalidFields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase
class RecordingListTest {
  private static final Blocked REFUSED = new Blocked("refused", NOON, NOON.plusSeconds(60));

  private final Recordings recordings;

  RecordingListTest(Databases database) {
    recordings = Samples.recordings(database.emptied().transactions());
  }

  @Test
  void pagesTellEachOnceInOrderWhateverTheirSize() {
    // Five share each time, so that pages end within a time, at its end, and behind it.
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      recordings.add(recording(i, 1, "r", NOON.plusNanos(1000L * (i / 5))));
      expected.addFirst(i);
    }
    recordings.add(recording(99, 2));

    for (int limit : List.of(1, 2, 4, 5, 6, 22, 23, 24, 500)) {
      assertEquals(expected, all(RecordingFilter.ALL, limit), "in pages of " + limit);
    }
  }

  @Test
  void whatComesAndGoesMeanwhileMovesNothingElse() {
    for (int i = 0; i < 6; i++) {
      recordings.add(recording(i * 10, 1));
    }
    var first = page(RecordingFilter.ALL, 3, Optional.empty());
    recordings.add(recording(55, 1));
    recordings.add(recording(70, 1, "newer", NOON.plusSeconds(1)));
    recordings.add(recording(5, 1));
    recordings.update(ref(1, 30), before -> before.in(new RecordingState.Discarded(NOON)));
    recordings.update(ref(1, 10), before -> before.in(new RecordingState.Discarded(NOON)));

    var second = page(RecordingFilter.ALL, 10, first.next());

    assertEquals(List.of(50, 40, 30), numbers(first.items()));
    assertEquals(List.of(20, 5, 0), numbers(second.items()));
    assertEquals(Optional.empty(), second.next());
  }

  @Test
  void fromIsIncludedAndToIsNot() {
    for (int i = 0; i < 5; i++) {
      recordings.add(recording(i, 1, "r", NOON.plusNanos(1000L * i)));
    }
    var between = between(Optional.of(NOON.plusNanos(1000)), Optional.of(NOON.plusNanos(3000)));

    assertEquals(List.of(2, 1), all(between, 50));
    assertEquals(List.of(2, 1), all(between, 1));
    assertEquals(List.of(4, 3), all(between(Optional.of(NOON.plusNanos(3000)), none()), 50));
    assertEquals(List.of(0), all(between(none(), Optional.of(NOON.plusNanos(1000))), 50));
    assertEquals(List.of(), all(between(Optional.of(NOON), Optional.of(NOON)), 50));
  }

  @Test
  void aFinerLimitOfTimeDoesNotLoseTheOneThatItNames() {
    recordings.add(recording(1, 1, "r", Instant.parse("2026-03-01T12:00:00.1234567Z")));

    assertEquals(
        List.of(1),
        all(between(Optional.of(Instant.parse("2026-03-01T12:00:00.1234567Z")), none()), 50));
  }

  @Test
  void discardedOnesShowOnlyWhereAskedFor() {
    recordings.add(recording(1, 1));
    recordings.add(recording(2, 1).in(new RecordingState.Discarded(NOON)));

    assertEquals(List.of(1), all(RecordingFilter.ALL, 50));
    assertEquals(List.of(2), all(status(Status.DISCARDED), 50));
  }

  @Test
  void blockedIsOneThatHasEnded() {
    recordings.add(recording(1, 1).blockedBy(REFUSED));
    recordings.add(recording(2, 1).in(new RecordingState.Received(ending(1))).blockedBy(REFUSED));
    recordings.add(recording(3, 1).in(new RecordingState.Received(ending(1))));

    assertEquals(List.of(1), all(status(Status.RECEIVING), 50));
    assertEquals(List.of(2), all(status(Status.BLOCKED), 50));
    assertEquals(List.of(3), all(status(Status.RECEIVED), 50));

    recordings.update(ref(1, 2), Recording::unblocked);

    assertEquals(List.of(), all(status(Status.BLOCKED), 50));
    assertEquals(List.of(3, 2), all(status(Status.RECEIVED), 50));
  }

  @Test
  void theContentTypeIsFoundWithoutItsParameters() {
    recordings.add(typed(1, "video/mp4; codecs=avc1"));
    recordings.add(typed(2, "VIDEO/MP4"));
    recordings.add(typed(3, "video/mp4x"));

    assertEquals(List.of(2, 1), all(contentType("video/mp4"), 50));
    assertEquals(List.of(2, 1), all(contentType("video/mp4"), 1));
    assertEquals(List.of(), all(contentType("video/%"), 50));
  }

  @Test
  void aPieceOfTheTitleIsFoundInAnyCase() {
    recordings.add(recording(1, 1, "Call with ÄRZTE", NOON));
    recordings.add(recording(2, 1, "call WITH straße 🎥!", NOON));
    recordings.add(recording(3, 1, "", NOON));

    assertEquals(List.of(2, 1), all(titled("ALL wIt"), 50));
    assertEquals(List.of(1), all(titled("ärzte"), 50));
    assertEquals(List.of(2), all(titled("STRASSE"), 50));
    assertEquals(List.of(2), all(titled("🎥"), 50));
    assertEquals(List.of(3, 2, 1), all(titled(""), 50));
    assertEquals(List.of(), all(titled("calls"), 50));
  }

  @Test
  void nothingInAPieceOfTheTitleIsAWildcard() {
    recordings.add(recording(1, 1, "100% of a_b \\ c' d\"", NOON));
    recordings.add(recording(2, 1, "100 of axb", NOON));

    for (String piece : List.of("%", "_", "\\", "'", "\"", "a_b", "0% o", "\\ c'")) {
      assertEquals(List.of(1), all(titled(piece), 50), piece);
    }
  }

  @Test
  void filtersNarrowTogether() {
    var wanted = new RecordingState.Received(ending(1));
    recordings.add(recording(1, 1, "Wanted", NOON).in(wanted));
    recordings.add(recording(2, 1, "Wanted", NOON));
    recordings.add(recording(3, 1, "Other", NOON).in(wanted));
    recordings.add(recording(4, 1, "Wanted", NOON.plusSeconds(1)).in(wanted));
    recordings.add(recording(5, 2, "Wanted", NOON).in(wanted));

    assertEquals(
        List.of(1),
        all(
            new RecordingFilter(
                Optional.of(Status.RECEIVED),
                Optional.of("video/mp4"),
                Optional.of(NOON),
                Optional.of(NOON.plusSeconds(1)),
                Optional.of("want")),
            50));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "not base64",
        "AAAA",
        "1/rec_00000000000000000000000000",
        "0/tok_00000000000000000000000000",
        "99999999999999999999/rec_00000000000000000000000000",
        "0/rec_0000000000000000000000000' or 1=1"
      })
  void aGarbledCursorIsRefused(String text) {
    var encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    for (String cursor : List.of(text, text.contains("1/rec") ? encoded + "A" : encoded)) {
      var refusal =
          assertThrows(
              InvalidFields.class, () -> page(RecordingFilter.ALL, 5, Optional.of(cursor)));
      assertEquals("/cursor", refusal.errors().getFirst().pointer());
    }
  }

  private List<Integer> all(RecordingFilter filter, int limit) {
    List<Integer> numbers = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<Recording> page = page(filter, limit, cursor);
      numbers.addAll(numbers(page.items()));
      cursor = page.next();
    } while (cursor.isPresent());
    return numbers;
  }

  private Page<Recording> page(RecordingFilter filter, int limit, Optional<String> cursor) {
    return recordings.list(organizationId(1), filter, new PageRequest(limit, cursor));
  }

  private static List<Integer> numbers(List<Recording> items) {
    return items.stream().map(each -> Integer.parseInt(each.id().value().substring(4))).toList();
  }

  private static Recording typed(int number, String contentType) {
    var plain = recording(number, 1);
    return Recording.begun(
        plain.id(),
        plain.organization(),
        plain.title(),
        new ContentType(contentType),
        plain.labels(),
        plain.startedAt(),
        plain.location());
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  private static RecordingFilter status(Status status) {
    return new RecordingFilter(Optional.of(status), none(), none(), none(), none());
  }

  private static RecordingFilter contentType(String essence) {
    return new RecordingFilter(none(), Optional.of(essence), none(), none(), none());
  }

  private static RecordingFilter between(Optional<Instant> from, Optional<Instant> to) {
    return new RecordingFilter(none(), none(), from, to, none());
  }

  private static RecordingFilter titled(String piece) {
    return new RecordingFilter(none(), none(), none(), none(), Optional.of(piece));
  }
}
