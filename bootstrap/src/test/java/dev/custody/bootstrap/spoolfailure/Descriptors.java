package dev.custody.bootstrap.spoolfailure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that this process has open, as Linux tells them. */
final class Descriptors {
  private static final Path OWN = Path.of("/proc/self/fd");

  private Descriptors() {}

  /** A file that a closed spool has open keeps its disk from being unmounted, and is a leak. */
  static void requireNoneBelow(Path directory) {
    List<Path> open;
    try (Stream<Path> all = Files.list(OWN)) {
      open = all.map(Descriptors::target).filter(path -> path.startsWith(directory)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!open.isEmpty()) {
      throw new AssertionError("the spool is closed, and still has these files open: " + open);
    }
  }

  private static Path target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor);
    } catch (NoSuchFileException e) {
      // Of the listing itself.
      return descriptor;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
