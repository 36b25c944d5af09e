package dev.custody.application.port.out;

import dev.custody.application.port.out.storage.Content;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.ByteRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The durable local inbox where bytes wait until they are proven to be in their location. For a
 * recording that it holds it is the truth; the database's row is a projection of it. What a method
 * answered survives the loss of power; what it did not answer may or may not have happened. Safe
 * for use by many threads. All methods throw {@link SpoolException} and nothing else for what goes
 * wrong.
 */
public interface Spool {

  /** The same for as long as there is this spool, wherever it is moved. */
  SpoolId id();

  /**
   * Makes a recording's folder, durably. Making it again with the same header is harmless.
   *
   * @throws SpoolException.Full if the disk's reserve or the spool's quota would be touched
   */
  void create(SpoolHeader header);

  /**
   * What the spool has of a recording; empty if it has nothing, which after a purge is so once the
   * tombstone has expired.
   */
  Optional<SpoolEntry> find(RecordingRef recording);

  /**
   * The only writer of a recording from now on: the one before is fenced, and what it wrote is
   * forced first.
   *
   * @return at the durable offset; to be closed by the caller
   * @throws SpoolException.Ended if the recording takes no more bytes
   * @throws SpoolException.Unknown if there is no such recording
   */
  SpoolWriter takeOver(RecordingRef recording);

  /**
   * As {@link #takeOver}, for bytes that do not count until {@link StagedWriter#commit}; closed
   * before that, they are dropped, and so they are by a restart.
   */
  StagedWriter stage(RecordingRef recording);

  /**
   * Tells how long the recording will be, durably. Telling the same again is harmless.
   *
   * @throws IllegalArgumentException if another length was told, or more bytes than that are there
   */
  void declareLength(RecordingRef recording, long length);

  /**
   * Ends a recording with what is durable: fences its writer, forces, hashes what was not hashed
   * yet. Ending it again is harmless and answers the first ending.
   */
  Ending end(RecordingRef recording, boolean interrupted, Instant at);

  /**
   * Durable bytes of a recording. Their frames' checksums are verified as they are read.
   *
   * @throws IllegalArgumentException if the range goes beyond what is durable
   * @throws SpoolException.Unknown if the bytes are not here (any more)
   */
  Content content(RecordingRef recording, ByteRange range);

  /**
   * Waits until more than {@code offset} bytes are durable, the recording has ended or been
   * discarded, or {@code patience} is over.
   *
   * @return what is so then
   */
  SpoolEntry awaitBeyond(RecordingRef recording, long offset, Duration patience);

  /**
   * Keeps, durably, what a delivery has done, so that it goes on after a restart without asking the
   * store.
   */
  void append(RecordingRef recording, DeliveryRecord done);

  /** All that was appended, in order. */
  List<DeliveryRecord> deliveryLog(RecordingRef recording);

  /**
   * Says, durably, that someone with the right has given the recording up: fences its writer; it
   * takes no more bytes. Harmless if repeated.
   */
  void discard(RecordingRef recording, Instant at);

  /** Keeps the proof, durably, that the recording is in its location. Harmless if repeated. */
  void entomb(RecordingRef recording, Tombstone tombstone);

  /**
   * Frees the bytes of a recording that has a tombstone or was discarded, once nobody reads them
   * any more; header and tombstone stay.
   *
   * @throws IllegalStateException if it has neither: bytes without proof are never freed
   */
  void purge(RecordingRef recording);

  /**
   * Everything the spool holds, one after the other, in no order. What cannot be read is told as an
   * entry with what is lost.
   */
  default void forEach(Consumer<SpoolEntry> each) {
    forEach(each, unreadable -> {});
  }

  /**
   * As {@link #forEach(Consumer)}; those of which not even the header can be read, or that are in
   * the place of another, go to {@code unreadable}.
   */
  void forEach(Consumer<SpoolEntry> each, Consumer<RecordingRef> unreadable);

  /** How full it is. */
  SpoolSpace space();

  /** How many bytes segments and journals of one organization take. */
  long usedBy(OrganizationId organization);
}
