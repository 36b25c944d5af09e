package dev.custody.adapter.spool;

import dev.custody.domain.recording.RecordingRef;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that do not count yet: frames in a file that is none of the recording's segments until it
 * gets the name of one.
 */
final class Stage implements SegmentWriter.Owner {
  private final SpoolContext context;
  private final RecordingRef recording;
  private final Turn turn;
  private final Segment target;
  private final Path file;
  private final RunningHash hash;
  private @Nullable SegmentWriter writer;
  private long position;

  Stage(SpoolContext context, RecordingRef recording, Turn turn, Segment target, RunningHash hash) {
    this.context = context;
    this.recording = recording;
    this.turn = turn;
    this.target = target;
    this.file = target.file().resolveSibling(target.file().getFileName() + Layout.STAGE);
    this.hash = hash.copy();
  }

  void begin() throws IOException {
    writer = SegmentWriter.create(context, recording, file, target.start(), this);
  }

  /** The segment that it becomes. */
  Segment target() {
    return target;
  }

  Path file() {
    return file;
  }

  /** How long the file is. */
  long position() {
    return position;
  }

  /** With the staged bytes. */
  RunningHash hash() {
    return hash;
  }

  long written() {
    return open().written();
  }

  void append(byte[] bytes, int from, int length) throws IOException {
    SegmentWriter to = open();
    long at = to.written();
    to.append(target.start(), bytes, from, length);
    hash.update(at, bytes, from, length);
  }

  SegmentWriter writer() {
    return open();
  }

  boolean isOf(Turn other) {
    return turn == other;
  }

  /**
   * Forces everything and closes the file.
   *
   * @return the offset behind the last byte; the file says that all before is durable, which its
   *     getting the name of a segment makes true
   */
  long finish() throws IOException {
    SegmentWriter finishing = open();
    long end = finishing.written();
    finishing.mark(end);
    finishing.forceAll(turn);
    position = finishing.position();
    finishing.close();
    return end;
  }

  /**
   * Gives the bytes up.
   *
   * @return how many they took on the disk
   */
  long drop() {
    SegmentWriter dropping = writer;
    long bytes = dropping == null ? 0 : dropping.position();
    if (dropping != null) {
      dropping.close();
    }
    try {
      context.disk().delete(file);
    } catch (IOException e) {
      Failures.ignored("deleting " + file.getFileName() + ", which the next start does,", e);
    }
    return bytes;
  }

  private SegmentWriter open() {
    SegmentWriter begun = writer;
    if (begun == null) {
      throw new IllegalStateException("the stage was not begun");
    }
    return begun;
  }

  @Override
  public void forced(long offset) {
    // Nobody is told: the bytes do not count.
  }

  @Override
  public void failed(SegmentWriter failed, IOException e) {
    turn.over(Turn.Reason.FAILED, e);
    failed.wake();
  }
}
