package dev.custody.application.port.out;

import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.RecordingRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the spool has of one recording, at one moment.
 *
 * @param durableBytes how many bytes are on stable storage, or were before they were purged
 * @param declaredLength what the recorder said that it will be, whenever it did
 * @param lastActivity when bytes last came, by the wall clock; only for what may be late without
 *     harm
 * @param lost acknowledged bytes that are gone or spoilt
 * @param damaged whether it cannot be told any more what was decided of it: nothing but discarding
 *     it is decided from then on. Its bytes may be whole, and can be read
 * @param purged whether the bytes are gone because they are proven to be elsewhere, or were
 *     discarded
 */
public record SpoolEntry(
    SpoolHeader header,
    long durableBytes,
    OptionalLong declaredLength,
    Optional<Ending> ending,
    Optional<Instant> discardedAt,
    Optional<Tombstone> tombstone,
    Instant lastActivity,
    List<LostRange> lost,
    boolean damaged,
    boolean purged) {

  public SpoolEntry {
    lost = List.copyOf(lost);
  }

  public RecordingRef recording() {
    return header.recording();
  }

  /** Whether a recorder may still send. */
  public boolean open() {
    return ending.isEmpty() && discardedAt.isEmpty();
  }

  /** Whether all that its recorder declared is durable, and its end alone is missing. */
  public boolean awaitsItsEnd() {
    return open() && declaredLength.orElse(-1) == durableBytes;
  }
}
