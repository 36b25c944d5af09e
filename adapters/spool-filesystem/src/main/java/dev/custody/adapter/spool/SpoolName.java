package dev.custody.adapter.spool;

import dev.custody.application.port.out.SpoolId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The file that says what the spool is called; it goes with the directory. */
final class SpoolName {
  private static final System.Logger LOG = System.getLogger(FilesystemSpool.class.getName());
  private static final int RANDOM_BYTES = 16;
  private static final int MOST_BYTES = 64;

  private SpoolName() {}

  /** What it was called before; a name is made, durably, where there is none. */
  static SpoolId of(Disk disk, Layout layout) throws IOException {
    Optional<SpoolId> kept = read(disk, layout.name());
    return kept.isPresent() ? kept.get() : make(disk, layout);
  }

  private static Optional<SpoolId> read(Disk disk, Path file) throws IOException {
    byte[] content = new byte[MOST_BYTES];
    try (Disk.Reader in = disk.read(file)) {
      int length = Math.max(0, in.read(0, content, 0, MOST_BYTES));
      String text = new String(content, 0, length, StandardCharsets.UTF_8).strip();
      if (SpoolId.isOne(text)) {
        return Optional.of(new SpoolId(text));
      }
      LOG.log(System.Logger.Level.WARNING, "{0} is spoilt: the spool gets a new name", file);
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static SpoolId make(Disk disk, Layout layout) throws IOException {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    SpoolId id = new SpoolId("spl_" + HexFormat.of().formatHex(random));
    try {
      write(disk, layout, (id.value() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (Disk.NoSpaceException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The spool's disk is full: it is called {0} until the next start only",
          id);
    }
    return id;
  }

  private static void write(Disk disk, Layout layout, byte[] content) throws IOException {
    Path halfMade = layout.name().resolveSibling(Layout.NAME + Layout.HALF_MADE);
    disk.delete(halfMade);
    try (Disk.Appender out = disk.create(halfMade)) {
      out.append(content, 0, content.length);
      out.force();
    }
    disk.rename(halfMade, layout.name());
    disk.syncDirectory(layout.directory());
  }
}
