package dev.custody.adapter.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A record in a journal, as bytes: length and CRC32C of what follows, its number in the journal
 * from 1, the recording's durable offset when it was written, the record.
 *
 * <p>Each is written twice, in one go: a spoilt byte in one of them costs nothing. What is missing
 * of both is a torn end where nothing follows, and damage where something does.
 */
record JournalEntry(int number, long durable, JournalRecord content) {
  private static final int PREFIX = 8;
  private static final int FIXED = 12;

  /** More than the longest header takes. */
  private static final int MOST_BYTES = 1 << 20;

  /** Both copies. */
  byte[] bytes() {
    byte[] body = RecordWriter.bytesOf(content);
    ByteBuffer copy = ByteBuffer.allocate(PREFIX + FIXED + body.length);
    copy.putInt(FIXED + body.length).putInt(0).putInt(number).putLong(durable).put(body);
    copy.putInt(4, Digests.crc32c(copy.array(), PREFIX, FIXED + body.length));
    return ByteBuffer.allocate(2 * copy.capacity()).put(copy.array()).put(copy.array()).array();
  }

  /** An entry in a journal, not yet read: its number, and where it begins and ends. */
  record Placed(int number, int start, int end) {
    JournalEntry read(byte[] journal) throws IOException {
      int body = start + PREFIX;
      long durable = ByteBuffer.wrap(journal).getLong(body + Integer.BYTES);
      return new JournalEntry(
          number, durable, RecordReader.read(journal, body + FIXED, end - body - FIXED));
    }
  }

  /** The one that begins at {@code at}; empty if none does. */
  static Optional<Placed> at(byte[] journal, int at) {
    if (journal.length - at < PREFIX + FIXED) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(journal, at, journal.length - at);
    int length = in.getInt();
    int crc = in.getInt();
    int body = at + PREFIX;
    if (length <= FIXED
        || length > MOST_BYTES
        || length > journal.length - body
        || crc != Digests.crc32c(journal, body, length)) {
      return Optional.empty();
    }
    return Optional.of(new Placed(in.getInt(), at, body + length));
  }
}
