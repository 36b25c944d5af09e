package dev.custody.adapter.storage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How an upload in parts becomes an object, and when it does not. */
interface CompletingUploads extends Bench {

  @Test
  default void theAnswerTellsTheRightChecksumIfAny() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 3);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));

    PutResult.Stored stored =
        stored(
            storage().completeIfAbsent(key("a"), upload, parts.send(storage(), key("a"), upload)));

    assertRightIfTold(stored.stored(), parts.whole());
    assertRightIfTold(storage().head(key("a")).orElseThrow().checksum(), parts.whole());
    assertEquals(farSide().tellsVersions(), stored.versionId().isPresent());
    assertEquals(stored.etag(), storage().head(key("a")).orElseThrow().etag());
  }

  @Test
  default void anObjectThatIsThereIsLeftAsItIsByACompletion() {
    TestContent first = TestContent.of("first");
    PartsUnderTest parts = PartsUnderTest.of(storage(), 2);
    UploadId upload = storage().beginMultipart(key("a"), attributes("second"));
    List<PartReceipt> receipts = parts.send(storage(), key("a"), upload);
    stored(storage().putIfAbsent(key("a"), first, attributes("first")));

    PutResult result = storage().completeIfAbsent(key("a"), upload, receipts);

    assertInstanceOf(PutResult.AlreadyThere.class, result);
    assertHolds(key("a"), first.bytes());
    assertEquals(Optional.of("first"), storage().head(key("a")).orElseThrow().token());
    storage().abort(key("a"), upload);
    assertEquals(0, farSide().openUploads());
    assertHolds(key("a"), first.bytes());
  }

  @Test
  default void anUploadIsGoneOnceItIsComplete() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 2);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    List<PartReceipt> receipts = parts.send(storage(), key("a"), upload);
    stored(storage().completeIfAbsent(key("a"), upload, receipts));

    assertThrows(
        StorageException.UploadGone.class,
        () -> storage().completeIfAbsent(key("a"), upload, receipts));
    assertThrows(
        StorageException.UploadGone.class,
        () -> storage().putPart(key("a"), upload, 1, TestContent.of("late")));
    storage().abort(key("a"), upload);
    assertHolds(key("a"), parts.whole());
    assertEquals(0, farSide().openUploads());
  }

  @Test
  default void ofTwoUploadsThatAreCompletedAtOnceOneWins() {
    List<UploadId> uploads =
        List.of(
            storage().beginMultipart(key("a"), attributes("0")),
            storage().beginMultipart(key("a"), attributes("1")));
    TestContent[] contents = {TestContent.random(50_000, 1), TestContent.random(60_000, 2)};
    List<PartReceipt> receipts =
        Together.run(2, i -> storage().putPart(key("a"), uploads.get(i), 1, contents[i]));

    List<PutResult> results =
        Together.run(
            2, i -> storage().completeIfAbsent(key("a"), uploads.get(i), List.of(receipts.get(i))));

    int winner = results.getFirst() instanceof PutResult.Stored ? 0 : 1;
    assertInstanceOf(PutResult.Stored.class, results.get(winner));
    assertInstanceOf(PutResult.AlreadyThere.class, results.get(1 - winner));
    assertHolds(key("a"), contents[winner].bytes());
    assertEquals(
        Optional.of(String.valueOf(winner)), storage().head(key("a")).orElseThrow().token());
  }

  @Test
  default void anUploadThatIsCompletedTwiceAtOnceMakesOneObject() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 2);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    List<PartReceipt> receipts = parts.send(storage(), key("a"), upload);

    List<Boolean> stored =
        Together.run(
            2,
            i -> {
              try {
                return storage().completeIfAbsent(key("a"), upload, receipts)
                    instanceof PutResult.Stored;
              } catch (StorageException.UploadGone e) {
                return false;
              }
            });

    assertEquals(1, Collections.frequency(stored, true));
    assertHolds(key("a"), parts.whole());
    assertEquals(Set.of(key("a").value()), farSide().storedKeys());
  }

  @Test
  default void aPartThatIsTooShortIsRejectedUnlessItIsTheLast() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 2);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    int tooFew = Math.toIntExact(storage().partRules().leastBytes()) - 1;
    PartReceipt tooShort = storage().putPart(key("a"), upload, 1, TestContent.random(tooFew, 1));
    PartReceipt last = storage().putPart(key("a"), upload, 2, parts.number(2));

    assertThrows(
        StorageException.ContentRejected.class,
        () -> storage().completeIfAbsent(key("a"), upload, List.of(tooShort, last)));

    assertNothingUnder(key("a"));
    PartReceipt first = storage().putPart(key("a"), upload, 1, parts.number(1));
    stored(storage().completeIfAbsent(key("a"), upload, List.of(first, last)));
    assertHolds(key("a"), parts.whole());
  }

  @Test
  default void unequalPartsAreTakenUnlessTheStoreWantsThemEqual() {
    int least = Math.toIntExact(storage().partRules().leastBytes());
    PartsUnderTest parts =
        new PartsUnderTest(
            List.of(
                TestContent.random(least, 1),
                TestContent.random(least + 7, 2),
                TestContent.random(11, 3)));
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    List<PartReceipt> receipts = parts.send(storage(), key("a"), upload);

    if (storage().partRules().equalParts()) {
      assertThrows(
          StorageException.ContentRejected.class,
          () -> storage().completeIfAbsent(key("a"), upload, receipts));
      assertNothingUnder(key("a"));
    } else {
      stored(storage().completeIfAbsent(key("a"), upload, receipts));
      assertHolds(key("a"), parts.whole());
    }
  }

  @Test
  default void aListWithAGapOrOutOfOrderIsRefusedBeforeAnythingHappens() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 3);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    List<PartReceipt> sent = parts.send(storage(), key("a"), upload);

    for (List<PartReceipt> wrong :
        List.of(
            List.<PartReceipt>of(),
            List.of(sent.get(0), sent.get(2)),
            List.of(sent.get(1), sent.get(2)),
            List.of(sent.get(1), sent.get(0), sent.get(2)),
            List.of(sent.get(0), sent.get(0), sent.get(1)))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> storage().completeIfAbsent(key("a"), upload, wrong));
    }
    assertNothingUnder(key("a"));
    stored(storage().completeIfAbsent(key("a"), upload, sent));
    assertHolds(key("a"), parts.whole());
  }

  @Test
  default void aPartThatIsNotThereAsItsReceiptSaysIsRejected() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 2);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    PartReceipt other =
        storage().putPart(key("a"), upload, 1, TestContent.random(parts.number(1).length(), 100));
    PartReceipt first = storage().putPart(key("a"), upload, 1, parts.number(1));
    PartReceipt second = storage().putPart(key("a"), upload, 2, parts.number(2));
    PartReceipt never = new PartReceipt(3, 10, second.etag(), Optional.empty());
    PartReceipt swapped = new PartReceipt(1, second.length(), second.etag(), second.stored());

    for (List<PartReceipt> wrong :
        List.of(List.of(other, second), List.of(first, second, never), List.of(swapped, second))) {
      assertThrows(
          StorageException.ContentRejected.class,
          () -> storage().completeIfAbsent(key("a"), upload, wrong));
      assertNothingUnder(key("a"));
    }
    stored(storage().completeIfAbsent(key("a"), upload, List.of(first, second)));
    assertHolds(key("a"), parts.whole());
  }

  @Test
  default void partsThatAreNotNamedAreLeftOut() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 3);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    List<PartReceipt> receipts = parts.send(storage(), key("a"), upload);

    stored(storage().completeIfAbsent(key("a"), upload, receipts.subList(0, 2)));

    assertHolds(key("a"), new PartsUnderTest(parts.contents().subList(0, 2)).whole());
    assertEquals(0, farSide().openUploads());
  }
}
