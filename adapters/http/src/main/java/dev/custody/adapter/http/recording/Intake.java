package dev.custody.adapter.http.recording;

import dev.custody.adapter.http.access.Credential;
import dev.custody.adapter.http.body.Bodies;
import dev.custody.adapter.http.body.RequestStream;
import dev.custody.adapter.http.problem.Problem;
import dev.custody.adapter.http.problem.ProblemException;
import dev.custody.adapter.http.problem.RefusalProblems;
import dev.custody.application.port.in.Record;
import dev.custody.application.port.in.Record.BodyDigest;
import dev.custody.application.port.in.Record.End;
import dev.custody.application.port.in.Record.Progress;
import dev.custody.application.port.in.Record.Receive;
import dev.custody.application.port.in.Refusal;
import dev.custody.domain.recording.RecordingRef;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes the body of a request in as bytes of a recording. */
@Singleton
public final class Intake {
  private final Record recordings;
  private final RecordingAddresses addresses;

  Intake(Record recordings, RecordingAddresses addresses) {
    this.recordings = recordings;
    this.addresses = addresses;
  }

  /** Where in a recording a body goes. */
  public record Piece(
      RecordingRef recording,
      long offset,
      OptionalLong declaredLength,
      Optional<BodyDigest> digest,
      End end) {

    /** A body that is the whole content. */
    static Piece whole(RecordingRef recording, Optional<BodyDigest> digest) {
      return new Piece(recording, 0, OptionalLong.empty(), digest, End.WITH_BODY);
    }
  }

  /** Into a recording that was there before. */
  public Progress into(HttpRequest<?> request, Piece piece) {
    try {
      return receive(request, piece);
    } catch (Refusal refusal) {
      throw failure(refusal, piece.recording());
    }
  }

  /**
   * Into a recording that was begun for this request alone. Where nothing of it was kept, nothing
   * of it stays: its id is known to nobody.
   */
  public Progress intoNew(HttpRequest<?> request, Piece piece) {
    try {
      return receive(request, piece);
    } catch (Refusal.BodyBroken | Refusal.TokenNoLongerValid goesOnLater) {
      throw failure(goesOnLater, piece.recording());
    } catch (Refusal refusal) {
      throw takenBack(piece.recording(), refusal)
          ? RefusalProblems.of(refusal).toException(refusal)
          : failure(refusal, piece.recording());
    }
  }

  private Progress receive(HttpRequest<?> request, Piece piece) {
    try (RequestStream body = Bodies.content(request)) {
      return recordings.receive(
          new Receive(
              Credential.caller(request),
              piece.recording(),
              piece.offset(),
              piece.declaredLength(),
              Bodies.length(request),
              piece.digest(),
              piece.end()),
          body);
    }
  }

  private boolean takenBack(RecordingRef recording, Refusal why) {
    try {
      if (recordings.progress(recording).durableBytes() > 0) {
        return false;
      }
      recordings.discard(recording);
      return true;
    } catch (Refusal notNow) {
      why.addSuppressed(notNow);
      return false;
    }
  }

  /** Tells where a recorder goes on, where it can. */
  private ProblemException failure(Refusal refusal, RecordingRef recording) {
    Problem problem = RefusalProblems.of(refusal);
    if (refusal instanceof Refusal.NotFound) {
      return problem.toException(refusal);
    }
    if (refusal instanceof Refusal.Conflict conflict
        && conflict.reason() == Refusal.Reason.RECORDING_ENDED) {
      problem = problem.with("offset", recordings.progress(recording).durableBytes());
    }
    return problem
        .with("uploadUrl", addresses.upload(recording))
        .withHeader("Location", addresses.upload(recording))
        .toException(refusal);
  }
}
