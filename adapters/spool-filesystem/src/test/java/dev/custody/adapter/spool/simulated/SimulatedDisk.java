package dev.custody.adapter.spool.simulated;

import dev.custody.adapter.spool.Disk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A disk in memory, stricter than ext4, in two planes: what was written, and what would be there
 * after the loss of power. Bytes that were not forced vanish then, or are there in part, in any
 * order; names vanish, or come back, whose directory was not synced. It can be told to fail, to be
 * full, and to lose its power in the middle of a call.
 */
public final class SimulatedDisk implements Disk {
  private final RandomGenerator random;
  private final SimulatedDirectory root;
  private final int boot;
  private final Set<Path> locked = new HashSet<>();
  private long capacity = Long.MAX_VALUE;
  private long used;
  private int open;
  private long callsLeft = Long.MAX_VALUE;
  private boolean off;
  private Faults faults = (call, path) -> false;

  /** What a call does to the disk. */
  public enum Call {
    CREATE,
    APPEND,
    FORCE,
    SYNC_DIRECTORY,
    RENAME,
    DELETE,
    READ
  }

  /** Which calls fail. */
  public interface Faults {
    boolean fails(Call call, Path path);
  }

  /** The power is gone: whoever gets this is no more. */
  public static final class PowerLoss extends Error {
    private static final long serialVersionUID = 1L;

    public PowerLoss() {
      super("the power is gone");
    }
  }

  public SimulatedDisk(RandomGenerator random) {
    this(random, new SimulatedDirectory(), 1);
  }

  private SimulatedDisk(RandomGenerator random, SimulatedDirectory root, int boot) {
    this.random = random;
    this.root = root;
    this.boot = boot;
    this.used = root.bytes();
  }

  /** The disk after the process was killed: all that was written is there. */
  public synchronized SimulatedDisk afterKill() {
    off = true;
    return new SimulatedDisk(random, root, boot);
  }

  /** The disk after the loss of power. */
  public synchronized SimulatedDisk afterPowerLoss() {
    off = true;
    return new SimulatedDisk(random, root.afterPowerLoss(random, random.nextInt(4) == 0), boot + 1);
  }

  /**
   * What would be there if the power went now and nothing but what was forced had reached the disk.
   * This one goes on.
   */
  public synchronized SimulatedDisk leastAfterPowerLoss() {
    return new SimulatedDisk(random, root.afterPowerLoss(random, true), boot + 1);
  }

  /** Nobody gets anything from it any more, as from the disk of a process that is dead. */
  public synchronized void turnOff() {
    off = true;
  }

  public synchronized boolean isOff() {
    return off;
  }

  /** The power goes after so many more calls that change something, in the middle of the last. */
  public synchronized void losePowerAfter(long calls) {
    callsLeft = calls;
  }

  public synchronized void fail(Faults which) {
    faults = which;
  }

  public synchronized void setCapacity(long bytes) {
    capacity = bytes;
  }

  public synchronized long used() {
    return used;
  }

  /** How many files somebody has open. */
  public synchronized int open() {
    return open;
  }

  /** The file as it was written, to be looked at or spoilt. */
  public synchronized SimulatedFile file(Path path) throws NoSuchFileException {
    return directory(path).file(name(path));
  }

  /** The paths of all files. */
  public synchronized List<Path> files() {
    List<Path> files = new ArrayList<>();
    root.files(Path.of("/"), files);
    return files;
  }

  /** Whether the call in progress is the last one, which happens in part. */
  private boolean changing(Call call, Path path) throws IOException {
    on();
    callsLeft--;
    if (callsLeft < 0) {
      off = true;
      return true;
    }
    failIfTold(call, path);
    return false;
  }

  private void on() {
    if (off) {
      throw new PowerLoss();
    }
  }

  private void failIfTold(Call call, Path path) throws IOException {
    if (faults.fails(call, path)) {
      throw new IOException("simulated: " + call + " of " + path.getFileName() + " fails");
    }
  }

  private SimulatedDirectory directory(Path path) throws NoSuchFileException {
    return root.at(path.getParent());
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  @Override
  public synchronized void createDirectory(Path path) throws IOException {
    if (changing(Call.CREATE, path) && random.nextBoolean()) {
      throw new PowerLoss();
    }
    directory(path).addDirectory(name(path));
    on();
  }

  @Override
  public synchronized void syncDirectory(Path path) throws IOException {
    if (changing(Call.SYNC_DIRECTORY, path) && random.nextBoolean()) {
      throw new PowerLoss();
    }
    root.at(path).sync();
    on();
  }

  @Override
  public void list(Path path, Consumer<Entry> each) throws IOException {
    List<Entry> entries;
    synchronized (this) {
      on();
      failIfTold(Call.READ, path);
      entries = root.at(path).entries();
    }
    entries.forEach(each);
  }

  @Override
  public synchronized Appender create(Path path) throws IOException {
    boolean last = changing(Call.CREATE, path);
    if (last && random.nextBoolean()) {
      throw new PowerLoss();
    }
    if (used >= capacity) {
      throw full();
    }
    SimulatedFile file = directory(path).addFile(name(path));
    on();
    return new Writing(path, file);
  }

  @Override
  public synchronized Appender append(Path path) throws IOException {
    on();
    return new Writing(path, file(path));
  }

  @Override
  public synchronized void setLastModified(Path path, Instant time) throws IOException {
    on();
    file(path).setLastModified(time);
  }

  @Override
  public synchronized Reader read(Path path) throws IOException {
    on();
    failIfTold(Call.READ, path);
    return new Reading(path, file(path));
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    if (changing(Call.RENAME, from) && random.nextBoolean()) {
      throw new PowerLoss();
    }
    SimulatedFile replaced = directory(to).fileOrNull(name(to));
    used -= replaced == null ? 0 : replaced.length();
    directory(to).put(name(to), directory(from).remove(name(from)));
    on();
  }

  @Override
  public synchronized void delete(Path path) throws IOException {
    if (changing(Call.DELETE, path) && random.nextBoolean()) {
      throw new PowerLoss();
    }
    SimulatedDirectory in = directory(path);
    SimulatedFile file = in.fileOrNull(name(path));
    used -= file == null ? 0 : file.length();
    in.delete(name(path), path);
    on();
  }

  @Override
  public String bootId() {
    return "boot " + boot;
  }

  @Override
  public synchronized long usableBytes(Path directory) {
    on();
    return Math.max(0, capacity - used);
  }

  @Override
  public synchronized long totalBytes(Path directory) {
    return capacity;
  }

  @Override
  public synchronized Closeable lock(Path file) throws IOException {
    on();
    if (!locked.add(file)) {
      throw new InUseException("locked already");
    }
    return () -> unlock(file);
  }

  private synchronized void unlock(Path file) {
    locked.remove(file);
  }

  private static NoSpaceException full() {
    return new NoSpaceException("simulated: the disk is full", new IOException());
  }

  private final class Writing implements Appender {
    private final Path path;
    private final SimulatedFile file;
    private boolean closed;

    Writing(Path path, SimulatedFile file) {
      this.path = path;
      this.file = file;
      open++;
    }

    @Override
    public long size() {
      return file.length();
    }

    @Override
    public void append(byte[] bytes, int from, int length) throws IOException {
      synchronized (SimulatedDisk.this) {
        if (length == 0) {
          return;
        }
        boolean last = changing(Call.APPEND, path);
        long room = Math.min(length, capacity - used);
        int written = last ? random.nextInt(length + 1) : (int) Math.max(0, room);
        file.write(bytes, from, written);
        used += written;
        on();
        if (written < length) {
          throw full();
        }
      }
    }

    @Override
    public void force() throws IOException {
      synchronized (SimulatedDisk.this) {
        on();
        boolean last;
        try {
          last = changing(Call.FORCE, path);
        } catch (IOException e) {
          file.failForce(random);
          throw e;
        }
        if (!last || random.nextBoolean()) {
          file.force();
        }
        on();
      }
    }

    @Override
    public void close() {
      synchronized (SimulatedDisk.this) {
        open -= closed ? 0 : 1;
        closed = true;
      }
    }
  }

  private final class Reading implements Reader {
    private final Path path;
    private final SimulatedFile file;
    private boolean closed;

    Reading(Path path, SimulatedFile file) {
      this.path = path;
      this.file = file;
      open++;
    }

    @Override
    public long size() {
      synchronized (SimulatedDisk.this) {
        return file.length();
      }
    }

    @Override
    public int read(long position, byte[] into, int from, int length) throws IOException {
      synchronized (SimulatedDisk.this) {
        on();
        failIfTold(Call.READ, path);
        return file.read((int) position, into, from, length);
      }
    }

    @Override
    public void close() {
      synchronized (SimulatedDisk.this) {
        open -= closed ? 0 : 1;
        closed = true;
      }
    }
  }
}
