package dev.custody.adapter.spool;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.SpoolHeader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one recording: a file to which each decision is appended and forced before anybody
 * is told.
 *
 * <p>After a force that failed nobody knows what of a file is on the disk, and forcing again would
 * not tell. So such a file is not appended to any more, and neither is one that another process
 * wrote: the next record goes to a whole new file, which takes the old one's place.
 */
final class Journal {
  static final String NAME = "journal";
  static final String NEW = ".new";

  private final Disk disk;
  private final ReentrantLock lock = new ReentrantLock();
  private Path file;
  private int entries;
  private int length;
  private boolean trusted;
  private boolean inDoubt;
  private final boolean damaged;
  private volatile Facts facts;

  private Journal(
      Disk disk, Path file, Facts facts, int entries, int length, boolean damaged, boolean ours) {
    this.disk = disk;
    this.file = file;
    this.facts = facts;
    this.entries = entries;
    this.length = length;
    this.damaged = damaged;
    this.trusted = ours;
  }

  /** Makes the file and forces it; its directory is for the caller to sync. */
  static Journal create(Disk disk, Path file, SpoolHeader header) throws IOException {
    byte[] first = new JournalEntry(1, 0, new JournalRecord.Begun(header)).bytes();
    try (Disk.Appender out = disk.create(file)) {
      out.append(first, 0, first.length);
      out.force();
    }
    return new Journal(disk, file, Facts.of(header), 1, first.length, false, true);
  }

  /** Reads it; empty if there is none, or one whose first record was never finished. */
  static Optional<Journal> load(Disk disk, Path file) throws IOException {
    byte[] content;
    try {
      content = read(disk, file, Integer.MAX_VALUE);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    var reading = new Reading();
    JournalScan scan = JournalScan.of(content, reading::add);
    if (reading.facts == null) {
      if (scan.entries() > 0) {
        throw new IOException("the first record of the journal is spoilt");
      }
      return Optional.empty();
    }
    return Optional.of(
        new Journal(disk, file, reading.facts, scan.entries(), scan.end(), scan.damaged(), false));
  }

  /** The facts as they gather. */
  private static final class Reading {
    private @Nullable Facts facts;

    void add(JournalEntry entry) {
      if (facts != null) {
        facts = facts.with(entry.content(), entry.durable());
      } else if (entry.content() instanceof JournalRecord.Begun(SpoolHeader header)) {
        facts = Facts.of(header);
      }
    }
  }

  Facts facts() {
    return facts;
  }

  boolean isShorterThan(Journal other) {
    return entries < other.entries;
  }

  /** Whether records are missing in the middle of it. */
  boolean damaged() {
    return damaged;
  }

  /**
   * Keeps a record; it is on stable storage when this returns.
   *
   * @return how many bytes it takes
   */
  int append(JournalRecord added, long durable) throws IOException {
    lock.lock();
    try {
      byte[] bytes = new JournalEntry(entries + 1, durable, added).bytes();
      write(bytes);
      entries++;
      length += bytes.length;
      facts = facts.with(added, durable);
      return bytes.length;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a record may turn up after a restart that failed to be kept. */
  boolean inDoubt() {
    lock.lock();
    try {
      return inDoubt;
    } finally {
      lock.unlock();
    }
  }

  private void write(byte[] added) throws IOException {
    boolean written = false;
    try {
      if (trusted) {
        trusted = false;
        appendToFile(added);
        trusted = true;
      } else {
        replace(added);
      }
      written = true;
    } finally {
      if (!written) {
        withdraw();
      }
    }
  }

  private void appendToFile(byte[] added) throws IOException {
    try (Disk.Appender out = disk.append(file)) {
      out.append(added, 0, added.length);
      out.force();
    }
  }

  /** What failed to be kept is not to turn up after a restart. */
  private void withdraw() {
    inDoubt = true;
    try {
      replace(new byte[0]);
    } catch (IOException e) {
      Failures.ignored("withdrawing a record; the next one does it, or fails too:", e);
    }
  }

  /** Makes sure that what was read of it is on stable storage, its name too. */
  void settle() throws IOException {
    lock.lock();
    try {
      if (!trusted) {
        replace(new byte[0]);
      }
    } finally {
      lock.unlock();
    }
  }

  private void replace(byte[] added) throws IOException {
    Path replacement = file.resolveSibling(file.getFileName() + NEW);
    writeWhole(replacement, added);
    disk.rename(replacement, file);
    disk.syncDirectory(file.resolveSibling(""));
    trusted = true;
    inDoubt = false;
  }

  /** Into a file of its own, from what is known to be right. */
  private void writeWhole(Path target, byte[] added) throws IOException {
    byte[] known = read(disk, file, length);
    if (known.length != length) {
      throw new IOException("the journal has %d bytes left of %d".formatted(known.length, length));
    }
    disk.delete(target);
    try (Disk.Appender out = disk.create(target)) {
      out.append(known, 0, known.length);
      out.append(added, 0, added.length);
      out.force();
    }
  }

  /** What was kept of deliveries, in order; read anew, since it may be long. */
  List<DeliveryRecord> deliveryLog() throws IOException {
    lock.lock();
    try {
      List<DeliveryRecord> log = new ArrayList<>();
      JournalScan.of(
          read(disk, file, length),
          entry -> {
            if (entry.content() instanceof JournalRecord.Delivered(DeliveryRecord done)) {
              log.add(done);
            }
          });
      return log;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Writes it elsewhere, durably, and goes on there. The old file stays for the caller to delete: a
   * file that is renamed into another directory could, for all that is promised, be in neither
   * after the loss of power.
   */
  void moveTo(Path target) throws IOException {
    lock.lock();
    try {
      if (!file.equals(target)) {
        writeWhole(target, new byte[0]);
        disk.syncDirectory(target.resolveSibling(""));
        file = target;
        trusted = true;
      }
    } finally {
      lock.unlock();
    }
  }

  private static byte[] read(Disk disk, Path file, int most) throws IOException {
    try (Disk.Reader in = disk.read(file)) {
      byte[] bytes = new byte[(int) Math.min(in.size(), most)];
      int read = 0;
      while (read < bytes.length) {
        int more = in.read(read, bytes, read, bytes.length - read);
        if (more < 0) {
          return Arrays.copyOf(bytes, read);
        }
        read += more;
      }
      return bytes;
    }
  }
}
