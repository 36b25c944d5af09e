package dev.custody.adapter.spool;

import java.io.IOException;

/** The kinds of journal records, by the byte that they begin with; a byte is never used anew. */
enum RecordType {
  BEGUN(1),
  LENGTH_DECLARED(2),
  KEY_CHOSEN(3),
  UPLOAD_BEGUN(4),
  PART_SENT(5),
  UPLOAD_DROPPED(6),
  ENDED(7),
  DISCARDED(8),
  ENTOMBED(9),
  LOST(10);

  private final int code;

  RecordType(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static RecordType of(int code) throws IOException {
    for (RecordType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new IOException(
        "a journal record is of the unknown kind %d: was it written by a later version?"
            .formatted(code));
  }
}
