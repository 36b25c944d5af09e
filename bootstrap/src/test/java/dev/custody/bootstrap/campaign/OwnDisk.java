package dev.custody.bootstrap.campaign;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a campaign's service keeps its data: a disk of its own, where the machine lets us make one.
 * The service leaves 5 % of its disk free, and on a disk that others fill it refuses what a
 * campaign records, however little that is.
 */
final class OwnDisk implements Closeable {
  /**
   * What no campaign exceeds: four times its longest recording, since what is deleted goes late.
   */
  private static final long NEEDED = (Form.wanted() == Form.LONG ? 24L : 3L) << 30;

  /** The image is sparse, so that it takes no more than what is recorded. */
  private static final long BYTES = NEEDED + (2L << 30);

  private static final Path MEMORY = Path.of("/dev/shm");

  private final Path root;
  private final Closeable remains;

  private OwnDisk(Path root, Closeable remains) {
    this.root = root;
    this.remains = remains;
  }

  /**
   * @param folder that is deleted after the test, and holds the image or, where there can be none,
   *     the data itself
   * @throws IllegalStateException if there is room nowhere
   */
  static OwnDisk in(Path folder) throws IOException {
    try {
      LoopFilesystem disk = LoopFilesystem.makeShrinking(folder, BYTES);
      return new OwnDisk(disk.root(), disk);
    } catch (LoopFilesystem.NotAllowed e) {
      return shared(folder, e);
    }
  }

  /** Memory will do where it must: only a power cut shows what it lacks, and has no such disk. */
  private static OwnDisk shared(Path folder, LoopFilesystem.NotAllowed reason) throws IOException {
    if (hasRoom(folder)) {
      return new OwnDisk(folder, () -> {});
    }
    if (Files.isWritable(MEMORY) && hasRoom(MEMORY)) {
      Path inMemory = Files.createTempDirectory(MEMORY, "custody-campaign");
      return new OwnDisk(inMemory, () -> delete(inMemory));
    }
    throw new IllegalStateException(
        "a campaign needs %d MiB beyond the 5 %% that the service leaves free, and neither %s nor %s has them; a disk of its own cannot be made either: %s"
            .formatted(NEEDED >> 20, folder, MEMORY, reason.getMessage()));
  }

  Path data() {
    return root.resolve("data");
  }

  @Override
  public void close() throws IOException {
    remains.close();
  }

  private static boolean hasRoom(Path folder) throws IOException {
    FileStore store = Files.getFileStore(folder);
    long leftFree = Math.max(512L << 20, store.getTotalSpace() / 20);
    return store.getUsableSpace() - leftFree >= NEEDED;
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
