package dev.custody.adapter.storage.filesystem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.Checksums;
import dev.custody.adapter.storage.testkit.Places;
import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.application.port.out.storage.ObjectHead;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.recording.ObjectNaming;
import dev.custody.domain.recording.RecordingId;
import dev.custody.domain.storage.ObjectKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the directory, for those who look there with other programs. */
class LayoutTest {
  private static final TestContent CONTENT = TestContent.random(100_000, 1);

  @TempDir Path data;

  private Path root;
  private StorageUnderTest storage;

  @BeforeEach
  void open() {
    root = data.resolve("storage");
    storage = new StorageUnderTest(root);
  }

  @Test
  void aRecordingIsAPlainFileUnderItsOrganizationAndDay() throws IOException {
    RecordingId recording = new RecordingId("rec_0123456789abcdefghjkmnpqrs");
    ObjectKey key =
        ObjectNaming.key(
            "",
            Places.ACME,
            Instant.parse("2025-01-31T23:59:59Z"),
            recording,
            StorageUnderTest.ATTRIBUTES.contentType());

    storage.storage().putIfAbsent(key, CONTENT, StorageUnderTest.ATTRIBUTES);

    assertArrayEquals(
        CONTENT.bytes(),
        Files.readAllBytes(
            root.resolve(Places.ACME.value()).resolve("2025/01/31/" + recording + ".cast")));
  }

  @Test
  void whatBelongsToAnObjectIsKeptWithItsFile() throws IOException {
    storage.put("a", CONTENT);

    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(storage.file("a"), UserDefinedFileAttributeView.class);

    assertEquals(
        List.of("custody.content-type", "custody.crc32c", "custody.token"),
        view.list().stream().sorted().toList());
    assertEquals(
        Optional.of(Checksums.crc32c(CONTENT.bytes())), ObjectTags.checksum(storage.file("a")));
  }

  @Test
  void whatBelongsToAnObjectGoesWithItsFileWhereverThatIsMoved() throws IOException {
    storage.put("a", CONTENT);

    Files.move(storage.file("a"), storage.file("b"));

    ObjectHead head = storage.storage().head(StorageUnderTest.key("b")).orElseThrow();
    assertEquals(Optional.of("our-token"), head.token());
  }

  @Test
  void aCopyWithoutAttributesIsAnObjectOfUnknownTokenAndChecksum() throws IOException {
    storage.put("a", CONTENT);
    Files.write(storage.file("b"), CONTENT.bytes());

    ObjectHead head = storage.storage().head(StorageUnderTest.key("b")).orElseThrow();

    assertEquals(CONTENT.length(), head.length());
    assertEquals(Optional.empty(), head.token());
    assertEquals(Optional.empty(), head.checksum());
  }

  @Test
  void aFileSystemWithoutAttributesIsRefusedInPlainWords() throws IOException {
    URI zip = URI.create("jar:" + data.resolve("none.zip").toUri());
    try (FileSystem without = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Path file = Files.createFile(without.getPath("/file"));

      IOException told =
          assertThrows(
              IOException.class, () -> ObjectTags.write(file, StorageUnderTest.ATTRIBUTES));

      StorageException refused = new Failures(data).of("write", "key", told);
      assertTrue(refused instanceof StorageException.Refused);
      assertTrue(refused.toString().contains("keeps no extended attributes"));
    }
  }

  @Test
  void nobodyElseMayLook() throws IOException {
    storage.put("2025/a", CONTENT);
    UploadId upload = storage.begin("2025/b");
    storage.part("2025/b", upload, 1, CONTENT);
    storage.part("2025/b", upload, 3, CONTENT);

    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.toList()) {
        assertEquals(
            Files.isDirectory(path) ? "rwx------" : "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
            path.toString());
      }
    }
  }

  @Test
  void nothingIsLeftOfWorkThatIsDone() throws IOException {
    storage.put("a", CONTENT);
    storage.put("a", CONTENT);
    assertThrows(
        StorageException.ContentUnreadable.class, () -> storage.put("b", CONTENT.breakingAfter(9)));
    UploadId completed = storage.begin("c");
    storage
        .storage()
        .completeIfAbsent(
            StorageUnderTest.key("c"),
            completed,
            List.of(storage.part("c", completed, 1, CONTENT)));
    UploadId givenUp = storage.begin("d");
    storage.part("d", givenUp, 2, CONTENT);
    storage.storage().abort(StorageUnderTest.key("d"), givenUp);

    try (Stream<Path> work = Files.walk(storage.work())) {
      assertEquals(List.of(), work.filter(Files::isRegularFile).toList());
    }
    try (Stream<Path> uploads = Files.list(storage.work().resolve("uploads"))) {
      assertEquals(0, uploads.count());
    }
  }

  @Test
  void whatIsNoRecordingIsNotListed() throws IOException {
    storage.put("a", CONTENT);
    storage.begin("b");
    Files.writeString(storage.file("with a space"), "by hand");
    Files.writeString(storage.file("%0A"), "by hand");
    Files.createDirectory(storage.file("empty"));
    Files.createSymbolicLink(storage.file("link"), storage.file("a"));

    assertEquals(
        List.of(StorageUnderTest.key("a")), storage.storage().list("", Optional.empty(), 10));
  }

  @Test
  void aFolderOfManyIsListedPageByPage() throws IOException {
    Files.createDirectories(storage.file("day"));
    for (int i = 0; i < 2_500; i++) {
      Files.createFile(storage.file("day/%05d".formatted(i)));
    }
    Files.createDirectories(storage.file("day/00500-"));
    Files.createFile(storage.file("day/00500-/x"));

    List<ObjectKey> first = storage.storage().list("", Optional.empty(), 1_000);
    List<ObjectKey> second = storage.storage().list("", Optional.of(first.getLast()), 1_000);
    List<ObjectKey> third = storage.storage().list("", Optional.of(second.getLast()), 1_000);

    List<ObjectKey> all = Stream.of(first, second, third).flatMap(List::stream).toList();
    assertEquals(2_501, all.size());
    assertEquals(
        all.stream().map(ObjectKey::value).sorted().distinct().toList(),
        all.stream().map(ObjectKey::value).toList());
    assertEquals(StorageUnderTest.key("day/00500-/x"), all.get(501));
  }
}
