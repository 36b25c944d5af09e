package dev.custody.application.service;

import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.SpoolException;
import java.util.function.Supplier;

/** What went wrong with the spool, in words for the one who sends a recording. */
final class SpoolRefusals {
  private SpoolRefusals() {}

  /** What {@code work} answers; its faults as refusals. */
  static <T> T spooled(Supplier<T> work) {
    try {
      return work.get();
    } catch (SpoolException e) {
      throw of(e);
    }
  }

  /** As {@link #spooled(Supplier)}, for work without an answer. */
  static void spooled(Runnable work) {
    spooled(() -> {
      work.run();
      return true;
    });
  }

  static Refusal of(SpoolException failure) {
    String said = String.valueOf(failure.getMessage());
    return switch (failure) {
      case SpoolException.Full full -> new Refusal.NoRoom(said);
      case SpoolException.OverQuota overQuota -> new Refusal.OverQuota(said);
      case SpoolException.TakenOver takenOver ->
          new Refusal.Conflict(
              Refusal.Reason.TAKEN_OVER,
              "a newer request has taken this upload over; what this one sent and is durable counts");
      case SpoolException.Ended ended ->
          new Refusal.Conflict(
              Refusal.Reason.RECORDING_ENDED, "the recording has ended and takes no more bytes");
      case SpoolException.Unknown unknown -> new Refusal.NotFound("there is no such recording");
      case SpoolException.Failed failed ->
          new Refusal.SpoolFailed(
              "the service's disk failed; nothing that was acknowledged is affected. Ask for the offset and go"
                  + " on from there",
              failed);
    };
  }
}
