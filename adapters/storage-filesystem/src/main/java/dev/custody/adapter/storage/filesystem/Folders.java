package dev.custody.adapter.storage.filesystem;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Makes folders below one root so that they outlast a power failure, which a folder does once its
 * parent is forced. Remembers which ones are known to, since forcing costs milliseconds; a folder
 * that is merely there may have been made by a process that died before it forced.
 */
final class Folders {
  private static final int MOST_REMEMBERED = 1_000;

  private final Path root;
  private final Forcing forcing;
  private final Map<Path, Boolean> durable =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Boolean> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  Folders(Path root, Forcing forcing) {
    this.root = root;
    this.forcing = forcing;
  }

  /**
   * Makes {@code folder}, and those between it and the root.
   *
   * @throws NotDirectoryException if something else is in the way; a symbolic link is, wherever it
   *     leads
   */
  void make(Path folder) throws IOException {
    if (folder.equals(root)) {
      makeRoot();
      return;
    }
    make(parent(folder));
    makeIn(folder);
  }

  private void makeIn(Path folder) throws IOException {
    boolean there = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
    if (there && isDurable(folder)) {
      return;
    }
    if (!there) {
      create(folder);
    }
    forcing.folder(parent(folder));
    remember(folder);
  }

  /** The operator says where the root is; links on the way there are the operator's. */
  private void makeRoot() throws IOException {
    if (Files.isDirectory(root) && isDurable(root)) {
      return;
    }
    makeAbove(parent(root));
    if (!Files.isDirectory(root)) {
      create(root);
    }
    forcing.folder(parent(root));
    remember(root);
  }

  private void makeAbove(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      makeAbove(parent(folder));
      create(folder);
      forcing.folder(parent(folder));
    }
  }

  private static void create(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, Permissions.folder());
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw (IOException) new NotDirectoryException(folder.toString()).initCause(e);
      }
    }
  }

  /** The folder that {@code path} is in. */
  static Path parent(Path path) {
    return Objects.requireNonNull(path.getParent(), "only the root of a disk is in nothing");
  }

  private boolean isDurable(Path folder) {
    synchronized (durable) {
      return durable.get(folder) != null;
    }
  }

  private void remember(Path folder) {
    synchronized (durable) {
      durable.put(folder, true);
    }
  }
}
