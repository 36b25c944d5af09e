package dev.custody.adapter.storage.filesystem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.Checksums;
import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts that come in order are written once; all others are right too. */
class PartsInPlaceTest {
  private static final List<TestContent> PARTS =
      List.of(
          TestContent.random((5 << 20) + 3, 1),
          TestContent.random(5 << 20, 2),
          TestContent.random(9, 3));

  @TempDir Path directory;

  private StorageUnderTest storage;
  private UploadId upload;
  private Path folder;

  @BeforeEach
  void begin() throws IOException {
    storage = new StorageUnderTest(directory);
    upload = storage.begin("a");
    try (Stream<Path> uploads = Files.list(storage.work().resolve("uploads"))) {
      folder = uploads.findFirst().orElseThrow();
    }
  }

  @Test
  void inOrderTheFileThatTookThePartsBecomesTheObject() throws IOException {
    Object content = identity(folder.resolve("content"));

    complete(send(1, 2, 3));

    assertEquals(content, identity(storage.file("a")));
  }

  @Test
  void inOrderNothingIsWrittenBesides() throws IOException {
    send(1, 2, 3);

    assertEquals(List.of("content", "parts"), files());
    assertEquals(5 * 2097152 + 12, Files.size(folder.resolve("content")));
  }

  @Test
  void outOfOrderTheyArePutTogether() throws IOException {
    Object content = identity(folder.resolve("content"));

    complete(send(2, 1, 3));

    assertNotEquals(content, identity(storage.file("a")));
  }

  @Test
  void aPartThatIsSentAgainTakesNoRoomTwice() throws IOException {
    send(1, 2, 3);
    storage.part("a", upload, 2, PARTS.get(1));
    storage.part("a", upload, 2, PARTS.get(1));

    assertEquals(3, files().size(), files().toString());
  }

  @Test
  void partsThatAreLeftOutAreCutOff() throws IOException {
    Object content = identity(folder.resolve("content"));
    List<PartReceipt> all = send(1, 2, 3);

    storage.storage().completeIfAbsent(StorageUnderTest.key("a"), upload, all.subList(0, 1));

    assertEquals(content, identity(storage.file("a")));
    assertArrayEquals(PARTS.get(0).bytes(), Files.readAllBytes(storage.file("a")));
  }

  /** As when a call that was given up for lost is still writing. */
  @Test
  void whileSomebodyElseWritesAPartGoesIntoAFileOfItsOwn() throws IOException {
    List<PartReceipt> receipts = new ArrayList<>(send(1));
    try (FileChannel content =
            FileChannel.open(folder.resolve("content"), StandardOpenOption.WRITE);
        FileLock lock = content.lock()) {
      receipts.add(storage.part("a", upload, 2, PARTS.get(1)));
      receipts.add(storage.part("a", upload, 3, PARTS.get(2)));

      assertTrue(lock.isValid());
      assertEquals(4, files().size(), files().toString());
      assertEquals(PARTS.get(0).length(), content.size());
      complete(receipts);
      content.truncate(0);
    }

    assertEquals(wholeLength(), Files.size(storage.file("a")), "the object is another file");
  }

  @Test
  void bytesOfATryThatFailedAreNotPartOfAnything() {
    List<PartReceipt> receipts = new ArrayList<>(send(1));
    TestContent longer = TestContent.random(6 << 20, 9);
    assertThrows(
        StorageException.ContentUnreadable.class,
        () -> storage.part("a", upload, 2, longer.breakingAfter((6 << 20) - 1)));

    receipts.add(storage.part("a", upload, 2, PARTS.get(1)));
    receipts.add(storage.part("a", upload, 3, PARTS.get(2)));

    complete(receipts);
  }

  @Test
  void aContentThatLostBytesIsRejected() throws IOException {
    List<PartReceipt> receipts = send(1, 2, 3);
    try (FileChannel content =
        FileChannel.open(folder.resolve("content"), StandardOpenOption.WRITE)) {
      content.truncate(wholeLength() - 1);
    }

    assertThrows(StorageException.ContentRejected.class, () -> complete(receipts));
  }

  @Test
  void aPartOfItsOwnThatLostBytesIsRejected() throws IOException {
    List<PartReceipt> receipts = send(2, 1, 3);
    Path aside =
        folder.resolve(
            files().stream().filter(name -> name.startsWith("part-")).findFirst().orElseThrow());
    try (FileChannel part = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      part.truncate(1);
    }

    assertThrows(StorageException.ContentRejected.class, () -> complete(receipts));
  }

  private List<PartReceipt> send(int... numbers) {
    List<PartReceipt> receipts = new ArrayList<>();
    for (int number : numbers) {
      receipts.add(storage.part("a", upload, number, PARTS.get(number - 1)));
    }
    receipts.sort((one, other) -> one.number() - other.number());
    return receipts;
  }

  private void complete(List<PartReceipt> receipts) {
    storage.storage().completeIfAbsent(StorageUnderTest.key("a"), upload, receipts);
    try {
      assertArrayEquals(
          Checksums.join(PARTS.stream().map(TestContent::bytes).toList()),
          Files.readAllBytes(storage.file("a")));
      assertEquals(
          Checksums.crc32c(Files.readAllBytes(storage.file("a"))),
          storage.storage().head(StorageUnderTest.key("a")).orElseThrow().checksum().orElseThrow());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static long wholeLength() {
    return PARTS.stream().mapToLong(TestContent::length).sum();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static Object identity(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }
}
