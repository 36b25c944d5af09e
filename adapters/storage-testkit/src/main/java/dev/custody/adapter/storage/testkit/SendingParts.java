package dev.custody.adapter.storage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.recording.PartSizing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads in parts while they are being made. */
interface SendingParts extends Bench {

  @Test
  default void theStoreTakesThePartsThatDeliveriesSend() {
    Storage.PartRules rules = storage().partRules();

    assertTrue(rules.leastBytes() >= 1 && rules.leastBytes() <= PartSizing.LEAST_BYTES);
    assertTrue(rules.mostParts() >= 10_000);
    assertEquals(rules, restarted().partRules());
  }

  @Test
  default void partsMakeAnObject() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 3);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));

    List<PartReceipt> receipts = parts.send(storage(), key("a"), upload);
    stored(storage().completeIfAbsent(key("a"), upload, receipts));

    assertHolds(key("a"), parts.whole());
    assertEquals(Optional.of("token"), storage().head(key("a")).orElseThrow().token());
    parts.contents().forEach(content -> assertEquals(0, content.openStreams()));
  }

  @Test
  default void aReceiptTellsNumberLengthAndTheRightChecksumOrNone() {
    TestContent content = TestContent.random(70_001, 1);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));

    PartReceipt receipt = storage().putPart(key("a"), upload, 1, content);

    assertEquals(1, receipt.number());
    assertEquals(70_001, receipt.length());
    assertFalse(receipt.etag().isBlank());
    assertEquals(farSide().tellsChecksums(), receipt.stored().isPresent());
    assertRightIfTold(receipt.stored(), content.bytes());
  }

  @Test
  default void oneShortPartAloneIsEnough() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 1);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));

    stored(storage().completeIfAbsent(key("a"), upload, parts.send(storage(), key("a"), upload)));

    assertHolds(key("a"), parts.whole());
  }

  @Test
  default void partsComeInAnyOrder() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 4);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    List<PartReceipt> receipts = new ArrayList<>();
    for (int number : new int[] {3, 1, 4, 2}) {
      receipts.add(storage().putPart(key("a"), upload, number, parts.number(number)));
    }

    receipts.sort(Comparator.comparingInt(PartReceipt::number));
    stored(storage().completeIfAbsent(key("a"), upload, receipts));

    assertHolds(key("a"), parts.whole());
  }

  @Test
  default void partsComeSeveralAtOnce() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 4);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));

    List<PartReceipt> receipts =
        Together.run(4, i -> storage().putPart(key("a"), upload, i + 1, parts.contents().get(i)));
    stored(storage().completeIfAbsent(key("a"), upload, receipts));

    assertHolds(key("a"), parts.whole());
  }

  @Test
  default void anUploadGoesOnOverRestarts() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 3);
    UploadId begun = storage().beginMultipart(key("a"), attributes("token"));
    UploadId upload = new UploadId(begun.value());
    List<PartReceipt> receipts = new ArrayList<>();
    for (int number = 1; number <= 3; number++) {
      receipts.add(restarted().putPart(key("a"), upload, number, parts.number(number)));
    }

    stored(restarted().completeIfAbsent(key("a"), upload, receipts));

    assertHolds(key("a"), parts.whole());
    assertEquals(Optional.of("token"), restarted().head(key("a")).orElseThrow().token());
  }

  @Test
  default void aPartThatIsSentAgainIsReplaced() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 3);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    for (int number = 1; number <= 3; number++) {
      TestContent other = TestContent.random(parts.number(number).length(), 100 + number);
      storage().putPart(key("a"), upload, number, other);
    }

    List<PartReceipt> receipts = parts.send(storage(), key("a"), upload);
    stored(storage().completeIfAbsent(key("a"), upload, receipts));

    assertHolds(key("a"), parts.whole());
  }

  @Test
  default void aPartMayBeReplacedByOneOfAnotherLength() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 2);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    storage().putPart(key("a"), upload, 1, TestContent.random(10, 100));
    storage().putPart(key("a"), upload, 2, TestContent.random(70_000, 101));

    List<PartReceipt> receipts = parts.send(storage(), key("a"), upload);
    stored(storage().completeIfAbsent(key("a"), upload, receipts));

    assertHolds(key("a"), parts.whole());
  }

  @Test
  default void ofAPartThatIsSentTwiceAtOnceOneIsThereWhole() {
    TestContent[] contents = {TestContent.random(900_000, 1), TestContent.random(900_000, 2)};
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));

    List<PartReceipt> receipts =
        Together.run(2, i -> storage().putPart(key("a"), upload, 1, contents[i]));

    assertNotEquals(receipts.get(0).etag(), receipts.get(1).etag());
    int kept = 0;
    try {
      stored(storage().completeIfAbsent(key("a"), upload, receipts.subList(0, 1)));
    } catch (StorageException.ContentRejected e) {
      kept = 1;
      stored(storage().completeIfAbsent(key("a"), upload, receipts.subList(1, 2)));
    }
    assertHolds(key("a"), contents[kept].bytes());
  }

  @Test
  default void nothingShowsUntilItIsComplete() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 2);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    parts.send(storage(), key("a"), upload);

    assertNothingUnder(key("a"));
    assertEquals(Set.of(), farSide().storedKeys());
    assertThrows(StorageException.ObjectMissing.class, () -> read(key("a")));
    assertEquals(1, farSide().openUploads());
  }

  @Test
  default void contentThatFailsMakesNoPartAndHarmsNoOther() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 2);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    PartReceipt first = storage().putPart(key("a"), upload, 1, parts.number(1));
    for (TestContent failing :
        List.of(
            parts.number(2).breakingAfter(1_000),
            parts.number(2).endingAfter(1_000),
            parts.number(2).notToBeOpened())) {
      assertThrows(
          StorageException.ContentUnreadable.class,
          () -> storage().putPart(key("a"), upload, 2, failing));
      assertEquals(0, failing.openStreams());
    }

    PartReceipt second = storage().putPart(key("a"), upload, 2, parts.number(2));
    stored(storage().completeIfAbsent(key("a"), upload, List.of(first, second)));

    assertHolds(key("a"), parts.whole());
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0})
  default void aNumberBelowOneIsRefused(int number) {
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));

    assertThrows(
        IllegalArgumentException.class,
        () -> storage().putPart(key("a"), upload, number, TestContent.of("a")));
  }

  @Test
  default void aNumberBeyondTheMostIsRefused() {
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    int most = storage().partRules().mostParts();

    storage().putPart(key("a"), upload, most, TestContent.of("a"));

    assertThrows(
        IllegalArgumentException.class,
        () -> storage().putPart(key("a"), upload, most + 1, TestContent.of("a")));
  }

  @Test
  default void beginningTwiceMakesTwoUploads() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 1);
    UploadId one = storage().beginMultipart(key("a"), attributes("one"));
    UploadId two = storage().beginMultipart(key("a"), attributes("two"));
    storage().putPart(key("a"), one, 1, TestContent.of("of the other"));

    stored(storage().completeIfAbsent(key("a"), two, parts.send(storage(), key("a"), two)));

    assertNotEquals(one, two);
    assertHolds(key("a"), parts.whole());
    assertEquals(Optional.of("two"), storage().head(key("a")).orElseThrow().token());
    assertEquals(1, farSide().openUploads());
  }
}
