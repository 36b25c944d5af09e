package dev.custody.adapter.storage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.storage.ObjectKey;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads in parts that are given up, and ids that name none. */
interface GivingUploadsUp extends Bench {

  @Test
  default void anUploadThatWasGivenUpIsGone() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 2);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    List<PartReceipt> receipts = parts.send(storage(), key("a"), upload);

    storage().abort(key("a"), upload);

    assertEquals(0, farSide().openUploads());
    assertGone(key("a"), upload, receipts);
    assertNothingUnder(key("a"));
  }

  @Test
  default void givingUpTwiceIsHarmless() {
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));

    storage().abort(key("a"), upload);
    storage().abort(key("a"), upload);
    restarted().abort(key("a"), upload);

    assertEquals(0, farSide().openUploads());
  }

  @Test
  default void givingOneUploadUpLeavesTheOthers() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 1);
    UploadId kept = storage().beginMultipart(key("a"), attributes("token"));
    UploadId givenUp = storage().beginMultipart(key("a"), attributes("token"));
    List<PartReceipt> receipts = parts.send(storage(), key("a"), kept);

    storage().abort(key("a"), givenUp);

    stored(storage().completeIfAbsent(key("a"), kept, receipts));
    assertHolds(key("a"), parts.whole());
  }

  @Test
  default void anUploadBelongsToItsKey() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 1);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    List<PartReceipt> receipts = parts.send(storage(), key("a"), upload);

    storage().abort(key("b"), upload);
    assertGone(key("b"), upload, receipts);

    assertEquals(1, farSide().openUploads());
    stored(storage().completeIfAbsent(key("a"), upload, receipts));
    assertHolds(key("a"), parts.whole());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no-such-upload", "../../no-such-upload", "..", "a/b", "a?b=c&d", "a b", "%00"})
  default void anIdThatNamesNoUploadIsOneThatIsGone(String id) {
    UploadId none = new UploadId(id);
    PartReceipt receipt =
        storage()
            .putPart(
                key("b"),
                storage().beginMultipart(key("b"), attributes("token")),
                1,
                TestContent.of("of another"));

    storage().abort(key("a"), none);
    assertGone(key("a"), none, List.of(receipt));

    assertEquals(Set.of(), farSide().storedKeys());
    assertEquals(1, farSide().openUploads());
  }

  private void assertGone(ObjectKey key, UploadId upload, List<PartReceipt> receipts) {
    TestContent content = TestContent.of("late");
    assertThrows(
        StorageException.UploadGone.class, () -> storage().putPart(key, upload, 1, content));
    assertThrows(
        StorageException.UploadGone.class, () -> storage().completeIfAbsent(key, upload, receipts));
    assertEquals(0, content.openStreams());
    assertNothingUnder(key);
  }
}
