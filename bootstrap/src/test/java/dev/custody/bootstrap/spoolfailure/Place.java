package dev.custody.bootstrap.spoolfailure;

import dev.custody.bootstrap.campaign.LoopFilesystem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where spools lie, one after the other: a disk whose power can be cut, where there can be one. */
final class Place implements Closeable {
  private static final long DISK_BYTES = 128L << 20;

  private final Path root;
  private final Optional<LoopFilesystem> disk;

  private Place(Path root, Optional<LoopFilesystem> disk) {
    this.root = root;
    this.disk = disk;
  }

  /**
   * @param folder that is there for this alone
   */
  static Place in(Path folder) throws IOException {
    try {
      LoopFilesystem made = LoopFilesystem.make(folder, DISK_BYTES);
      return new Place(made.root(), Optional.of(made));
    } catch (LoopFilesystem.NotAllowed e) {
      System.out.println("system calls: without power failures, since " + e.getMessage());
      return new Place(folder, Optional.empty());
    }
  }

  /** For a spool that is not there yet. */
  Path spool() {
    return root.resolve("spool");
  }

  /** The spool as it is now, whether that was forced or not. */
  Path copy() throws IOException {
    Path copy = root.resolve("copy");
    for (Path each : all(spool())) {
      Files.copy(each, copy.resolve(spool().relativize(each)));
    }
    return copy;
  }

  /**
   * What was not forced is gone, and the machine has started anew.
   *
   * @return false if there is no power here that could fail
   */
  boolean losePower() throws IOException {
    if (disk.isEmpty()) {
      return false;
    }
    disk.get().cutPower();
    disk.get().comeBack();
    Boot.another(spool());
    return true;
  }

  /** Makes room for the next one. */
  void clear() throws IOException {
    for (Path each : all(spool()).reversed()) {
      Files.delete(each);
    }
    for (Path each : all(root.resolve("copy")).reversed()) {
      Files.delete(each);
    }
  }

  /** It and what is in it, which may be nothing; a folder before its files. */
  private static List<Path> all(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return found.sorted().toList();
    }
  }

  @Override
  public void close() throws IOException {
    if (disk.isPresent()) {
      disk.get().close();
    }
  }
}
