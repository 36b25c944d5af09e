package dev.custody.adapter.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * All that the spool asks of a disk. What is written is safe from the loss of power only after
 * {@link Appender#force}, and a new, renamed or deleted name only after {@link #syncDirectory} of
 * its directory. Nothing here is undone by interrupting the calling thread.
 */
public interface Disk {

  /** Makes a directory that only we can read; harmless where there is one. */
  void createDirectory(Path directory) throws IOException;

  /** Puts the names in a directory on stable storage. */
  void syncDirectory(Path directory) throws IOException;

  /**
   * Tells what is in a directory, in no order.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such directory
   */
  void list(Path directory, Consumer<Entry> each) throws IOException;

  /**
   * Makes a file that only we can read.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is something of that name
   */
  Appender create(Path file) throws IOException;

  /**
   * Opens a file at its end.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such file
   */
  Appender append(Path file) throws IOException;

  /**
   * Opens a file for reading.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such file
   */
  Reader read(Path file) throws IOException;

  /**
   * Says when a file was changed last, as {@link #list} tells it; the loss of power may undo that.
   */
  void setLastModified(Path file, Instant time) throws IOException;

  /** Gives a file another name on the same disk, in place of what has that name. */
  void rename(Path from, Path to) throws IOException;

  /** Deletes a file or an empty directory; harmless where there is none. */
  void delete(Path path) throws IOException;

  /** What stays the same until the machine is started anew. */
  String bootId() throws IOException;

  /** Bytes that we could still write. */
  long usableBytes(Path directory) throws IOException;

  /** Bytes that the disk holds in all. */
  long totalBytes(Path directory) throws IOException;

  /**
   * Keeps every other process, and everybody else in this one, from doing the same until it is
   * closed.
   *
   * @throws InUseException if somebody has it
   */
  Closeable lock(Path file) throws IOException;

  /** A name in a directory. */
  record Entry(String name, boolean directory, long bytes, Instant lastModified) {}

  /** A file that grows. Appended to by one thread at a time; another may force meanwhile. */
  interface Appender extends Closeable {
    /** How long the file is, in bytes. */
    long size() throws IOException;

    /**
     * Writes all of these bytes behind the last one.
     *
     * @throws NoSpaceException if the disk is full; some of them may have been written
     */
    void append(byte[] bytes, int from, int length) throws IOException;

    /** Puts what was appended before the call on stable storage. */
    void force() throws IOException;
  }

  /** A file that is read, by one thread at a time. */
  interface Reader extends Closeable {
    /** How long the file is, in bytes. */
    long size() throws IOException;

    /**
     * Reads at least one byte.
     *
     * @return how many, or -1 at or behind the end of the file
     */
    int read(long position, byte[] into, int from, int length) throws IOException;
  }

  /** The disk is full. */
  final class NoSpaceException extends IOException {
    private static final long serialVersionUID = 1L;

    public NoSpaceException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Somebody else has the lock. */
  final class InUseException extends IOException {
    private static final long serialVersionUID = 1L;

    public InUseException(String message) {
      super(message);
    }
  }
}
