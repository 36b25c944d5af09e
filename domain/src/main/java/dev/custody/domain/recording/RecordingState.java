package dev.custody.domain.recording;

import dev.custody.domain.storage.ObjectKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a recording is on its way: {@code receiving → received → delivering → stored}. That the
 * customer's side refuses is no state of its own here, since it can happen while receiving too: see
 * {@link Recording#blocked()}.
 */
public sealed interface RecordingState {

  /** Its recorder is still at it, or may come back. */
  record Receiving() implements RecordingState {}

  /** Complete and durable on our side. */
  record Received(Ending ending) implements RecordingState {}

  /** On its way into the location, under {@code key}. */
  record Delivering(Ending ending, ObjectKey key) implements RecordingState {}

  /** In the location, with proof. */
  record Stored(Ending ending, ObjectKey key, Optional<String> versionId, Proof proof, Instant at)
      implements RecordingState {}

  /** A fault in the bytes that no retry mends; kept, never deleted by a machine. */
  record Quarantined(Optional<Ending> ending, String reason) implements RecordingState {}

  /** Someone with the right said so. */
  record Discarded(Instant at) implements RecordingState {}

  /** What it ended as, where it has ended. */
  default Optional<Ending> ended() {
    return switch (this) {
      case Receiving receiving -> Optional.empty();
      case Received(Ending ending) -> Optional.of(ending);
      case Delivering(Ending ending, ObjectKey key) -> Optional.of(ending);
      case Stored stored -> Optional.of(stored.ending());
      case Quarantined(Optional<Ending> ending, String reason) -> ending;
      case Discarded discarded -> Optional.empty();
    };
  }
}
