package dev.custody.adapter.storage.filesystem;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.ObjectKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Where one organization's objects lie. Follows no symbolic link below the root: what one leads to
 * may be anybody's.
 */
final class ObjectTree {
  /** No key leads there: a tilde never stands in the name of a segment. */
  private static final String WORK = ".custody-work~";

  private final Path root;
  private final Path organization;

  ObjectTree(Path root, OrganizationId organization) {
    this.root = root;
    this.organization = root.resolve(organization.value());
  }

  Path organization() {
    return organization;
  }

  /** Files that are being written. */
  Path unfinished() {
    return organization.resolve(WORK).resolve("unfinished");
  }

  /** Uploads in parts, a folder each. */
  Path uploads() {
    return organization.resolve(WORK).resolve("uploads");
  }

  /** Where a key's object is, or would be. */
  Path file(ObjectKey key) {
    Path file = root;
    for (String segment : key.value().split("/", -1)) {
      file = file.resolve(FileNames.of(segment));
    }
    return file;
  }

  /**
   * Whether the organization has a folder at all. It has none before its first object.
   *
   * @throws StrangeFileException if something else is there, or in the place of the root
   */
  boolean isThere() throws IOException {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new StrangeFileException(root);
    }
    Optional<BasicFileAttributes> found = attributes(organization);
    if (found.isPresent() && !found.get().isDirectory()) {
      throw new StrangeFileException(organization);
    }
    return found.isPresent();
  }

  /**
   * The object's file; empty if there is none.
   *
   * @throws StrangeFileException if something lies there, or on the way, that is no file or folder
   */
  Optional<Path> find(ObjectKey key) throws IOException {
    Path object = file(key);
    return lookUp(object).filter(BasicFileAttributes::isRegularFile).map(found -> object);
  }

  /**
   * Whether there is such a folder of this organization's.
   *
   * @throws StrangeFileException if something lies on the way that is no file or folder
   */
  boolean isFolder(Path folder) throws IOException {
    return lookUp(folder).filter(BasicFileAttributes::isDirectory).isPresent();
  }

  private Optional<BasicFileAttributes> lookUp(Path path) throws IOException {
    if (!isThere()) {
      return Optional.empty();
    }
    Path at = organization;
    for (Path name : organization.relativize(path)) {
      at = at.resolve(name);
      Optional<BasicFileAttributes> found = attributes(at);
      if (found.isPresent() && !found.get().isDirectory() && !found.get().isRegularFile()) {
        throw new StrangeFileException(at);
      }
      if (at.equals(path) || found.isEmpty() || !found.get().isDirectory()) {
        return at.equals(path) ? found : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** What is at {@code path} itself, not where it may lead; empty if nothing is. */
  static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
    try {
      return Optional.of(
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
