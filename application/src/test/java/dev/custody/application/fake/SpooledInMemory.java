package dev.custody.application.fake;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.SpoolHeader;
import dev.custody.application.port.out.Tombstone;
import dev.custody.application.port.out.storage.Content;
import dev.custody.domain.recording.Checksum;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.Sha256;
import dev.custody.domain.storage.ByteRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One recording of the spool in memory. */
final class SpooledInMemory {
  final SpoolHeader header;
  final List<DeliveryRecord> log = new ArrayList<>();
  private final List<LostRange> spoilt = new ArrayList<>();
  Bytes bytes = Bytes.ofZeros(0);
  OptionalLong declared;
  Optional<Ending> ending = Optional.empty();
  Optional<Instant> discardedAt = Optional.empty();
  Optional<Tombstone> tombstone = Optional.empty();
  Instant lastActivity;
  volatile List<LostRange> lost = List.of();
  boolean damaged;
  boolean hidden;
  boolean purged;
  @Nullable WriterInMemory writer;

  SpooledInMemory(SpoolHeader header, Instant now) {
    this.header = header;
    declared = header.declaredLength();
    lastActivity = now;
  }

  SpoolEntry entry() {
    return new SpoolEntry(
        header,
        bytes.length(),
        declared,
        ending,
        discardedAt,
        tombstone,
        lastActivity,
        lost,
        damaged,
        purged);
  }

  Ending endingAt(boolean interrupted, Instant at) {
    return new Ending(
        bytes.length(), new Sha256(bytes.hex(Checksum.Algorithm.SHA256)), interrupted, at);
  }

  /** What the writer of the time wrote is forced; it writes no more. */
  void fence() {
    if (writer != null) {
      writer.fenceOff();
      writer = null;
    }
  }

  Content content(ByteRange range, SpoolFaults faults) {
    if (purged) {
      throw new SpoolException.Unknown("purged");
    }
    if (range.end() > bytes.length()) {
      throw new IllegalArgumentException("beyond what is durable: " + range);
    }
    Bytes slice = bytes.slice(range.offset(), range.end());
    return faults.unreadable() || !spoilt.isEmpty()
        ? new SpoiltContent(slice, range.offset(), List.copyOf(spoilt), faults, this::foundLost)
        : slice;
  }

  void spoil(LostRange range) {
    spoilt.add(range);
  }

  void foundLost(LostRange range) {
    if (!lost.contains(range)) {
      lost = Stream.concat(lost.stream(), Stream.of(range)).toList();
    }
  }

  void mend() {
    spoilt.clear();
    lost = List.of();
  }
}
