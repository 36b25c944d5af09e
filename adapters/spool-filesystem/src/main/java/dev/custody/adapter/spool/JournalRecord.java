package dev.custody.adapter.spool;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.SpoolHeader;
import dev.custody.application.port.out.Tombstone;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.LostRange;
import java.time.Instant;

/** One thing that was decided of a recording, as its journal keeps it. */
sealed interface JournalRecord {

  /** What the recording is; the first record of every journal. */
  record Begun(SpoolHeader header) implements JournalRecord {}

  record LengthDeclared(long length) implements JournalRecord {}

  record Delivered(DeliveryRecord done) implements JournalRecord {}

  record Ended(Ending ending) implements JournalRecord {}

  record Discarded(Instant at) implements JournalRecord {}

  record Entombed(Tombstone tombstone) implements JournalRecord {}

  /** Acknowledged bytes that were found gone or spoilt. */
  record Lost(LostRange range) implements JournalRecord {}
}
