package dev.custody.adapter.storage.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.application.port.out.storage.ObjectHead;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.storage.ObjectKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects in one piece: stored where there is none, told of, deleted. */
interface PuttingObjects extends Bench {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 1023, 65_535, 65_536, 65_537, 1_048_583})
  default void anObjectIsThereAsItWasSent(int length) {
    TestContent content = TestContent.random(length, 1);

    stored(put(key("a"), content));

    assertHolds(key("a"), content.bytes());
    assertEquals(0, content.openStreams());
  }

  @Test
  default void theAnswerTellsTheRightChecksumOrNone() {
    TestContent content = TestContent.random(70_001, 2);

    PutResult.Stored stored = stored(put(key("a"), content));

    assertEquals(farSide().tellsChecksums(), stored.stored().isPresent());
    assertRightIfTold(stored.stored(), content.bytes());
    assertFalse(stored.etag().isBlank());
  }

  @Test
  default void theAnswerTellsAVersionWhereThereAreVersions() {
    PutResult.Stored stored = stored(put(key("a"), TestContent.of("a")));

    assertEquals(farSide().tellsVersions(), stored.versionId().isPresent());
    assertEquals(stored.versionId(), storage().head(key("a")).orElseThrow().versionId());
  }

  @Test
  default void anObjectThatIsThereIsLeftAsItIs() {
    TestContent first = TestContent.random(1_000, 3);
    TestContent second = TestContent.random(2_000, 4);
    stored(storage().putIfAbsent(key("a"), first, attributes("first")));

    PutResult result = storage().putIfAbsent(key("a"), second, attributes("second"));

    assertInstanceOf(PutResult.AlreadyThere.class, result);
    assertHolds(key("a"), first.bytes());
    assertEquals(Optional.of("first"), storage().head(key("a")).orElseThrow().token());
    assertEquals(0, second.openStreams());
  }

  @Test
  default void anEmptyObjectThatIsThereIsLeftAsItIs() {
    stored(put(key("a"), TestContent.of("")));

    assertInstanceOf(PutResult.AlreadyThere.class, put(key("a"), TestContent.of("more")));
    assertHolds(key("a"), new byte[0]);
  }

  @Test
  default void ofManyWritersAtOnceOneWinsAndNothingIsLeftOfTheOthers() {
    int writers = 8;
    List<TestContent> contents =
        IntStream.range(0, writers).mapToObj(i -> TestContent.random(200_000 + i, i)).toList();

    List<PutResult> results = Together.run(writers, i -> put(key("a"), contents.get(i)));

    List<Integer> winners =
        IntStream.range(0, writers)
            .filter(i -> results.get(i) instanceof PutResult.Stored)
            .boxed()
            .toList();
    assertEquals(1, winners.size(), results.toString());
    assertHolds(key("a"), contents.get(winners.getFirst()).bytes());
    assertEquals(Set.of(key("a").value()), farSide().storedKeys());
    contents.forEach(content -> assertEquals(0, content.openStreams()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 150_000})
  default void contentThatBreaksOffLeavesNothing(int after) {
    TestContent content = TestContent.random(300_000, 5);
    TestContent broken = content.breakingAfter(after);

    assertThrows(StorageException.ContentUnreadable.class, () -> put(key("a"), broken));

    assertNothingUnder(key("a"));
    assertEquals(0, broken.openStreams());
    stored(put(key("a"), content));
    assertHolds(key("a"), content.bytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 299_999})
  default void contentThatEndsTooEarlyLeavesNothing(int after) {
    TestContent cut = TestContent.random(300_000, 6).endingAfter(after);

    assertThrows(StorageException.ContentUnreadable.class, () -> put(key("a"), cut));

    assertNothingUnder(key("a"));
    assertEquals(0, cut.openStreams());
  }

  @Test
  default void contentThatCannotBeOpenedLeavesNothing() {
    TestContent closed = TestContent.of("a").notToBeOpened();

    assertThrows(StorageException.ContentUnreadable.class, () -> put(key("a"), closed));

    assertNothingUnder(key("a"));
  }

  @Test
  default void theHeadTellsLengthTokenAndTheRightChecksum() {
    TestContent content = TestContent.random(70_001, 7);
    PutResult.Stored stored =
        stored(storage().putIfAbsent(key("a"), content, attributes("rec_1 / 2+x=y")));

    ObjectHead head = restarted().head(key("a")).orElseThrow();

    assertEquals(70_001, head.length());
    assertEquals(Optional.of("rec_1 / 2+x=y"), head.token());
    assertEquals(stored.etag(), head.etag());
    assertRightIfTold(head.checksum(), content.bytes());
  }

  @Test
  default void nothingIsToldOfAnObjectThatIsNotThere() {
    assertEquals(Optional.empty(), storage().head(key("2025/01/31/missing.cast")));
  }

  @Test
  default void aDeletedObjectIsGone() {
    PutResult.Stored stored = stored(put(key("x/a"), TestContent.of("a")));
    stored(put(key("x/b"), TestContent.of("b")));

    storage().delete(key("x/a"), stored.versionId());

    assertNothingUnder(key("x/a"));
    assertThrows(StorageException.ObjectMissing.class, () -> read(key("x/a")));
    assertHolds(key("x/b"), TestContent.of("b").bytes());
  }

  @Test
  default void anObjectIsDeletedWithoutItsVersionToo() {
    stored(put(key("a"), TestContent.of("a")));

    storage().delete(key("a"), Optional.empty());

    assertNothingUnder(key("a"));
  }

  @Test
  default void deletingWhatIsNotThereIsHarmless() {
    ObjectKey key = key("x/a");
    PutResult.Stored stored = stored(put(key, TestContent.of("a")));
    storage().delete(key, stored.versionId());

    storage().delete(key, stored.versionId());
    storage().delete(key, Optional.empty());
    storage().delete(key("never/was"), Optional.empty());

    assertNothingUnder(key);
  }

  @Test
  default void aKeyIsFreeAgainAfterItWasDeleted() {
    PutResult.Stored first = stored(put(key("a"), TestContent.of("first")));
    storage().delete(key("a"), first.versionId());

    stored(put(key("a"), TestContent.of("second")));

    assertArrayEquals(TestContent.of("second").bytes(), read(key("a")));
  }
}
