package dev.custody.adapter.spool;

import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.RecordingRef;
import java.io.IOException;

/** Acknowledged bytes are not on the disk as they were written. */
final class SpoiltBytesException extends IOException {
  private static final long serialVersionUID = 1L;

  SpoiltBytesException(RecordingRef recording, LostRange range) {
    super(
        "Bytes %d to %d of the recording %s are lost: they are not on the spool's disk as they were written."
            .formatted(range.from(), range.to(), recording));
  }
}
