package dev.custody.adapter.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * From opening the spool to closing it. A file says that one is going on, and since when the
 * machine runs: one that is found tells that a process was killed, and whether what can be read now
 * is all on stable storage. After the loss of power it is, for there is nothing else left to read.
 * After a kill it may not be.
 */
final class Session {
  private static final System.Logger LOG = System.getLogger(FilesystemSpool.class.getName());

  private final Disk disk;
  private final Path file;
  private final boolean afterKill;

  private Session(Disk disk, Path file, boolean afterKill) {
    this.disk = disk;
    this.file = file;
    this.afterKill = afterKill;
  }

  static Session begin(Disk disk, Layout layout) throws IOException {
    Path file = layout.running();
    byte[] now = disk.bootId().getBytes(StandardCharsets.UTF_8);
    byte[] before = read(disk, file, now.length + 1);
    boolean afterKill = Arrays.equals(before, now);
    if (!afterKill) {
      write(disk, file, now);
    }
    return new Session(disk, file, afterKill);
  }

  /** What was kept of the one before; nothing if it was closed. */
  private static byte[] read(Disk disk, Path file, int most) throws IOException {
    byte[] content = new byte[most];
    try (Disk.Reader in = disk.read(file)) {
      int length = Math.max(0, in.read(0, content, 0, most));
      return Arrays.copyOf(content, length);
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  /** Not forced: it is of use only until the power goes. */
  private static void write(Disk disk, Path file, byte[] now) throws IOException {
    disk.delete(file);
    try (Disk.Appender out = disk.create(file)) {
      out.append(now, 0, now.length);
    } catch (Disk.NoSpaceException e) {
      LOG.log(System.Logger.Level.WARNING, "The spool's disk is full: it takes nothing in", e);
    }
  }

  /** Whether what is read may not be on stable storage. */
  boolean afterKill() {
    return afterKill;
  }

  /** All is on stable storage. */
  void end() throws IOException {
    disk.delete(file);
  }
}
