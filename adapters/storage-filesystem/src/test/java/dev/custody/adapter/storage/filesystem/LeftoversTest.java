package dev.custody.adapter.storage.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What crashes leave is removed when it is old, and nothing else ever is. */
class LeftoversTest {
  private static final TestContent CONTENT = TestContent.of("content");

  @TempDir Path directory;

  @Test
  void aFileWhoseWritingWasCutOffGoesAfterADay() throws IOException {
    Path leftover = leftover(at(Duration.ZERO));

    at(Duration.ofHours(23)).put("a", CONTENT);
    assertTrue(Files.exists(leftover), "it may be in use still");

    at(Duration.ofHours(25)).put("b", CONTENT);
    assertFalse(Files.exists(leftover));
  }

  @Test
  void anUploadThatGotNothingForAWeekGoes() {
    StorageUnderTest storage = at(Duration.ZERO);
    UploadId upload = storage.begin("a");
    PartReceipt receipt = storage.part("a", upload, 1, CONTENT);

    at(Duration.ofDays(6)).begin("b");
    storage.part("a", upload, 2, CONTENT);
    at(Duration.ofDays(8)).begin("c");

    assertThrows(
        StorageException.UploadGone.class,
        () ->
            storage
                .storage()
                .completeIfAbsent(StorageUnderTest.key("a"), upload, List.of(receipt)));
  }

  @Test
  void whatIsLeftOfAnUploadThatWasHalfDeletedGoesToo() throws IOException {
    StorageUnderTest storage = at(Duration.ZERO);
    UploadId upload = storage.begin("a");
    storage.part("a", upload, 1, CONTENT);
    Path folder = onlyUpload(storage);
    Files.delete(folder.resolve("parts"));

    assertThrows(StorageException.UploadGone.class, () -> storage.part("a", upload, 2, CONTENT));
    at(Duration.ofDays(8)).begin("b");

    assertFalse(Files.exists(folder));
  }

  @Test
  void anObjectIsNeverTouchedHoweverOldItsUploadIs() throws IOException {
    StorageUnderTest storage = at(Duration.ZERO);
    UploadId upload = storage.begin("a");
    storage.part("a", upload, 1, CONTENT);
    Path folder = onlyUpload(storage);
    Files.createLink(storage.file("a"), folder.resolve("content"));

    at(Duration.ofDays(10_000)).begin("b");

    assertFalse(Files.exists(folder));
    assertEquals("content", Files.readString(storage.file("a")));
  }

  @Test
  void aClockThatRunsBackRemovesNothing() throws IOException {
    StorageUnderTest storage = at(Duration.ZERO);
    Path leftover = leftover(storage);
    storage.begin("a");
    Path upload = onlyUpload(storage);

    at(Duration.ofDays(-10_000)).put("b", CONTENT);
    at(Duration.ofDays(-10_000)).begin("c");

    assertTrue(Files.exists(leftover));
    assertTrue(Files.exists(upload));
  }

  @Test
  void aLeftoverThatCannotBeRemovedKeepsNobodyFromStoring() throws IOException {
    Path leftover = leftover(at(Duration.ZERO));
    Files.delete(leftover);
    Files.createDirectory(leftover);
    Files.createFile(leftover.resolve("a file"));

    assertInstanceOf(PutResult.Stored.class, at(Duration.ofDays(2)).put("a", CONTENT));
  }

  private static Path leftover(StorageUnderTest storage) throws IOException {
    storage.put("first", CONTENT);
    return Files.createFile(storage.work().resolve("unfinished/leftover"));
  }

  private static Path onlyUpload(StorageUnderTest storage) throws IOException {
    try (var uploads = Files.list(storage.work().resolve("uploads"))) {
      return uploads.findFirst().orElseThrow();
    }
  }

  private StorageUnderTest at(Duration later) {
    return new StorageUnderTest(
        directory, InstantSource.offset(InstantSource.system(), later), Forcing.DISK);
  }
}
