package dev.custody.application.port.in;

import dev.custody.domain.access.Caller;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Title;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Taking recordings in, and what is done with them afterwards. */
public interface Record {

  /**
   * Begins a recording, pinned to where the organization's recordings go now.
   *
   * @throws Refusal.Conflict with {@code NO_ACTIVE_LOCATION} where they go nowhere
   * @throws Refusal.TooLarge if it declares to be longer than a recording may be
   */
  Recording begin(Begin command);

  /**
   * Takes bytes in until the body ends; they become durable, and playable, as they come. Takes over
   * from whoever was sending before. What it answers is durable. A failure in the middle keeps what
   * is durable by then, unless it was staged for a digest.
   *
   * @param body to be closed by the caller; an {@link java.io.IOException} of it is {@link
   *     Refusal.BodyBroken}
   * @throws Refusal.OffsetMismatch if the recording's durable offset is not {@code offset}
   * @throws Refusal.Conflict with {@code RECORDING_ENDED} if it takes no more
   * @throws Refusal.TooLarge if it would be longer than was declared, or than a recording may be:
   *     then it is ended with what it has
   */
  Progress receive(Receive command, InputStream body);

  /** Where a recorder is; fences nobody. */
  Progress progress(RecordingRef recording);

  /** Ends a recording whose recorder went away, marked as interrupted. Harmless if it has ended. */
  Recording seal(Caller caller, RecordingRef recording);

  /** Another title, other labels; what is empty stays. */
  Recording describe(
      Caller caller, RecordingRef recording, Optional<Title> title, Optional<Labels> labels);

  /**
   * Gives a recording up for good: its bytes in the spool, and its object. For one that is still
   * being received too.
   *
   * @throws Refusal.Conflict with {@code STORAGE_REFUSES_DELETION} if its location does: nothing
   *     was deleted then
   * @throws Refusal.StorageUnavailable if its location does not answer now
   */
  void discard(Caller caller, RecordingRef recording);

  /**
   * As {@link #discard}, but only of one that is still being received: whoever may record may take
   * back what is not yet a recording, and nothing else.
   *
   * @throws Refusal.Conflict with {@code RECORDING_ENDED} if it has ended
   */
  void abandon(Caller caller, RecordingRef recording);

  /** Tries to deliver now, whatever it was waiting for. */
  Recording deliverNow(Caller caller, RecordingRef recording);

  /** What is so once the recording is stored, or after {@code patience}. */
  Recording awaitStored(RecordingRef recording, Duration patience);

  /**
   * A recording to be begun.
   *
   * @param startedAt now, where the recorder does not say
   * @param declaredLength in bytes, where the recorder knows it
   */
  record Begin(
      Caller caller,
      OrganizationId organization,
      Title title,
      ContentType contentType,
      Labels labels,
      Optional<Instant> startedAt,
      OptionalLong declaredLength) {}

  /**
   * Bytes to be taken in.
   *
   * @param offset where the recorder goes on
   * @param declaredLength of the whole recording, where this request tells it
   * @param bodyLength of this request, where it is known: what would be too long is refused before
   *     a byte is kept
   * @param digest of this request's body; nothing of it counts until it holds
   */
  record Receive(
      Caller caller,
      RecordingRef recording,
      long offset,
      OptionalLong declaredLength,
      OptionalLong bodyLength,
      Optional<BodyDigest> digest,
      End end) {}

  /** When a recording is through. */
  enum End {
    /** With the end of this body. */
    WITH_BODY,
    /** When it has the declared length. */
    AT_DECLARED_LENGTH
  }

  /**
   * What a body must hash to.
   *
   * @param algorithm as {@link java.security.MessageDigest} names it
   * @param hex lower-case hexadecimal
   */
  record BodyDigest(String algorithm, String hex) {}

  /**
   * How far a recording is.
   *
   * @param durableBytes on stable storage, or stored
   * @param closedIdle whether it was closed because nothing came any more
   * @param expiresAt when it is closed if nothing comes any more, at the earliest; empty of one
   *     that has ended
   */
  record Progress(
      Recording recording,
      long durableBytes,
      OptionalLong declaredLength,
      boolean closedIdle,
      Optional<Instant> expiresAt) {}
}
