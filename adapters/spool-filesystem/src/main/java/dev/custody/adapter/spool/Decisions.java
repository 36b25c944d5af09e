package dev.custody.adapter.spool;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.SpoolHeader;
import dev.custody.application.port.out.Tombstone;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.RecordingRef;
import java.io.IOException;
import java.util.List;

/** What was decided of one recording, and what may still be. */
final class Decisions {
  private static final System.Logger LOG = System.getLogger(FilesystemSpool.class.getName());

  private static final int MOST_LOST_RANGES = 1_000;

  private final RecordingRef recording;
  private final Journal journal;
  private final Held held;

  Decisions(RecordingRef recording, Journal journal, Held held) {
    this.recording = recording;
    this.journal = journal;
    this.held = held;
  }

  Facts facts() {
    return journal.facts();
  }

  Journal journal() {
    return journal;
  }

  /** Keeps one more, durably. */
  void keep(JournalRecord added, long durable) throws IOException {
    // Whatever was decided before: who gives it up does not want it.
    if (!(added instanceof JournalRecord.Discarded)) {
      requireWhole();
    }
    held.add(journal.append(added, durable));
  }

  /** Makes sure that what is known is durable too. */
  void settle() throws IOException {
    journal.settle();
  }

  List<DeliveryRecord> deliveryLog() throws IOException {
    // What is left of it is enough to clean up by.
    if (facts().discardedAt().isEmpty()) {
      requireWhole();
    }
    return journal.deliveryLog();
  }

  void requireOpen() {
    if (!facts().open()) {
      throw new SpoolException.Ended(
          "The recording %s %s: it takes no more bytes."
              .formatted(
                  recording, facts().discardedAt().isPresent() ? "was discarded" : "has ended"));
    }
  }

  /** What was decided of a recording is not guessed. */
  void requireWhole() {
    if (journal.damaged()) {
      throw new SpoolException.Failed(
          "The journal of the recording %s is damaged: nothing more is decided by it. Its bytes can still be read."
              .formatted(recording),
          null);
    }
  }

  void requireMadeAs(SpoolHeader header) {
    if (!facts().header().equals(header)) {
      throw new IllegalArgumentException(
          "There is another recording %s in the spool.".formatted(recording));
    }
  }

  /** A proof of something else proves nothing. */
  void requireProven(Tombstone tombstone) {
    boolean same =
        facts()
            .ending()
            .filter(ending ->
                ending.length() == tombstone.length() && ending.sha256().equals(tombstone.sha256()))
            .isPresent();
    if (!same) {
      throw new IllegalArgumentException(
          "%s is proven to be stored with %d bytes and the SHA-256 %s, but here it is %s"
              .formatted(
                  recording,
                  tombstone.length(),
                  tombstone.sha256(),
                  facts().ending().map(Ending::toString).orElse("not at its end")));
    }
  }

  void requirePurgeable() {
    if (!facts().mayBePurged()) {
      throw new IllegalStateException(
          recording + " is neither proven to be stored nor discarded: its bytes are kept");
    }
  }

  /** Tells of durable bytes that are missing, once, and keeps that. */
  void lost(LostRange range, long durable) throws IOException {
    if (facts().mayBePurged() || isKnown(range)) {
      return;
    }
    LOG.log(
        System.Logger.Level.ERROR,
        "Bytes {0} to {1} of the recording {2} are lost: they were acknowledged, and are not on the disk as they were",
        Long.toString(range.from()),
        Long.toString(range.to()),
        recording);
    keep(new JournalRecord.Lost(kept(range, durable)), durable);
  }

  private boolean isKnown(LostRange range) {
    return facts().lost().stream()
        .anyMatch(known -> known.from() <= range.from() && range.to() <= known.to());
  }

  /** Where so much is spoilt, all behind it is given up, so that the journal stays small. */
  private LostRange kept(LostRange range, long durable) {
    return facts().lost().size() < MOST_LOST_RANGES
        ? range
        : new LostRange(range.from(), Math.max(range.to(), durable));
  }
}
