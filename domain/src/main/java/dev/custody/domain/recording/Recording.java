package dev.custody.domain.recording;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One recorded session, call or video, as it is listed. What is true of its bytes is told by the
 * spool until they are stored; this is a projection of that.
 *
 * @param location where it is pinned to: the one that was active when it began
 * @param bytes how many are durable
 * @param lost acknowledged bytes that are gone
 */
public record Recording(
    RecordingId id,
    OrganizationId organization,
    Title title,
    ContentType contentType,
    Labels labels,
    Instant startedAt,
    LocationId location,
    RecordingState state,
    long bytes,
    Optional<Blocked> blocked,
    List<LostRange> lost) {

  public Recording {
    lost = List.copyOf(lost);
  }

  public static Recording begun(
      RecordingId id,
      OrganizationId organization,
      Title title,
      ContentType contentType,
      Labels labels,
      Instant startedAt,
      LocationId location) {
    return new Recording(
        id,
        organization,
        title,
        contentType,
        labels,
        startedAt,
        location,
        new RecordingState.Receiving(),
        0,
        Optional.empty(),
        List.of());
  }

  /**
   * The word for where it is: {@code blocked} only once it has ended, for until then it is
   * receiving all the same.
   */
  public Status status() {
    return switch (state) {
      case RecordingState.Receiving receiving -> Status.RECEIVING;
      case RecordingState.Received received ->
          blocked.isPresent() ? Status.BLOCKED : Status.RECEIVED;
      case RecordingState.Delivering delivering ->
          blocked.isPresent() ? Status.BLOCKED : Status.DELIVERING;
      case RecordingState.Stored stored -> Status.STORED;
      case RecordingState.Quarantined quarantined -> Status.QUARANTINED;
      case RecordingState.Discarded discarded -> Status.DISCARDED;
    };
  }

  public RecordingRef ref() {
    return new RecordingRef(organization, id);
  }

  public boolean receiving() {
    return state instanceof RecordingState.Receiving;
  }

  public Optional<Ending> ending() {
    return state.ended();
  }

  public boolean interrupted() {
    return ending().map(Ending::interrupted).orElse(false);
  }

  public Optional<ObjectKey> objectKey() {
    return switch (state) {
      case RecordingState.Delivering(Ending ending, ObjectKey key) -> Optional.of(key);
      case RecordingState.Stored stored -> Optional.of(stored.key());
      case RecordingState.Receiving receiving -> Optional.empty();
      case RecordingState.Received received -> Optional.empty();
      case RecordingState.Quarantined quarantined -> Optional.empty();
      case RecordingState.Discarded discarded -> Optional.empty();
    };
  }

  public Recording described(Title newTitle, Labels newLabels) {
    return new Recording(
        id,
        organization,
        newTitle,
        contentType,
        newLabels,
        startedAt,
        location,
        state,
        bytes,
        blocked,
        lost);
  }

  public Recording holding(long durableBytes) {
    return in(state, durableBytes, blocked, lost);
  }

  /** In another state; whatever blocked it is over. */
  public Recording in(RecordingState next) {
    return in(next, next.ended().map(Ending::length).orElse(bytes), Optional.empty(), lost);
  }

  public Recording blockedBy(Blocked refusal) {
    return in(state, bytes, Optional.of(refusal), lost);
  }

  public Recording unblocked() {
    return in(state, bytes, Optional.empty(), lost);
  }

  public Recording having(List<LostRange> ranges) {
    return in(state, bytes, blocked, ranges);
  }

  private Recording in(
      RecordingState newState,
      long newBytes,
      Optional<Blocked> newBlocked,
      List<LostRange> newLost) {
    return new Recording(
        id,
        organization,
        title,
        contentType,
        labels,
        startedAt,
        location,
        newState,
        newBytes,
        newBlocked,
        newLost);
  }
}
