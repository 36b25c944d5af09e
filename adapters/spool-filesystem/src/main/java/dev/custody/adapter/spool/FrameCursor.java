package dev.custody.adapter.spool;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Goes over the frames of one file. Holds a window of the file in memory, never more than one frame
 * needs.
 */
final class FrameCursor implements Closeable {
  private static final int LEAST_WINDOW = 16 << 10;

  private final Disk.Reader file;
  private final Fingerprint fingerprint;
  private final long size;
  private byte[] window = {};
  private long windowStart;
  private int windowLength;
  private long position;
  private long offset;

  /**
   * Begins at a frame.
   *
   * @param offset that it must have in the recording
   * @param position of it in the file
   */
  FrameCursor(Disk.Reader file, Fingerprint fingerprint, long offset, long position)
      throws IOException {
    this.file = file;
    this.fingerprint = fingerprint;
    this.size = file.size();
    this.offset = offset;
    this.position = position;
  }

  /** Where the frame begins in the file that {@link #frame} tells of. */
  long position() {
    return position;
  }

  /** Which offset in the recording that frame must have. */
  long offset() {
    return offset;
  }

  /** Whether the file ends here, with the frame before. */
  boolean atEnd() {
    return position == size;
  }

  /** The frame that begins here, all of whose bytes are in the file; empty if there is none. */
  Optional<Frame> frame() throws IOException {
    return frameAt(position)
        .filter(frame -> frame.offset() == offset && position + frame.bytes() <= size);
  }

  /** The header that begins here, whatever comes behind it. */
  Optional<Frame> header() throws IOException {
    return frameAt(position);
  }

  private Optional<Frame> frameAt(long at) throws IOException {
    return holds(at, Frame.HEADER_BYTES)
        ? Frame.at(window, (int) (at - windowStart), fingerprint)
        : Optional.empty();
  }

  /** Goes to another frame. */
  void moveTo(long newOffset, long newPosition) {
    offset = newOffset;
    position = newPosition;
  }

  /** Goes behind the frame that begins here. */
  void pass(Frame frame) {
    position += frame.bytes();
    offset = frame.end();
  }

  /**
   * Where no frame begins: goes to the next one behind, if there is one, as far from here as it may
   * be.
   *
   * @return whether there is one
   */
  boolean passSpoilt() throws IOException {
    for (long at = position + 1; at + Frame.HEADER_BYTES <= size; at++) {
      Optional<Frame> found = frameAt(at);
      if (found.isPresent() && found.get().offset() >= offset) {
        position = at;
        offset = found.get().offset();
        return true;
      }
    }
    return false;
  }

  /**
   * Reads the payload of the frame that begins here.
   *
   * @return whether it is as it was written; then {@link #payload} has it
   */
  boolean read(Frame frame) throws IOException {
    long at = position + Frame.HEADER_BYTES;
    return holds(at, frame.length())
        && Digests.crc32c(window, (int) (at - windowStart), frame.length()) == frame.payloadCrc();
  }

  /** What was read: from {@link #payloadStart} until the cursor moves. */
  byte[] payload() {
    return window;
  }

  int payloadStart() {
    return (int) (position + Frame.HEADER_BYTES - windowStart);
  }

  /** Whether the file has these bytes; they are in the window then. */
  private boolean holds(long at, int length) throws IOException {
    if (at >= windowStart && at + length <= windowStart + windowLength) {
      return true;
    }
    // The next header with it: frame after frame is one call each.
    int wanted = Math.max(LEAST_WINDOW, length + Frame.HEADER_BYTES);
    if (window.length < wanted) {
      window = new byte[wanted];
    }
    windowStart = at;
    windowLength = 0;
    while (windowLength < length) {
      int more = file.read(at + windowLength, window, windowLength, window.length - windowLength);
      if (more < 0) {
        return false;
      }
      windowLength += more;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
