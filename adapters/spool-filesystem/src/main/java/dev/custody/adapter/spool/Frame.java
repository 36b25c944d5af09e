package dev.custody.adapter.spool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What precedes the bytes of one write in a segment, 64 bytes, big-endian:
 *
 * <pre>
 *  0  magic
 *  4  length of the payload
 *  8  offset of its first byte in the recording
 * 16  durable offset of the recording when the frame was written
 * 24  fingerprint of organization and recording
 * 56  CRC32C of the payload
 * 60  CRC32C of these 60 bytes
 * </pre>
 *
 * <p>The durable offset is what makes a frame a commit record: it says that everything before was
 * on stable storage by then. It is true wherever it can be read, forced or not. A frame without
 * payload says nothing else.
 */
record Frame(int length, long offset, long durable, int payloadCrc) {
  static final int HEADER_BYTES = 64;
  static final int MOST_PAYLOAD = 256 << 10;
  static final int MAGIC = 0x43_75_46_31;

  private static final int FINGERPRINT_AT = 24;
  private static final int PAYLOAD_CRC_AT = 56;
  private static final int HEADER_CRC_AT = 60;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** The offset behind its last byte. */
  long end() {
    return offset + length;
  }

  /** How many bytes it takes in its file. */
  int bytes() {
    return HEADER_BYTES + length;
  }

  /** How many bytes a write of {@code length} bytes takes in a file. */
  static long bytesFor(long length) {
    return length + (length + MOST_PAYLOAD - 1) / MOST_PAYLOAD * HEADER_BYTES;
  }

  void writeTo(byte[] into, int at, Fingerprint fingerprint) {
    INT.set(into, at, MAGIC);
    INT.set(into, at + 4, length);
    LONG.set(into, at + 8, offset);
    LONG.set(into, at + 16, durable);
    fingerprint.writeTo(into, at + FINGERPRINT_AT);
    INT.set(into, at + PAYLOAD_CRC_AT, payloadCrc);
    INT.set(into, at + HEADER_CRC_AT, Digests.crc32c(into, at, HEADER_CRC_AT));
  }

  /** The frame of that recording whose header is at {@code at}; empty if there is none. */
  static Optional<Frame> at(byte[] in, int at, Fingerprint fingerprint) {
    if ((int) INT.get(in, at) != MAGIC
        || (int) INT.get(in, at + HEADER_CRC_AT) != Digests.crc32c(in, at, HEADER_CRC_AT)
        || !fingerprint.isAt(in, at + FINGERPRINT_AT)) {
      return Optional.empty();
    }
    var frame =
        new Frame(
            (int) INT.get(in, at + 4),
            (long) LONG.get(in, at + 8),
            (long) LONG.get(in, at + 16),
            (int) INT.get(in, at + PAYLOAD_CRC_AT));
    return frame.plausible() ? Optional.of(frame) : Optional.empty();
  }

  private boolean plausible() {
    return length >= 0 && length <= MOST_PAYLOAD && offset >= 0 && durable >= 0 && durable <= end();
  }
}
