package dev.custody.adapter.spool;

import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.recording.RecordingRef;
import org.jspecify.annotations.Nullable;

/** One writer's right to append to a recording; once it is taken away it never comes back. */
final class Turn {
  private final RecordingRef recording;
  private volatile @Nullable Reason reason;
  private volatile @Nullable Throwable cause;

  /** Why a writer may not go on. */
  enum Reason {
    TAKEN_OVER,
    ENDED,
    FAILED,
    CLOSED
  }

  Turn(RecordingRef recording) {
    this.recording = recording;
  }

  /** Takes the right away; what was said first stays. */
  synchronized void over(Reason why, @Nullable Throwable failure) {
    if (reason == null) {
      cause = failure;
      reason = why;
    }
  }

  boolean isOver() {
    return reason != null;
  }

  /**
   * Returns if the writer may go on.
   *
   * @throws SpoolException with the reason if it may not
   */
  void check() {
    Reason why = reason;
    if (why == null) {
      return;
    }
    throw switch (why) {
      case TAKEN_OVER ->
          new SpoolException.TakenOver(
              "Another request has taken the recording %s over: this one writes no more."
                  .formatted(recording));
      case ENDED ->
          new SpoolException.Ended("The recording %s takes no more bytes.".formatted(recording));
      case FAILED ->
          new SpoolException.Failed(
              "The disk failed under the recording %s: ask for its offset and send again from there."
                  .formatted(recording),
              cause);
      case CLOSED -> new IllegalStateException("the writer of " + recording + " was closed");
    };
  }
}
