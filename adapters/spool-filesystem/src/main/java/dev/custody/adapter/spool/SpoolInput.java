package dev.custody.adapter.spool;

import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Bytes of a recording from its segments, each frame verified before any of it is given out. */
final class SpoolInput extends InputStream {
  private final Disk disk;
  private final RecordingRef recording;
  private final Fingerprint fingerprint;
  private final List<Segment> segments;
  private final long durable;
  private final long end;
  private final Consumer<LostRange> onLost;
  private long offset;
  private @Nullable FrameCursor cursor;
  private @Nullable Segment segment;
  private @Nullable Frame frame;
  private long limit;

  /**
   * Begins before the first byte of a range.
   *
   * @param durable how far the segments go
   * @param onLost is told what is found to be missing, asked for or not
   */
  SpoolInput(
      Disk disk,
      RecordingRef recording,
      List<Segment> segments,
      long durable,
      ByteRange range,
      Consumer<LostRange> onLost) {
    this.disk = disk;
    this.durable = durable;
    this.onLost = onLost;
    this.recording = recording;
    this.fingerprint = Fingerprint.of(recording);
    this.segments = segments;
    this.offset = range.offset();
    this.end = range.end();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (offset >= end) {
      return -1;
    }
    Frame here = frame == null ? nextFrame() : frame;
    FrameCursor at = Objects.requireNonNull(cursor);
    long behind = Math.min(here.end(), limit);
    int taken = (int) Math.min(length, Math.min(behind, end) - offset);
    int start = at.payloadStart() + (int) (offset - here.offset());
    System.arraycopy(at.payload(), start, into, from, taken);
    offset += taken;
    if (offset == behind) {
      at.pass(here);
      frame = null;
    }
    return taken;
  }

  @Override
  public int available() {
    Frame here = frame;
    return here == null ? 0 : (int) (Math.min(Math.min(here.end(), limit), end) - offset);
  }

  /** Finds and verifies the frame that the next byte is in. */
  private Frame nextFrame() throws IOException {
    FrameCursor at = cursorHere();
    while (true) {
      Frame next = at.frame().orElse(null);
      if (next == null) {
        passHole(at);
      } else if (next.end() <= offset) {
        seek().passed(at.offset(), at.position());
        at.pass(next);
      } else if (at.read(next)) {
        seek().passed(at.offset(), at.position());
        frame = next;
        return next;
      } else {
        throw lost(next.offset(), next.end());
      }
    }
  }

  /** No frame begins where one must: whatever comes before the next one is gone. */
  private void passHole(FrameCursor at) throws IOException {
    long from = at.offset();
    long to = at.passSpoilt() ? Math.min(at.offset(), limit) : limit;
    if (to > offset) {
      throw lost(from, to);
    }
    if (to > from) {
      onLost.accept(new LostRange(from, to));
    }
  }

  private IOException lost(long from, long to) {
    var range = new LostRange(from, Math.min(to, limit));
    onLost.accept(range);
    return new SpoiltBytesException(recording, range);
  }

  private SeekIndex seek() {
    return Objects.requireNonNull(segment).seek();
  }

  /** A cursor over the segment that the next byte is in. */
  private FrameCursor cursorHere() throws IOException {
    if (cursor != null && offset < limit) {
      return cursor;
    }
    close();
    Segment entered = segmentHere();
    SeekIndex.Spot spot = entered.seek().before(offset);
    try {
      Disk.Reader file = disk.read(entered.file());
      segment = entered;
      cursor = new FrameCursor(file, fingerprint, spot.offset(), spot.position());
      return cursor;
    } catch (NoSuchFileException e) {
      throw lost(entered.start(), limit);
    }
  }

  /** Sets the limit too: what a segment has behind the start of the next one does not count. */
  private Segment segmentHere() throws IOException {
    limit = durable;
    for (int i = segments.size() - 1; i >= 0; i--) {
      Segment candidate = segments.get(i);
      if (candidate.start() <= offset) {
        return candidate;
      }
      limit = candidate.start();
    }
    throw lost(0, limit);
  }

  @Override
  public void close() throws IOException {
    FrameCursor closing = cursor;
    if (closing != null) {
      seek().stopped(closing.offset(), closing.position());
      cursor = null;
      frame = null;
      closing.close();
    }
  }
}
