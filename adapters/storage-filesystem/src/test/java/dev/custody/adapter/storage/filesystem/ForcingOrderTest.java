package dev.custody.adapter.storage.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.domain.storage.ObjectKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is forced, and in which order: a file before it gets its name, a name before it is told, a
 * new folder's name before what is in it.
 */
class ForcingOrderTest {
  private static final String NAME = "2025/01/31/a";
  private static final TestContent CONTENT = TestContent.random(300_000, 1);

  @TempDir Path directory;

  private final List<String> forced = new ArrayList<>();
  private Path root;
  private StorageUnderTest storage;

  @BeforeEach
  void open() {
    root = directory.resolve("data/storage");
    storage = new StorageUnderTest(root, InstantSource.system(), new Noting());
  }

  @Test
  void aFirstObjectForcesEveryFolderThatItMakes() {
    storage.put(NAME, CONTENT);

    assertEquals(
        List.of(
            "folder .",
            "folder data",
            "folder data/storage",
            "folder data/storage/ORG",
            "folder data/storage/ORG/.custody-work~",
            "file of 300000, not an object",
            "folder data/storage/ORG",
            "folder data/storage/ORG/2025",
            "folder data/storage/ORG/2025/01",
            "folder data/storage/ORG/2025/01/31, with the object"),
        forced);
  }

  @Test
  void aFurtherObjectForcesItselfAndItsName() {
    storage.put("2025/01/31/before", CONTENT);
    forced.clear();

    storage.put(NAME, CONTENT);

    assertEquals(
        List.of(
            "file of 300000, not an object", "folder data/storage/ORG/2025/01/31, with the object"),
        forced);
  }

  @Test
  void foldersThatAProcessMadeWhichDiedAreForcedOnce() throws IOException {
    Files.createDirectories(storage.file("2025/01/31"));

    storage.put(NAME, CONTENT);

    assertEquals(
        List.of(
            "folder data",
            "folder data/storage",
            "folder data/storage/ORG",
            "folder data/storage/ORG/.custody-work~",
            "file of 300000, not an object",
            "folder data/storage/ORG",
            "folder data/storage/ORG/2025",
            "folder data/storage/ORG/2025/01",
            "folder data/storage/ORG/2025/01/31, with the object"),
        forced);
  }

  /** The one who made it may have died before its name was forced. */
  @Test
  void anObjectThatIsThereAlreadyIsForcedBeforeItIsTold() {
    storage.put(NAME, CONTENT);
    forced.clear();

    assertInstanceOf(PutResult.AlreadyThere.class, storage.put(NAME, CONTENT));

    assertEquals("folder data/storage/ORG/2025/01/31, with the object", forced.getLast());
  }

  @Test
  void aPartIsForcedBeforeItsRecordIs() {
    UploadId upload = storage.begin(NAME);
    forced.clear();

    storage.part(NAME, upload, 1, CONTENT);
    assertEquals(List.of("file of 300000, not an object", "file of 32, not an object"), take());

    storage.part(NAME, upload, 3, CONTENT);
    assertEquals(3, forced.size());
    assertEquals("file of 300000, not an object", forced.get(0));
    assertEquals("folder of the upload", forced.get(1));
    assertEquals("file of 96, not an object", forced.get(2));
  }

  @Test
  void anUploadIsForcedBeforeItsIdIsTold() {
    storage.begin("another");
    forced.clear();

    storage.begin(NAME);

    assertEquals(
        List.of(
            "file of 0, not an object",
            "folder of the upload",
            "folder data/storage/ORG/.custody-work~/uploads"),
        forced);
  }

  @Test
  void theWholeIsForcedBeforeItGetsItsName() {
    storage.put("2025/01/31/before", CONTENT);
    UploadId upload = storage.begin(NAME);
    List<PartReceipt> parts = List.of(storage.part(NAME, upload, 1, CONTENT));
    forced.clear();

    storage.storage().completeIfAbsent(StorageUnderTest.key(NAME), upload, parts);

    assertEquals(
        List.of(
            "file of 300000, not an object",
            "folder of the upload",
            "folder data/storage/ORG/2025/01/31, with the object"),
        forced);
  }

  @Test
  void aDeletionIsForcedBeforeItIsTold() {
    storage.put(NAME, CONTENT);
    forced.clear();

    storage.storage().delete(StorageUnderTest.key(NAME), Optional.empty());

    assertEquals(List.of("folder data/storage/ORG/2025/01/31"), forced);
  }

  private List<String> take() {
    List<String> taken = List.copyOf(forced);
    forced.clear();
    return taken;
  }

  /** Forces, and notes what it forced and whether the object was there already. */
  private final class Noting implements Forcing {
    @Override
    public void file(FileChannel file) throws IOException {
      forced.add("file of %d%s".formatted(file.size(), isObject() ? "" : ", not an object"));
      DISK.file(file);
    }

    @Override
    public void folder(Path folder) throws IOException {
      String name =
          directory.relativize(folder).toString().replace(ObjectKey.of(org()).value(), "ORG");
      String told = name.contains("uploads/") ? "of the upload" : name.isEmpty() ? "." : name;
      boolean holds = !told.equals("of the upload") && isObject();
      forced.add("folder " + told + (holds ? ", with the object" : ""));
      DISK.folder(folder);
    }

    private boolean isObject() {
      return Files.exists(storage.file(NAME));
    }

    private String org() {
      return storage.folder().getFileName().toString();
    }
  }
}
