package dev.custody.adapter.storage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.storage.ObjectKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is one organization's is out of reach for every other. */
interface KeepingApart extends Bench {

  @Test
  default void aKeyOfAnotherOrganizationIsRefusedBeforeAnythingHappens() {
    ObjectKey theirs = keyOf(Places.GAMMA, "a");
    storageOf(Places.GAMMA).putIfAbsent(theirs, TestContent.of("theirs"), attributes("token"));

    refusedByEverything(theirs);

    assertEquals(Set.of(theirs.value()), farSide().storedKeys());
    assertEquals(Optional.of("token"), storageOf(Places.GAMMA).head(theirs).orElseThrow().token());
  }

  @Test
  default void aKeyOutsideOfTheLocationIsRefusedBeforeAnythingHappens() {
    String start = start(Places.ACME);
    for (String outside :
        List.of(
            "a",
            "x/" + start + "a",
            start.substring(0, start.length() - 1),
            start.substring(0, start.length() - 1) + "x/a",
            start.substring(1) + "a")) {
      refusedByEverything(ObjectKey.of(outside));
    }

    assertEquals(Set.of(), farSide().storedKeys());
    assertEquals(0, farSide().openUploads());
  }

  @Test
  default void aListOfWhatOthersHaveToIsRefused() {
    String start = start(Places.ACME);
    for (String prefix :
        List.of(
            start(Places.GAMMA),
            start.substring(0, start.length() - 1),
            start.substring(0, start.length() - 5),
            "a",
            "/",
            "../")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> storage().list(prefix, Optional.empty(), 10),
          prefix);
    }
  }

  @Test
  default void theSameNameIsTwoObjectsForTwoOrganizations() {
    Storage theirs = storageOf(Places.GAMMA);
    stored(theirs.putIfAbsent(keyOf(Places.GAMMA, "a"), TestContent.of("b"), attributes("b")));

    stored(put(key("a"), TestContent.of("a")));

    assertHolds(key("a"), TestContent.of("a").bytes());
    assertEquals(Optional.of("b"), theirs.head(keyOf(Places.GAMMA, "a")).orElseThrow().token());
    storage().delete(key("a"), Optional.empty());
    assertEquals(List.of(keyOf(Places.GAMMA, "a")), theirs.list("", Optional.empty(), 10));
  }

  @Test
  default void aListTellsOnlyOnesOwn() {
    Storage theirs = storageOf(Places.GAMMA);
    stored(theirs.putIfAbsent(keyOf(Places.GAMMA, "b"), TestContent.of("b"), attributes("b")));
    stored(put(key("a"), TestContent.of("a")));

    assertEquals(List.of(key("a")), storage().list("", Optional.empty(), 1_000));
    assertEquals(List.of(keyOf(Places.GAMMA, "b")), theirs.list("", Optional.empty(), 1_000));
  }

  @Test
  default void anUploadOfAnotherOrganizationIsNone() {
    Storage theirs = storageOf(Places.GAMMA);
    ObjectKey theirKey = keyOf(Places.GAMMA, "a");
    TestContent content = TestContent.of("theirs");
    UploadId upload = theirs.beginMultipart(theirKey, attributes("token"));
    List<PartReceipt> receipts = List.of(theirs.putPart(theirKey, upload, 1, content));

    assertThrows(
        StorageException.UploadGone.class,
        () -> storage().putPart(key("a"), upload, 1, TestContent.of("mine")));
    assertThrows(
        StorageException.UploadGone.class,
        () -> storage().completeIfAbsent(key("a"), upload, receipts));
    storage().abort(key("a"), upload);

    stored(theirs.completeIfAbsent(theirKey, upload, receipts));
    assertEquals(Set.of(theirKey.value()), farSide().storedKeys());
    assertEquals(content.length(), theirs.head(theirKey).orElseThrow().length());
  }

  private void refusedByEverything(ObjectKey key) {
    Storage storage = storage();
    TestContent content = TestContent.of("mine");
    UploadId upload = new UploadId("none");
    List<PartReceipt> parts = List.of(new PartReceipt(1, 4, "etag", Optional.empty()));
    List<Executable> calls =
        List.of(
            () -> storage.putIfAbsent(key, content, attributes("token")),
            () -> storage.beginMultipart(key, attributes("token")),
            () -> storage.putPart(key, upload, 1, content),
            () -> storage.completeIfAbsent(key, upload, parts),
            () -> storage.abort(key, upload),
            () -> storage.head(key),
            () -> storage.read(key, Optional.empty()).close(),
            () -> storage.delete(key, Optional.empty()),
            () -> storage.list("", Optional.of(key), 10));
    for (Executable call : calls) {
      assertThrows(IllegalArgumentException.class, call, key.value());
    }
  }
}
