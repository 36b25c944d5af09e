package dev.custody.adapter.spool;

import dev.custody.domain.recording.RecordingRef;
import java.time.Instant;
import java.util.List;

/**
 * What was found of a recording's bytes.
 *
 * @param appendableAt how long the last segment's file is, if more may be appended to it; else
 *     negative
 * @param bytesOnDisk of all its files
 */
record Recovered(
    List<Segment> segments,
    long durable,
    long appendableAt,
    long bytesOnDisk,
    Instant lastActivity,
    boolean purged) {

  static Recovered purgedAt(Instant lastActivity) {
    return new Recovered(List.of(), 0, -1, 0, lastActivity, true);
  }

  static Recovered nothing(long bytesOnDisk, Instant lastActivity) {
    return new Recovered(List.of(), 0, -1, bytesOnDisk, lastActivity, false);
  }

  RecordingBytes bytes(SpoolContext context, RecordingRef recording, RecordingBytes.Owner owner) {
    return new RecordingBytes(context, recording, owner, segments, durable, appendableAt);
  }
}
