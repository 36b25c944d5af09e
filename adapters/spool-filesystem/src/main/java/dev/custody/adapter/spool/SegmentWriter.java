package dev.custody.adapter.spool;

import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.recording.RecordingRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames into one file, and knows how much of it is durable. Appending is for one thread at
 * a time; forcing goes on beside it. After a failure the file takes nothing more and is never
 * forced again.
 */
final class SegmentWriter {
  /** Bytes of a file that are worth a force of their own. */
  static final long PLENTY = 1L << 20;

  /** Bytes that may wait: twice what is best between two forces of one fast stream. */
  static final long WINDOW = 16L << 20;

  /** Frames up to this length go out in one call, at the price of a copy. */
  private static final int SMALL = 16 << 10;

  private final SpoolContext context;
  private final RecordingRef recording;
  private final Fingerprint fingerprint;
  private final Path file;
  private final Owner owner;
  private final GroupCommitter.Ticket ticket = new GroupCommitter.Ticket(this::commit);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Disk.@Nullable Appender out;
  private int users;
  private volatile boolean named;
  private long position;
  private long written;
  private long forced;
  private long forcedPosition;
  private long recorded;
  private boolean torn;
  private boolean committing;
  private boolean closed;
  private @Nullable IOException failure;

  /** Is told how it goes; called without a lock held. */
  interface Owner {
    void forced(long offset);

    void failed(SegmentWriter writer, IOException e);
  }

  private SegmentWriter(
      SpoolContext context, RecordingRef recording, Path file, long offset, Owner owner) {
    this.context = context;
    this.recording = recording;
    this.fingerprint = Fingerprint.of(recording);
    this.file = file;
    this.owner = owner;
    this.written = offset;
    this.forced = offset;
  }

  /** Makes the file; its name is forced with the first bytes. */
  static SegmentWriter create(
      SpoolContext context, RecordingRef recording, Path file, long start, Owner owner)
      throws IOException {
    var writer = new SegmentWriter(context, recording, file, start, owner);
    writer.out = context.disk().create(file);
    context.files().opened();
    writer.rest();
    return writer;
  }

  /**
   * Goes on in a file all of whose bytes are durable, its name too.
   *
   * @param offset of the next byte in the recording
   * @param position of the next frame in the file, which is its end
   */
  static SegmentWriter goOn(
      SpoolContext context,
      RecordingRef recording,
      Path file,
      long offset,
      long position,
      Owner owner) {
    var writer = new SegmentWriter(context, recording, file, offset, owner);
    writer.position = position;
    writer.forcedPosition = position;
    writer.recorded = offset;
    writer.named = true;
    return writer;
  }

  /** Puts the file's name on stable storage, if that was not done with bytes of it. */
  void syncName() throws IOException {
    if (!named) {
      context.disk().syncDirectory(file.resolveSibling(""));
      named = true;
    }
  }

  /** The offset behind the last byte that was written. */
  long written() {
    lock.lock();
    try {
      return written;
    } finally {
      lock.unlock();
    }
  }

  /** How long the file is. */
  long position() {
    lock.lock();
    try {
      return position;
    } finally {
      lock.unlock();
    }
  }

  /** Whether its file ends with a whole frame, so that another may follow. */
  boolean takesMore() {
    return !torn;
  }

  boolean failed() {
    lock.lock();
    try {
      return failure != null;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Writes one frame.
   *
   * @param durable offset of the recording
   * @throws IOException if it could not be; then nothing more can be appended
   */
  void append(long durable, byte[] bytes, int from, int length) throws IOException {
    var frame = new Frame(length, written, durable, Digests.crc32c(bytes, from, length));
    boolean plenty;
    Disk.Appender to = use();
    try {
      write(to, frame, bytes, from);
      lock.lock();
      try {
        position += frame.bytes();
        written += length;
        recorded = durable;
        plenty = written - forced >= PLENTY;
      } finally {
        lock.unlock();
      }
    } finally {
      letGo();
    }
    context.unforced().add(length);
    context.committer().written(ticket, plenty);
  }

  private void write(Disk.Appender to, Frame frame, byte[] bytes, int from) throws IOException {
    boolean small = frame.length() <= SMALL;
    byte[] first = new byte[small ? frame.bytes() : Frame.HEADER_BYTES];
    frame.writeTo(first, 0, fingerprint);
    torn = true;
    if (small) {
      System.arraycopy(bytes, from, first, Frame.HEADER_BYTES, frame.length());
      to.append(first, 0, first.length);
    } else {
      to.append(first, 0, first.length);
      to.append(bytes, from, frame.length());
    }
    torn = false;
  }

  /** Leaves word of how far the recording is durable, unless the last frame has it. */
  void mark(long durable) throws IOException {
    if (recorded >= durable || torn) {
      return;
    }
    var frame = new Frame(0, written, durable, 0);
    Disk.Appender to = use();
    try {
      write(to, frame, new byte[0], 0);
      lock.lock();
      try {
        position += frame.bytes();
        recorded = durable;
      } finally {
        lock.unlock();
      }
    } finally {
      letGo();
    }
  }

  /** Waits while too much waits to be forced. */
  void awaitRoom(Turn turn) {
    lock.lock();
    try {
      while (written - forced >= WINDOW && failure == null && !turn.isOver()) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
    if (context.unforced().tooMuch()) {
      awaitForced(turn);
    }
  }

  /**
   * Waits until all that was written before is durable.
   *
   * @throws SpoolException.Failed if it could not be made so, or what {@code turn} says if that is
   *     over
   */
  void awaitForced(Turn turn) {
    awaitForced(turn, written(), 0);
  }

  /** As {@link #awaitForced}, for marks too. */
  void forceAll(Turn turn) {
    awaitForced(turn, written(), position());
  }

  private void awaitForced(Turn turn, long offset, long at) {
    while (!isForced(turn, offset, at)) {
      if (!context.committer().forceNow(ticket)) {
        awaitChange(turn, offset, at);
      }
    }
  }

  private boolean isForced(Turn turn, long offset, long at) {
    lock.lock();
    try {
      turn.check();
      if (failure != null) {
        throw Failures.failed(recording, "force bytes", failure);
      }
      return forced >= offset && forcedPosition >= at;
    } finally {
      lock.unlock();
    }
  }

  private void awaitChange(Turn turn, long offset, long at) {
    lock.lock();
    try {
      while ((forced < offset || forcedPosition < at) && failure == null && !turn.isOver()) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets those who wait look again. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void commit() {
    long before;
    long upTo;
    long upToPosition;
    lock.lock();
    try {
      before = forced;
      upTo = written;
      upToPosition = position;
      if (closed || failure != null || upToPosition == forcedPosition) {
        return;
      }
      committing = true;
    } finally {
      lock.unlock();
    }
    try {
      force();
    } catch (IOException e) {
      fail(e);
      return;
    } catch (RuntimeException | Error e) {
      // As when memory runs out: nobody knows what was forced, and those who wait must not for
      // ever.
      fail(new IOException("forcing broke off", e));
      throw e;
    }
    owner.forced(upTo);
    context.unforced().add(before - upTo);
    lock.lock();
    try {
      forced = upTo;
      forcedPosition = upToPosition;
      committing = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    rest();
  }

  private void force() throws IOException {
    Disk.Appender to = use();
    try {
      syncName();
      to.force();
    } finally {
      letGo();
    }
  }

  private void fail(IOException e) {
    lock.lock();
    try {
      failure = e;
      committing = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    owner.failed(this, e);
  }

  /** The open file, which stays open until {@link #letGo}. */
  private Disk.Appender use() throws IOException {
    Disk.Appender opened;
    boolean anew;
    lock.lock();
    try {
      anew = out == null;
      opened = out == null ? open() : out;
      out = opened;
      users++;
      context.files().busy(this);
    } finally {
      lock.unlock();
    }
    if (anew) {
      context.files().opened();
    }
    return opened;
  }

  private Disk.Appender open() throws IOException {
    Disk.Appender opened = context.disk().append(file);
    long size = opened.size();
    if (size != position) {
      opened.close();
      throw new IOException(
          "%s has %d bytes, but %d were written: did somebody else change it?"
              .formatted(file.getFileName(), size, position));
    }
    return opened;
  }

  private void letGo() {
    lock.lock();
    try {
      users--;
    } finally {
      lock.unlock();
    }
    rest();
  }

  /** Says that the file may be closed, if that is so. */
  private void rest() {
    lock.lock();
    try {
      if (users > 0 || forced < written || out == null) {
        return;
      }
      context.files().idle(this);
    } finally {
      lock.unlock();
    }
    context.files().closeSuperfluous();
  }

  /** Closes the file if everything in it is durable and nobody is at it. */
  void closeFileIfIdle() {
    lock.lock();
    try {
      if (users > 0 || forced < written) {
        return;
      }
      closeFile();
    } finally {
      lock.unlock();
    }
  }

  /** Closes the file for good; what was not forced is given up, but for what is being forced. */
  void close() {
    lock.lock();
    try {
      closed = true;
      while (committing) {
        changed.awaitUninterruptibly();
      }
      context.unforced().add(forced - written);
      written = forced;
      closeFile();
    } finally {
      lock.unlock();
    }
  }

  private void closeFile() {
    Disk.Appender closing = out;
    if (closing == null) {
      return;
    }
    out = null;
    context.files().closed(this);
    try {
      closing.close();
    } catch (IOException e) {
      Failures.ignored("closing " + file.getFileName(), e);
    }
  }
}
