package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.adapter.storage.testkit.FarSide;
import dev.custody.adapter.storage.testkit.Places;
import dev.custody.adapter.storage.testkit.StorageContract;
import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.storage.ObjectKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract against S3 as others wrote it. Where S3Proxy, with files in memory behind it, is not
 * as S3 is, the test says what happens instead.
 */
class S3ProxyContractTest extends StorageContract {
  @Override
  protected FarSide newFarSide() {
    return S3ProxyFarSide.ofTheInstallation();
  }

  /** A folder cannot be where a file is; S3Proxy calls that its own error. */
  @Test
  @Override
  public void anObjectBelowAnObjectIsTakenOrRefused() {
    stored(put(key("a"), TestContent.of("above")));

    assertThrows(
        StorageException.Unavailable.class, () -> put(key("a/b"), TestContent.of("below")));
    assertNothingUnder(key("a/b"));
    assertHolds(key("a"), TestContent.of("above").bytes());
  }

  /** A folder counts as an object that is there; 412. */
  @Test
  @Override
  public void anObjectAboveAnObjectIsTakenOrRefused() {
    stored(put(key("a/b"), TestContent.of("below")));

    assertInstanceOf(PutResult.AlreadyThere.class, put(key("a"), TestContent.of("above")));
    assertHolds(key("a/b"), TestContent.of("below").bytes());
  }

  /** Completing is answered again as it was the first time, for any number of callers. */
  @Test
  @Override
  public void anUploadIsGoneOnceItIsComplete() {
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    TestContent content = TestContent.of("whole");
    PartReceipt receipt = storage().putPart(key("a"), upload, 1, content);

    stored(storage().completeIfAbsent(key("a"), upload, List.of(receipt)));
    stored(storage().completeIfAbsent(key("a"), upload, List.of(receipt)));
    assertHolds(key("a"), content.bytes());
    assertEquals(0, farSide().openUploads());
  }

  /**
   * At once is more than it can do: one of the two can meet the other half way, and be told
   * BadDigest. One behind the other, from two processes, both hear that they stored it.
   */
  @Test
  @Override
  public void anUploadThatIsCompletedTwiceAtOnceMakesOneObject() {
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    TestContent content = TestContent.of("whole");
    PartReceipt receipt = storage().putPart(key("a"), upload, 1, content);

    stored(storage().completeIfAbsent(key("a"), upload, List.of(receipt)));
    stored(restarted().completeIfAbsent(key("a"), upload, List.of(receipt)));

    assertHolds(key("a"), content.bytes());
    assertEquals(Set.of(key("a").value()), farSide().storedKeys());
  }

  /** Parts are taken for uploads that are gone; only completing asks whether there is one. */
  @Test
  @Override
  public void anUploadThatWasGivenUpIsGone() {
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    PartReceipt receipt = storage().putPart(key("a"), upload, 1, TestContent.of("part"));

    storage().abort(key("a"), upload);

    assertEquals(0, farSide().openUploads());
    storage().putPart(key("a"), upload, 1, TestContent.of("late"));
    assertThrows(
        StorageException.UploadGone.class,
        () -> storage().completeIfAbsent(key("a"), upload, List.of(receipt)));
    assertNothingUnder(key("a"));
  }

  /** Parts are taken under another key too, but kept apart; no object comes of them. */
  @Test
  @Override
  public void anUploadBelongsToItsKey() {
    assertPartsAreTakenUnder(storage(), key("b"));
  }

  /** As above. */
  @Test
  @Override
  public void anUploadOfAnotherOrganizationIsNone() {
    assertPartsAreTakenUnder(storageOf(Places.GAMMA), keyOf(Places.GAMMA, "a"));
  }

  private void assertPartsAreTakenUnder(Storage others, ObjectKey key) {
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    PartReceipt receipt = storage().putPart(key("a"), upload, 1, TestContent.of("part"));

    others.putPart(key, upload, 1, TestContent.of("late"));

    assertThrows(
        StorageException.ContentRejected.class,
        () -> others.completeIfAbsent(key, upload, List.of(receipt)));
    assertEquals(Set.of(), farSide().storedKeys());
    stored(storage().completeIfAbsent(key("a"), upload, List.of(receipt)));
    assertHolds(key("a"), TestContent.of("part").bytes());
    assertEquals(Set.of(key("a").value()), farSide().storedKeys());
  }

  /**
   * Parts are taken for any id, and an id is a part of a file's name, so that odd ones are
   * S3Proxy's own errors.
   */
  @ParameterizedTest
  @ValueSource(strings = {"no-such-upload", "../../no-such-upload", "..", "a/b", "a b"})
  @Override
  public void anIdThatNamesNoUploadIsOneThatIsGone(String id) {
    UploadId other = storage().beginMultipart(key("b"), attributes("token"));
    PartReceipt receipt = storage().putPart(key("b"), other, 1, TestContent.of("of another"));

    assertThrows(
        StorageException.class,
        () -> storage().completeIfAbsent(key("a"), new UploadId(id), List.of(receipt)));
    assertNothingUnder(key("a"));
    assertEquals(1, farSide().openUploads());
  }

  /** Sorted by UTF-16, where a surrogate comes before U+FF5A; by bytes of UTF-8 it is behind. */
  @Test
  @Override
  public void keysComeInTheOrderOfTheirBytes() {
    stored(put(key("\uFF5A"), TestContent.of("x")));
    stored(put(key("\uD83C\uDFA5"), TestContent.of("x")));

    assertEquals(List.of(key("\uD83C\uDFA5"), key("\uFF5A")), all());
  }

  /** As above. */
  @Test
  @Override
  public void pagesMakeTheWholeList() {
    List<ObjectKey> keys = List.of(key("a"), key("a!b"), key("b/c"), key("b0"));
    keys.forEach(key -> stored(put(key, TestContent.of("x"))));

    Optional<ObjectKey> after = Optional.empty();
    for (ObjectKey key : keys) {
      assertEquals(List.of(key), storage().list("", after, 1));
      after = Optional.of(key);
    }
    assertEquals(List.of(), storage().list("", after, 1));
  }

  /** As above. */
  @Test
  @Override
  public void onlyKeysBehindTheGivenOneAreListed() {
    List<ObjectKey> keys = List.of(key("a"), key("a!b"), key("b/c"), key("b0"));
    keys.forEach(key -> stored(put(key, TestContent.of("x"))));

    for (int i = 0; i < keys.size(); i++) {
      assertEquals(
          keys.subList(i + 1, keys.size()), storage().list("", Optional.of(keys.get(i)), 10));
    }
  }

  /** Prefixes are paths, in which two slashes are one. */
  @Test
  @Override
  public void aPrefixThatNoKeyHasListsNothing() {
    stored(put(key("2025/01"), TestContent.of("x")));

    for (String prefix : List.of("2026", "2025/01/", "B", "a\\b")) {
      assertEquals(
          List.of(), storage().list(start(Places.ACME) + prefix, Optional.empty(), 10), prefix);
    }
    assertEquals(
        List.of(key("2025/01")),
        storage().list(start(Places.ACME) + "2025//", Optional.empty(), 10));
  }

  private List<ObjectKey> all() {
    return storage().list("", Optional.empty(), 1_000);
  }
}
