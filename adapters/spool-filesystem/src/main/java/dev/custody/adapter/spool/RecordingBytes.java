package dev.custody.adapter.spool;

import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Sha256;
import dev.custody.domain.storage.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one recording: its segments, and the one that is being written. Whatever changes
 * them is for one thread at a time, which {@link SpooledRecording} sees to.
 */
final class RecordingBytes {
  /** Is told of what happens to the bytes besides. */
  interface Owner extends SegmentWriter.Owner {
    /** Durable bytes were found to be missing, or not as they were. */
    void lost(LostRange range);
  }

  private static final int READ_BYTES = 64 << 10;

  private final SpoolContext context;
  private final RecordingRef recording;
  private final Path folder;
  private final Owner owner;
  private volatile List<Segment> segments;
  private volatile long durable;
  private volatile @Nullable SegmentWriter writer;
  private int lastNumber;
  private boolean givenUp;
  private long appendableAt;
  private RunningHash hash = RunningHash.atStart();

  /**
   * Bytes as they are on the disk.
   *
   * @param appendableAt how long the last segment's file is, if more may be appended to it; else
   *     negative
   */
  RecordingBytes(
      SpoolContext context,
      RecordingRef recording,
      Owner owner,
      List<Segment> segments,
      long durable,
      long appendableAt) {
    this.context = context;
    this.recording = recording;
    this.folder = context.layout().folder(recording);
    this.owner = owner;
    this.segments = List.copyOf(segments);
    this.durable = durable;
    this.lastNumber = segments.isEmpty() ? 0 : segments.getLast().number();
    this.appendableAt = appendableAt;
  }

  List<Segment> segments() {
    return segments;
  }

  long durable() {
    return durable;
  }

  /** More was forced. */
  void durableIs(long offset) {
    durable = offset;
  }

  /** Where the next byte goes. */
  long written() {
    SegmentWriter open = writer;
    return open == null ? durable : open.written();
  }

  /** The file that is being written, for those who wait for it. */
  @Nullable SegmentWriter writer() {
    return writer;
  }

  /** Makes the first segment's file; its name is for the caller to force. */
  void begin() throws IOException {
    nextSegment().close();
    appendableAt = 0;
  }

  /**
   * Appends at most one frame.
   *
   * @throws IOException if the disk failed; bytes that were not forced before are given up
   * @throws Disk.NoSpaceException if the disk is full; everything before is kept
   */
  void append(Turn turn, byte[] bytes, int from, int length) throws IOException {
    SegmentWriter to = writerWithRoom(turn);
    long at = to.written();
    to.append(durable, bytes, from, length);
    hash.update(at, bytes, from, length);
  }

  private SegmentWriter writerWithRoom(Turn turn) throws IOException {
    SegmentWriter open = writer == null ? open() : writer;
    if (open.takesMore() && open.position() < context.limits().segmentBytes()) {
      return open;
    }
    // The next one's name says that all before is durable: so it must be.
    open.awaitForced(turn);
    letGo();
    return open();
  }

  private SegmentWriter open() throws IOException {
    SegmentWriter opened =
        appendableAt >= 0
            ? SegmentWriter.goOn(
                context, recording, segments.getLast().file(), durable, appendableAt, owner)
            : nextSegment();
    writer = opened;
    return opened;
  }

  private SegmentWriter nextSegment() throws IOException {
    Segment next = numbered();
    SegmentWriter created =
        SegmentWriter.create(context, recording, next.file(), next.start(), owner);
    segments = Stream.concat(segments.stream(), Stream.of(next)).toList();
    return created;
  }

  /** A number is not used twice, even if the file could not be made. */
  private Segment numbered() {
    lastNumber++;
    return Segment.in(folder, lastNumber, durable);
  }

  /**
   * Forces what was written.
   *
   * @throws SpoolException.Failed if the disk failed
   */
  void settle(Turn turn) {
    SegmentWriter open = writer;
    if (open != null) {
      open.awaitForced(turn);
    }
  }

  /** Gives up what was written and not forced, after a failure. */
  void giveUp() {
    letGo();
    appendableAt = -1;
    givenUp = true;
    if (hash.offset() > durable) {
      hash = RunningHash.atStart();
    }
  }

  /** The same, if a failure was met and this was not done about it yet. */
  void giveUpIfFailed() {
    SegmentWriter open = writer;
    if (open != null && open.failed()) {
      giveUp();
    }
  }

  /**
   * If something was given up, makes that last: a new segment says where the recording goes on, so
   * that what the old one has behind that does not count after a restart either.
   */
  void startAnewAfterFailure() throws IOException {
    if (givenUp) {
      SegmentWriter next = nextSegment();
      next.syncName();
      writer = next;
      givenUp = false;
    }
  }

  /**
   * Closes the file that is written, after leaving word in it of how far it is durable.
   *
   * @return false if bytes wait to be forced: then nothing is done
   */
  boolean rest() throws IOException {
    SegmentWriter open = writer;
    if (open == null) {
      return true;
    }
    if (open.failed() || open.written() != durable) {
      return false;
    }
    mark();
    appendableAt = open.takesMore() ? open.position() : -1;
    closeWriter();
    return true;
  }

  /** Leaves word in the file of how far it is durable, if it is idle. */
  void mark() throws IOException {
    SegmentWriter open = writer;
    if (open == null || open.failed() || open.written() != durable) {
      return;
    }
    try {
      open.mark(durable);
    } catch (IOException e) {
      letGo();
      throw e;
    }
  }

  /** Forces everything and closes the file, which is closed where that fails, too. */
  void close(Turn turn) throws IOException {
    SegmentWriter open = writer;
    if (open == null) {
      return;
    }
    try {
      open.awaitForced(turn);
      open.mark(durable);
      open.forceAll(turn);
      rest();
    } finally {
      letGo();
    }
  }

  /** Closes the file; what was not forced is given up, and the file takes no more. */
  void letGo() {
    if (writer != null) {
      appendableAt = -1;
      closeWriter();
    }
  }

  private void closeWriter() {
    SegmentWriter open = writer;
    if (open != null) {
      open.close();
      writer = null;
    }
  }

  /** Begins a file of bytes that do not count yet. */
  Stage stage(Turn turn) throws IOException {
    rest();
    Stage stage = new Stage(context, recording, turn, numbered(), hash);
    stage.begin();
    return stage;
  }

  /** Makes staged bytes count. */
  void adopt(Stage stage) throws IOException {
    long end = stage.finish();
    Segment adopted = stage.target();
    context.disk().rename(stage.file(), adopted.file());
    segments = Stream.concat(segments.stream(), Stream.of(adopted)).toList();
    appendableAt = -1;
    context.disk().syncDirectory(folder);
    appendableAt = stage.position();
    hash = stage.hash();
    owner.forced(end);
  }

  /** The SHA-256 of all that is durable; reads again what was not hashed as it came. */
  Sha256 sha256() throws IOException {
    if (hash.offset() > durable) {
      hash = RunningHash.atStart();
    }
    if (hash.offset() < durable) {
      byte[] buffer = new byte[READ_BYTES];
      var rest = new ByteRange(hash.offset(), durable - hash.offset());
      try (InputStream in = read(rest)) {
        int length;
        while ((length = in.read(buffer)) >= 0) {
          hash.update(hash.offset(), buffer, 0, length);
        }
      }
    }
    return hash.value();
  }

  /** Verified bytes; the range is durable. */
  InputStream read(ByteRange range) {
    // Before the segments: these then go at least as far.
    long upTo = durable;
    return new SpoolInput(context.disk(), recording, segments, upTo, range, owner::lost);
  }
}
