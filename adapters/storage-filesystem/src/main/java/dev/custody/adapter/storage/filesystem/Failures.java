package dev.custody.adapter.storage.filesystem;

import dev.custody.application.port.out.storage.StorageException;
import dev.custody.application.port.out.storage.StorageException.Refusal;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What went wrong on the disk, in the words of the contract. Messages name the key and never a
 * path: where the data directory is does not concern a tenant; the cause tells it to the operator.
 */
final class Failures {
  /** With less than this, writing fails for want of space whatever the system calls it. */
  private static final long AS_GOOD_AS_FULL_BYTES = 1 << 20;

  private final Path root;

  Failures(Path root) {
    this.root = root;
  }

  /** Some work on the disk. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Does {@code work}, and tells an I/O error as what it means.
   *
   * @param action what is tried, in a word such as {@code write}
   * @param what on what: a key or a prefix
   */
  <T> T told(String action, String what, Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw of(action, what, e);
    }
  }

  StorageException of(String action, String what, IOException cause) {
    return switch (cause) {
      case AccessDeniedException e ->
          refused(
              action,
              what,
              "access-denied",
              "the service's user may not do that in the data directory",
              e);
      case StrangeFileException e -> refused(action, what, "in-the-way", IN_THE_WAY, e);
      case NotDirectoryException e -> refused(action, what, "in-the-way", IN_THE_WAY, e);
      case ObjectTags.NoTagsException e ->
          refused(
              action,
              what,
              "no-extended-attributes",
              "the file system under the data directory keeps no extended attributes;"
                  + " ext4, XFS, Btrfs, ZFS and APFS do",
              e);
      default ->
          new StorageException.Unavailable(
              "Could not %s '%s': %s.".formatted(action, what, passing()), cause);
    };
  }

  /**
   * @throws StorageException.Unavailable if so many more bytes do not fit on the disk
   */
  void requireRoom(String action, String what, long bytes) {
    long usable = usableBytes();
    if (bytes > usable) {
      throw new StorageException.Unavailable(
          "Could not %s '%s': it takes %d bytes and the disk has %d left. Make room on the disk of the data directory."
              .formatted(action, what, bytes, usable),
          null);
    }
  }

  private static final String IN_THE_WAY =
      "something lies there that is neither an object nor a folder of objects, such as a symbolic"
          + " link, or an object where a folder has to be";

  private String passing() {
    return usableBytes() < AS_GOOD_AS_FULL_BYTES
        ? "the disk is full; make room on the disk of the data directory"
        : "the disk gave an error; the service's log has it";
  }

  /** Of the disk that the root is on, or will be once it is made. */
  private long usableBytes() {
    Path there = root;
    while (there.getParent() != null && Files.notExists(there)) {
      there = there.getParent();
    }
    return there.toFile().getUsableSpace();
  }

  private static StorageException.Refused refused(
      String action, String what, String code, String why, IOException cause) {
    return new StorageException.Refused(
        "Could not %s '%s': %s.".formatted(action, what, why),
        new Refusal(action, Optional.of(what), Optional.of(code), Optional.empty()),
        cause);
  }
}
