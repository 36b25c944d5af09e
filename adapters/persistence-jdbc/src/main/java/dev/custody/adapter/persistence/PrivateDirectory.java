package dev.custody.adapter.persistence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;

/** Directories that nobody else may look into. */
final class PrivateDirectory {
  private PrivateDirectory() {}

  /** Makes it, and what is missing above it, durably; harmless if it is there. */
  static void make(Path directory) {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = directory; at != null && !Files.isDirectory(at); at = at.getParent()) {
      missing.push(at);
    }
    try {
      for (Path next : missing) {
        make(next, directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
      }
    } catch (IOException e) {
      throw new DatabaseException(
          "The directory " + directory + " for the database cannot be made", e);
    }
  }

  private static void make(Path directory, boolean posix) throws IOException {
    if (posix) {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(directory);
    }
    Path above = directory.getParent();
    if (above != null) {
      force(above);
    }
  }

  /** Makes what was added to a directory, or renamed in it, survive the loss of power. */
  static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
