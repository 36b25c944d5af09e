package dev.custody.adapter.spool;

import dev.custody.application.port.out.SpoolHeader;
import dev.custody.application.port.out.Tombstone;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.LostRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a journal says of a recording, all its records taken together.
 *
 * @param durable the highest offset that was durable when one of the records was written
 */
record Facts(
    SpoolHeader header,
    OptionalLong declaredLength,
    Optional<Ending> ending,
    Optional<Instant> discardedAt,
    Optional<Tombstone> tombstone,
    List<LostRange> lost,
    long durable) {

  Facts {
    lost = List.copyOf(lost);
  }

  static Facts of(SpoolHeader header) {
    return new Facts(
        header,
        header.declaredLength(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        0);
  }

  /** Whether bytes may still come. */
  boolean open() {
    return ending.isEmpty() && discardedAt.isEmpty();
  }

  /** Whether the bytes need not be kept. */
  boolean mayBePurged() {
    return tombstone.isPresent() || discardedAt.isPresent();
  }

  /** Since when they need not. */
  Optional<Instant> settledAt() {
    return tombstone.map(Tombstone::at).or(() -> discardedAt);
  }

  /** With one more record; what was said first of an end, a discarding or a proof stays. */
  Facts with(JournalRecord added, long durableThen) {
    Facts facts =
        switch (added) {
          case JournalRecord.Begun begun -> this;
          case JournalRecord.Delivered delivered -> this;
          case JournalRecord.LengthDeclared(long length) ->
              with(OptionalLong.of(length), ending, discardedAt, tombstone, lost);
          case JournalRecord.Ended(Ending end) ->
              with(declaredLength, ending.or(() -> Optional.of(end)), discardedAt, tombstone, lost);
          case JournalRecord.Discarded(Instant at) ->
              with(declaredLength, ending, discardedAt.or(() -> Optional.of(at)), tombstone, lost);
          case JournalRecord.Entombed(Tombstone proof) ->
              with(
                  declaredLength,
                  ending,
                  discardedAt,
                  tombstone.or(() -> Optional.of(proof)),
                  lost);
          case JournalRecord.Lost(LostRange range) ->
              with(
                  declaredLength,
                  ending,
                  discardedAt,
                  tombstone,
                  lost.contains(range)
                      ? lost
                      : Stream.concat(lost.stream(), Stream.of(range)).toList());
        };
    return facts.durableAtLeast(durableThen);
  }

  private Facts durableAtLeast(long offset) {
    return offset <= durable
        ? this
        : new Facts(header, declaredLength, ending, discardedAt, tombstone, lost, offset);
  }

  private Facts with(
      OptionalLong newDeclaredLength,
      Optional<Ending> newEnding,
      Optional<Instant> newDiscardedAt,
      Optional<Tombstone> newTombstone,
      List<LostRange> newLost) {
    return new Facts(
        header, newDeclaredLength, newEnding, newDiscardedAt, newTombstone, newLost, durable);
  }
}
