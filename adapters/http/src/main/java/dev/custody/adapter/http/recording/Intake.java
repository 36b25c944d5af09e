package dev.custody.adapter.http.recording;

import dev.custody.adapter.http.access.Credential;
import dev.custody.adapter.http.body.Bodies;
import dev.custody.adapter.http.body.RequestStream;
import dev.custody.adapter.http.header.AnnouncedDigest;
import dev.custody.adapter.http.header.HttpDate;
import dev.custody.adapter.http.problem.Problem;
import dev.custody.adapter.http.problem.ProblemException;
import dev.custody.adapter.http.problem.RefusalProblems;
import dev.custody.application.port.in.Record;
import dev.custody.application.port.in.Record.End;
import dev.custody.application.port.in.Record.Progress;
import dev.custody.application.port.in.Record.Receive;
import dev.custody.application.port.in.Refusal;
import dev.custody.domain.recording.RecordingRef;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes the body of a request in as bytes of a recording. */
@Singleton
public final class Intake {
  /** When an upload that gets no more bytes is closed (tus, "Expiration"). */
  public static final String UPLOAD_EXPIRES = "Upload-Expires";

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
      Optional<AnnouncedDigest> digest,
      End end) {

    /** A body that is the whole content. */
    static Piece whole(RecordingRef recording, Optional<AnnouncedDigest> digest) {
      return new Piece(recording, 0, OptionalLong.empty(), digest, End.WITH_BODY);
    }
  }

  /** Into a recording that was there before. */
  public Progress into(HttpRequest<?> request, Piece piece) {
    try {
      return receive(request, piece);
    } catch (Refusal refusal) {
      throw failure(refusal, piece);
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
      throw failure(goesOnLater, piece);
    } catch (Refusal refusal) {
      throw takenBack(request, piece.recording(), refusal)
          ? problem(refusal, piece).toException(refusal)
          : failure(refusal, piece);
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
              piece.digest().map(AnnouncedDigest::digest),
              piece.end()),
          body);
    }
  }

  private boolean takenBack(HttpRequest<?> request, RecordingRef recording, Refusal why) {
    try {
      if (recordings.progress(recording).durableBytes() > 0) {
        return false;
      }
      recordings.discard(Credential.caller(request), recording);
      return true;
    } catch (Refusal notNow) {
      why.addSuppressed(notNow);
      return false;
    }
  }

  /** Tells where a recorder goes on, where it can. */
  private ProblemException failure(Refusal refusal, Piece piece) {
    Problem problem = problem(refusal, piece);
    if (refusal instanceof Refusal.NotFound) {
      return problem.toException(refusal);
    }
    Optional<Progress> now = progress(piece.recording(), refusal);
    if (refusal instanceof Refusal.Conflict conflict
        && conflict.reason() == Refusal.Reason.RECORDING_ENDED
        && now.isPresent()) {
      problem = problem.with("offset", now.get().durableBytes());
    }
    Optional<Instant> expiresAt = now.flatMap(Progress::expiresAt);
    if (expiresAt.isPresent()) {
      problem = problem.withHeader(UPLOAD_EXPIRES, HttpDate.of(expiresAt.get()));
    }
    String upload = addresses.upload(piece.recording());
    return problem.with("uploadUrl", upload).withHeader("Location", upload).toException(refusal);
  }

  private static Problem problem(Refusal refusal, Piece piece) {
    boolean checksum =
        refusal instanceof Refusal.DigestMismatch
            && piece.digest().filter(AnnouncedDigest::byTus).isPresent();
    return checksum
        ? Problem.of(
            460, "checksum-mismatch", "Checksum Mismatch", String.valueOf(refusal.getMessage()))
        : RefusalProblems.of(refusal);
  }

  /** How things stand; empty where that cannot be told now, which must not hide the refusal. */
  private Optional<Progress> progress(RecordingRef recording, Refusal why) {
    try {
      return Optional.of(recordings.progress(recording));
    } catch (Refusal notNow) {
      why.addSuppressed(notNow);
      return Optional.empty();
    }
  }
}
