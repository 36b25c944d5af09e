package dev.custody.adapter.storage.filesystem;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Removes what a crash left of work that never became an object. Touches no object: one that was
 * made of such a file has a name of its own. Should it ever take a file that is in use, for want of
 * a right clock, the call fails and is made again.
 */
final class Sweeper {
  private static final System.Logger LOG = System.getLogger(Sweeper.class.getName());

  /** Longer than any single write takes. */
  private static final Duration UNFINISHED = Duration.ofDays(1);

  /** As long as buckets keep theirs by the rule that the setup kits for S3 make. */
  private static final Duration UPLOADS = Duration.ofDays(7);

  private final ObjectTree tree;
  private final InstantSource clock;

  Sweeper(ObjectTree tree, InstantSource clock) {
    this.tree = tree;
    this.clock = clock;
  }

  /** Files whose writing was cut off. */
  void unfinished() {
    Instant old = clock.instant().minus(UNFINISHED);
    each(
        tree.unfinished(),
        file -> {
          if (isOlder(file, old)) {
            Files.deleteIfExists(file);
          }
        });
  }

  /** Uploads that got no part for long. */
  void uploads() {
    Instant old = clock.instant().minus(UPLOADS);
    each(
        tree.uploads(),
        folder -> {
          UploadFolder upload = new UploadFolder(folder);
          if (isOlder(folder, old) && isOlder(upload.parts(), old)) {
            upload.delete();
          }
        });
  }

  /** Some work on a file. */
  @FunctionalInterface
  private interface Work {
    void on(Path file) throws IOException;
  }

  /** What cannot be removed is in nobody's way: it is told, and no reason to store nothing. */
  private static void each(Path folder, Work work) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        work.on(file);
      }
    } catch (NoSuchFileException e) {
      LOG.log(Level.DEBUG, "nothing to sweep in {0}", folder);
    } catch (IOException | DirectoryIteratorException e) {
      LOG.log(Level.WARNING, "leftovers in " + folder + " could not be removed", e);
    }
  }

  private static boolean isOlder(Path path, Instant than) throws IOException {
    Optional<BasicFileAttributes> attributes = ObjectTree.attributes(path);
    return attributes.isEmpty() || attributes.get().lastModifiedTime().toInstant().isBefore(than);
  }
}
