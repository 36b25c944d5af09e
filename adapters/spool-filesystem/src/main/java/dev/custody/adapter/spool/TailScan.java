package dev.custody.adapter.spool;

import dev.custody.domain.recording.LostRange;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the last segment of a recording tells after a restart. A frame, a record of the journal and
 * the segment's own name say how far the recording was durable when they were written. Below the
 * highest of these a bad frame is lost bytes; behind it, bytes may never have been forced: valid
 * ones are kept, and what follows the first bad frame was never acknowledged.
 */
final class TailScan {
  private final FrameCursor cursor;
  private final Deque<Placed> unproven = new ArrayDeque<>();
  private final List<LostRange> holes = new ArrayList<>();
  private long recorded;
  private boolean clean = true;

  /** A frame and its position in the file. */
  record Placed(Frame frame, long position) {}

  /**
   * What was found.
   *
   * @param recorded all before was durable; bytes of it that are not there are lost
   * @param unproven valid frames from there on, in order, without a gap
   * @param fileEnd how long the file is, if nothing but good frames is in it, all of them known to
   *     be durable: then more may be appended
   */
  record Result(
      long recorded, List<LostRange> lost, List<Placed> unproven, Optional<Long> fileEnd) {}

  /**
   * Reads all headers and those payloads that may never have been forced.
   *
   * @param cursor at the first frame
   * @param recorded known to be durable from elsewhere
   */
  static Result of(FrameCursor cursor, long recorded) throws IOException {
    return new TailScan(cursor, recorded).result();
  }

  private TailScan(FrameCursor cursor, long recorded) {
    this.cursor = cursor;
    this.recorded = recorded;
  }

  private Result result() throws IOException {
    readHeaders();
    List<LostRange> lost = new ArrayList<>();
    for (LostRange hole : holes) {
      if (hole.from() < recorded) {
        lost.add(new LostRange(hole.from(), Math.min(hole.to(), recorded)));
      }
    }
    if (cursor.offset() < recorded) {
      lost.add(new LostRange(cursor.offset(), recorded));
    }
    long fileEnd = cursor.position();
    boolean allKnown = clean && lost.isEmpty() && unproven.isEmpty();
    return new Result(recorded, lost, valid(), allKnown ? Optional.of(fileEnd) : Optional.empty());
  }

  private void readHeaders() throws IOException {
    while (!cursor.atEnd()) {
      Optional<Frame> found = cursor.frame();
      if (found.isPresent()) {
        add(found.get());
      } else {
        clean = false;
        // Cut short or not: what its header says was true when it was written.
        cursor.header().ifPresent(frame -> recorded = Math.max(recorded, frame.durable()));
        long from = cursor.offset();
        if (!cursor.passSpoilt()) {
          return;
        }
        if (cursor.offset() > from) {
          holes.add(new LostRange(from, cursor.offset()));
        }
      }
    }
  }

  private void add(Frame frame) {
    unproven.add(new Placed(frame, cursor.position()));
    recorded = Math.max(recorded, frame.durable());
    cursor.pass(frame);
    while (!unproven.isEmpty() && unproven.getFirst().frame().end() <= recorded) {
      unproven.removeFirst();
    }
  }

  private List<Placed> valid() throws IOException {
    List<Placed> valid = new ArrayList<>();
    long expected = recorded;
    for (Placed placed : unproven) {
      cursor.moveTo(placed.frame().offset(), placed.position());
      if (placed.frame().offset() != expected || !cursor.read(placed.frame())) {
        break;
      }
      valid.add(placed);
      expected = placed.frame().end();
    }
    return valid;
  }
}
