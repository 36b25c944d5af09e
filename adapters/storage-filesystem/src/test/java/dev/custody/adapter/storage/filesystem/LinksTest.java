package dev.custody.adapter.storage.filesystem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.storage.ObjectKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Symbolic links that somebody put into the tree lead nowhere. */
class LinksTest {
  private static final TestContent CONTENT = TestContent.of("content");
  private static final ObjectKey KEY = StorageUnderTest.key("2025/01/a");

  @TempDir Path directory;

  private StorageUnderTest storage;
  private Path outside;

  @BeforeEach
  void prepare() throws IOException {
    storage = new StorageUnderTest(directory.resolve("storage"));
    outside = Files.createDirectory(directory.resolve("outside"));
    Files.writeString(outside.resolve("a"), "not to be read");
    Files.createDirectory(outside.resolve("01"));
    Files.writeString(outside.resolve("01/a"), "not to be read");
  }

  @AfterEach
  void nothingOutsideWasTouched() throws IOException {
    assertEquals("not to be read", Files.readString(outside.resolve("a")));
    assertEquals("not to be read", Files.readString(outside.resolve("01/a")));
    try (Stream<Path> all = Files.walk(outside)) {
      assertEquals(4, all.count());
    }
  }

  @Test
  void anObjectThatIsALinkIsRefused() throws IOException {
    Files.createDirectories(storage.file("2025/01"));
    Files.createSymbolicLink(storage.file("2025/01/a"), outside.resolve("a"));

    refused();
  }

  @Test
  void aLinkThatLeadsNowhereIsRefusedToo() throws IOException {
    Files.createDirectories(storage.file("2025/01"));
    Files.createSymbolicLink(storage.file("2025/01/a"), outside.resolve("new"));

    refused();
  }

  @Test
  void aFolderThatIsALinkIsRefused() throws IOException {
    Files.createDirectories(storage.file("2025"));
    Files.createSymbolicLink(storage.file("2025/01"), outside);

    refused();
  }

  @Test
  void aFolderFurtherUpThatIsALinkIsRefused() throws IOException {
    Files.createDirectories(storage.folder());
    Files.createSymbolicLink(storage.file("2025"), outside);

    refused();
  }

  @Test
  void anOrganizationThatIsALinkIsRefused() throws IOException {
    Files.createDirectories(storage.folder().getParent());
    Files.createSymbolicLink(storage.folder(), outside);

    refused();
    assertThrows(
        StorageException.Refused.class, () -> storage.storage().list("", Optional.empty(), 10));
  }

  @Test
  void aLinkThatIsPlantedWhileItIsInUseIsRefused() throws IOException {
    storage.put("2025/01/b", CONTENT);
    Files.move(storage.file("2025"), directory.resolve("moved"));
    Files.createSymbolicLink(storage.file("2025"), outside);

    refused();
  }

  @Test
  void aWorkFolderThatIsALinkIsRefused() throws IOException {
    UploadId upload = storage.begin("2025/01/a");
    Path away = directory.resolve("away");
    Files.move(storage.work(), away);
    Files.createSymbolicLink(storage.work(), away);

    assertThrows(StorageException.Refused.class, () -> storage.put("2025/01/a", CONTENT));
    assertThrows(StorageException.Refused.class, () -> storage.begin("2025/01/a"));
    assertThrows(
        StorageException.Refused.class, () -> storage.part("2025/01/a", upload, 1, CONTENT));
    assertThrows(StorageException.Refused.class, () -> storage.storage().abort(KEY, upload));
  }

  @Test
  void listsDoNotGoThroughLinks() throws IOException {
    storage.put("2025/02/b", CONTENT);
    Files.createSymbolicLink(storage.file("2025/01"), outside);

    assertEquals(
        List.of(StorageUnderTest.key("2025/02/b")),
        storage.storage().list("", Optional.empty(), 10));
  }

  @Test
  void theOperatorMayPutTheWholeOfItOnAnotherDisk() throws IOException {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Files.createSymbolicLink(directory.resolve("storage"), elsewhere);

    assertInstanceOf(PutResult.Stored.class, storage.put("2025/01/a", CONTENT));

    assertArrayEquals(CONTENT.bytes(), Files.readAllBytes(elsewhere.resolve(KEY.value())));
  }

  private void refused() {
    Storage all = storage.storage();
    List<Executable> calls =
        List.of(
            () -> storage.put("2025/01/a", CONTENT),
            () -> all.head(KEY),
            () -> all.read(KEY, Optional.empty()).close(),
            () -> all.delete(KEY, Optional.empty()));
    for (Executable call : calls) {
      StorageException.Refused told = assertThrows(StorageException.Refused.class, call);
      assertTrue(told.toString().contains(KEY.value()), told.toString());
    }
  }
}
