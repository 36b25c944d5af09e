package dev.custody.adapter.spool;

import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.RecordingRef;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of one recording in: knows whose turn it is to write.
 *
 * <p>Whatever changes the bytes holds the lock; reading and forcing go on beside it. A writer's
 * turn ends before the lock is asked for, so that one that waits in there, for room or for the
 * disk, comes out.
 */
final class Intake implements RecordingBytes.Owner {
  private static final System.Logger LOG = System.getLogger(FilesystemSpool.class.getName());

  private final SpoolContext context;
  private final RecordingRef recording;
  private final RecordingBytes bytes;
  private final Held held;
  private final Listener listener;
  // Fair, so that a fast writer lets others in.
  private final ReentrantLock lock = new ReentrantLock(true);
  private volatile Instant lastActivity;
  private volatile @Nullable Turn turn;
  private volatile @Nullable Stage stage;

  /** Is told what happens to the bytes. */
  interface Listener {
    /** More is durable. */
    void advanced();

    /** Durable bytes are missing, or not as they were. */
    void lost(LostRange range);
  }

  Intake(
      SpoolContext context,
      RecordingRef recording,
      Recovered recovered,
      Held held,
      Listener listener) {
    this.context = context;
    this.recording = recording;
    this.bytes = recovered.bytes(context, recording, this);
    this.held = held;
    this.listener = listener;
    this.lastActivity = recovered.lastActivity();
  }

  RecordingBytes bytes() {
    return bytes;
  }

  Instant lastActivity() {
    return lastActivity;
  }

  /** Lets nobody but the caller change the bytes until {@link #unlock}. */
  void lock() {
    lock.lock();
  }

  /** The same, and ends the turn of whoever writes. */
  void lock(Turn.Reason why) {
    endTurn(why);
    lock.lock();
    endTurn(why);
  }

  boolean tryLock() {
    return lock.tryLock();
  }

  void unlock() {
    lock.unlock();
  }

  private void endTurn(Turn.Reason why) {
    Turn writing = turn;
    if (writing != null) {
      writing.over(why, null);
      wake(bytes.writer());
      Stage staged = stage;
      wake(staged == null ? null : staged.writer());
    }
  }

  private static void wake(@Nullable SegmentWriter writer) {
    if (writer != null) {
      writer.wake();
    }
  }

  /**
   * Begins a turn, at the durable offset; what was written before is forced. To be called with the
   * lock, as are all up to {@link #append}.
   */
  Turn begin() throws IOException {
    dropStage();
    var mine = new Turn(recording);
    try {
      bytes.settle(mine);
    } catch (SpoolException.Failed e) {
      // Told to whoever wrote them; the recorder sends again from what is durable.
      bytes.giveUpIfFailed();
    }
    bytes.startAnewAfterFailure();
    turn = mine;
    return mine;
  }

  /** The same, for bytes that do not count until they are committed. */
  Turn beginStage() throws IOException {
    Turn mine = begin();
    stage = bytes.stage(mine);
    return mine;
  }

  /** Forces what was written, and takes no more of it. */
  void settle() throws IOException {
    dropStage();
    try {
      bytes.settle(new Turn(recording));
    } catch (SpoolException.Failed e) {
      bytes.giveUpIfFailed();
      throw e;
    }
  }

  void dropStage() {
    Stage staged = stage;
    if (staged != null) {
      stage = null;
      held.give(staged.drop());
    }
  }

  long offset(Turn mine) {
    // Who was fenced must not take for its own what another has written since.
    mine.check();
    Stage staged = stageOf(mine);
    return staged == null ? bytes.written() : staged.written();
  }

  private @Nullable Stage stageOf(Turn mine) {
    Stage staged = stage;
    return staged != null && staged.isOf(mine) ? staged : null;
  }

  void requireRoom(long bytes) {
    held.requireRoom(Frame.bytesFor(bytes));
  }

  void append(Turn mine, byte[] from, int at, int length) {
    mine.check();
    long unused = Frame.bytesFor(length);
    held.take(unused);
    try {
      for (int done = 0; done < length; ) {
        int next = Math.min(Frame.MOST_PAYLOAD, length - done);
        SegmentWriter writer = writerOf(mine);
        if (writer != null) {
          writer.awaitRoom(mine);
        }
        appendFrame(mine, from, at + done, next);
        done += next;
        unused -= Frame.bytesFor(next);
      }
    } finally {
      held.give(unused);
    }
    lastActivity = context.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Leaves word in the last file of when bytes came last, so that it is the same when they are
   * loaded anew; that may be later than the file was written to, as of bytes that were dropped.
   */
  void keepLastActivity() throws IOException {
    List<Segment> segments = bytes.segments();
    if (!segments.isEmpty()) {
      context.disk().setLastModified(segments.getLast().file(), lastActivity);
    }
  }

  private @Nullable SegmentWriter writerOf(Turn mine) {
    Stage staged = stageOf(mine);
    return staged == null ? bytes.writer() : staged.writer();
  }

  private void appendFrame(Turn mine, byte[] from, int at, int length) {
    lock.lock();
    try {
      mine.check();
      Stage staged = stage;
      if (staged == null) {
        bytes.append(mine, from, at, length);
      } else {
        staged.append(from, at, length);
      }
    } catch (Disk.NoSpaceException e) {
      throw Failures.of(recording, "write bytes", e);
    } catch (IOException e) {
      giveUp(e);
      throw Failures.failed(recording, "write bytes", e);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until everything is durable that was written in this turn. */
  long force(Turn mine) {
    mine.check();
    SegmentWriter writer = writerOf(mine);
    if (writer != null) {
      writer.awaitForced(mine);
    }
    return bytes.durable();
  }

  /** Makes what was staged in this turn count. */
  long commit(Turn mine) {
    lock.lock();
    try {
      mine.check();
      Stage staged = stageOf(mine);
      if (staged != null) {
        bytes.adopt(staged);
        stage = null;
      }
      return bytes.durable();
    } catch (SpoolException e) {
      dropStage();
      throw e;
    } catch (IOException e) {
      dropStage();
      giveUp(e);
      throw Failures.of(recording, "commit staged bytes", e);
    } finally {
      lock.unlock();
    }
  }

  /** A writer lets go; what it wrote goes on becoming durable, what it staged is dropped. */
  void close(Turn mine) {
    lock.lock();
    try {
      mine.over(Turn.Reason.CLOSED, null);
      if (stageOf(mine) != null) {
        dropStage();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The disk failed: what was not forced is never used. */
  private void giveUp(IOException e) {
    fail(e);
    bytes.giveUp();
    startAnew();
  }

  private void startAnew() {
    try {
      bytes.startAnewAfterFailure();
    } catch (IOException again) {
      LOG.log(
          System.Logger.Level.ERROR,
          "The recording " + recording + " takes no bytes for now: its disk fails",
          again);
    }
  }

  private void fail(IOException e) {
    Turn writing = turn;
    if (writing != null) {
      writing.over(Turn.Reason.FAILED, e);
    }
  }

  @Override
  public void forced(long offset) {
    bytes.durableIs(offset);
    listener.advanced();
  }

  @Override
  public void failed(SegmentWriter writer, IOException e) {
    LOG.log(
        System.Logger.Level.ERROR,
        "Bytes of the recording %s could not be forced: %d bytes of it are durable, its recorder is told to send the rest again"
            .formatted(recording, bytes.durable()),
        e);
    fail(e);
    writer.wake();
    context.scheduler().execute(this::replaceFailed);
  }

  private void replaceFailed() {
    lock.lock();
    try {
      bytes.giveUpIfFailed();
      startAnew();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void lost(LostRange range) {
    listener.lost(range);
  }
}
