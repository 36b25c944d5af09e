package dev.custody.adapter.spool;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The disk of this machine. Files are reached through {@link RandomAccessFile}, since a {@link
 * FileChannel} is closed when a thread that uses it is interrupted.
 */
final class RealDisk implements Disk, AutoCloseable {
  /** Of Linux: proc_sys_kernel(5). */
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final FileAttribute<?>[] OWN_DIRECTORY = attributes("rwx------");
  private static final FileAttribute<?>[] OWN_FILE = attributes("rw-------");

  private final ForcingThreads forcing;

  RealDisk(ForcingThreads forcing) {
    this.forcing = forcing;
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    try {
      Files.createDirectory(directory, OWN_DIRECTORY);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    forcing.run(() -> {
      try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    });
  }

  @Override
  public void list(Path directory, Consumer<Entry> each) throws IOException {
    try (DirectoryStream<Path> names = Files.newDirectoryStream(directory)) {
      for (Path path : names) {
        entry(path).ifPresent(each);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /** Empty if it was deleted since its name was read. */
  private static Optional<Entry> entry(Path path) throws IOException {
    try {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(
          new Entry(
              path.getFileName().toString(),
              attributes.isDirectory(),
              attributes.size(),
              attributes.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public Appender create(Path file) throws IOException {
    try {
      Files.createFile(file, OWN_FILE);
    } catch (IOException e) {
      throw told(e);
    }
    return append(file);
  }

  @Override
  public Appender append(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return new RealAppender(new RandomAccessFile(file.toFile(), "rw"));
  }

  @Override
  public Reader read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return new RealReader(new RandomAccessFile(file.toFile(), "r"));
  }

  @Override
  public void setLastModified(Path file, Instant time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(Path path) throws IOException {
    Files.deleteIfExists(path);
  }

  /** Where the system does not tell: always the same, which is taken for the worse case. */
  @Override
  public String bootId() throws IOException {
    return Files.isReadable(BOOT_ID) ? Files.readString(BOOT_ID).strip() : "unknown";
  }

  @Override
  public long usableBytes(Path directory) throws IOException {
    return Files.getFileStore(directory).getUsableSpace();
  }

  @Override
  public long totalBytes(Path directory) throws IOException {
    return Files.getFileStore(directory).getTotalSpace();
  }

  @Override
  public Closeable lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWN_FILE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new InUseException("another process holds the lock " + file);
      }
      return channel;
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new InUseException("this process holds the lock " + file + " already");
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() {
    forcing.close();
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Tells a full disk from other failures; the JDK has only the system's words for it. */
  private static IOException told(IOException e) {
    String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return words.contains("no space left") || words.contains("quota exceeded")
        ? new NoSpaceException("the disk is full", e)
        : e;
  }

  private final class RealAppender implements Appender {
    private final RandomAccessFile file;

    RealAppender(RandomAccessFile file) throws IOException {
      this.file = file;
      file.seek(file.length());
    }

    @Override
    public long size() throws IOException {
      return file.length();
    }

    @Override
    public void append(byte[] bytes, int from, int length) throws IOException {
      try {
        file.write(bytes, from, length);
      } catch (IOException e) {
        throw told(e);
      }
    }

    @Override
    public void force() throws IOException {
      forcing.run(() -> file.getChannel().force(false));
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  private record RealReader(RandomAccessFile file) implements Reader {
    @Override
    public long size() throws IOException {
      return file.length();
    }

    @Override
    public int read(long position, byte[] into, int from, int length) throws IOException {
      file.seek(position);
      return file.read(into, from, length);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
