package dev.custody.adapter.spool;

import java.io.IOException;

/** Copies frames into another segment, and leaves word there that all of them are durable. */
final class SegmentCopy {
  private final Fingerprint fingerprint;
  private final long durable;
  private final byte[] header = new byte[Frame.HEADER_BYTES];
  private long end;
  private long bytes;

  /** Begins with the frame at an offset up to which the recording is durable. */
  SegmentCopy(Fingerprint fingerprint, long durable) {
    this.fingerprint = fingerprint;
    this.durable = durable;
    this.end = durable;
  }

  void add(FrameCursor cursor, TailScan.Placed placed, Disk.Appender out) throws IOException {
    Frame frame = placed.frame();
    cursor.moveTo(frame.offset(), placed.position());
    if (!cursor.read(frame)) {
      throw new IOException(
          "bytes %d to %d were there a moment ago, and are not now"
              .formatted(frame.offset(), frame.end()));
    }
    write(new Frame(frame.length(), frame.offset(), durable, frame.payloadCrc()), out);
    out.append(cursor.payload(), cursor.payloadStart(), frame.length());
    bytes += frame.length();
    end = frame.end();
  }

  /**
   * Forces it. The word that all is durable is true by the time that the file has the name of a
   * segment.
   */
  void finish(Disk.Appender out) throws IOException {
    write(new Frame(0, end, end, 0), out);
    out.force();
  }

  private void write(Frame frame, Disk.Appender out) throws IOException {
    frame.writeTo(header, 0, fingerprint);
    out.append(header, 0, header.length);
    bytes += header.length;
  }

  /** The offset behind the last byte. */
  long end() {
    return end;
  }

  /** How long the file is. */
  long bytes() {
    return bytes;
  }
}
