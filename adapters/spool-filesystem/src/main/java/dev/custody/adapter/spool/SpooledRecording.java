package dev.custody.adapter.spool;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.SpoolHeader;
import dev.custody.application.port.out.Tombstone;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Sha256;
import dev.custody.domain.storage.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One recording: what was decided of it, and its bytes. Everything in here can be made again from
 * the disk.
 */
final class SpooledRecording implements Intake.Listener {
  private static final System.Logger LOG = System.getLogger(FilesystemSpool.class.getName());

  private final SpoolContext context;
  private final RecordingRef recording;
  private final Held held;
  private final Decisions decisions;
  private final Intake intake;
  private final RecordingBytes bytes;
  private final Leases leases = new Leases();
  private final Progress progress = new Progress();
  private final IdleMark idleMark;
  private volatile boolean removed;

  SpooledRecording(SpoolContext context, Journal journal, Recovered recovered) {
    this.context = context;
    this.recording = journal.facts().header().recording();
    this.held = new Held(context.space(), recording.organization(), recovered.bytesOnDisk());
    this.decisions = new Decisions(recording, journal, held);
    this.intake = new Intake(context, recording, recovered, held, this);
    this.bytes = intake.bytes();
    this.idleMark = new IdleMark(context.scheduler(), this::markIfIdle);
    this.removed = recovered.purged();
    if (removed) {
      leases.end();
    }
  }

  Intake intake() {
    return intake;
  }

  private Facts facts() {
    return decisions.facts();
  }

  SpoolEntry entry() {
    Facts facts = facts();
    boolean purged = leases.over();
    return new SpoolEntry(
        facts.header(),
        purged ? facts.durable() : bytes.durable(),
        facts.declaredLength(),
        facts.ending(),
        facts.discardedAt(),
        facts.tombstone(),
        intake.lastActivity(),
        facts.lost(),
        decisions.journal().damaged(),
        purged);
  }

  SpoolEntry awaitBeyond(long offset, Duration patience) {
    progress.await(
        () -> bytes.durable() > offset || !facts().open(), patience, context.scheduler());
    return entry();
  }

  /** Making it again does no harm where it is the same. */
  void requireMadeAs(SpoolHeader header) {
    decisions.requireMadeAs(header);
    try {
      decisions.settle();
    } catch (IOException e) {
      throw Failures.of(recording, "keep the header", e);
    }
  }

  Turn takeOver() {
    intake.lock(Turn.Reason.TAKEN_OVER);
    try {
      requireReceiving();
      return intake.begin();
    } catch (IOException e) {
      throw Failures.of(recording, "go on with the bytes", e);
    } finally {
      intake.unlock();
    }
  }

  Turn stage() {
    intake.lock(Turn.Reason.TAKEN_OVER);
    try {
      requireReceiving();
      return intake.beginStage();
    } catch (IOException e) {
      throw Failures.of(recording, "stage bytes", e);
    } finally {
      intake.unlock();
    }
  }

  private void requireReceiving() throws IOException {
    decisions.requireOpen();
    decisions.requireWhole();
    decisions.settle();
  }

  void declareLength(long length) {
    intake.lock();
    try {
      OptionalLong told = facts().declaredLength();
      if (told.isPresent() && told.getAsLong() != length) {
        throw new IllegalArgumentException(
            "%s was declared to be %d bytes long, not %d"
                .formatted(recording, told.getAsLong(), length));
      }
      if (length < bytes.written()) {
        throw new IllegalArgumentException(
            "%s has %d bytes, more than the %d declared"
                .formatted(recording, bytes.written(), length));
      }
      if (told.isEmpty()) {
        decisions.requireOpen();
        keep(new JournalRecord.LengthDeclared(length));
      }
      decisions.settle();
    } catch (IOException e) {
      throw Failures.of(recording, "keep the declared length", e);
    } finally {
      intake.unlock();
    }
  }

  Ending end(boolean interrupted, Instant at) {
    intake.lock(Turn.Reason.ENDED);
    try {
      if (facts().ending().isEmpty()) {
        decisions.requireOpen();
        decisions.requireWhole();
        intake.settle();
        Sha256 sha256 = bytes.sha256();
        keep(new JournalRecord.Ended(new Ending(bytes.durable(), sha256, interrupted, at)));
        bytes.letGo();
        progress.made();
      }
      decisions.settle();
      return facts().ending().orElseThrow();
    } catch (IOException e) {
      throw Failures.of(recording, "keep the end", e);
    } finally {
      intake.unlock();
    }
  }

  void discard(Instant at) {
    intake.lock(Turn.Reason.ENDED);
    try {
      if (facts().discardedAt().isEmpty()) {
        intake.dropStage();
        // Else more could become durable, and be told, than the journal will know of.
        bytes.giveUp();
        keep(new JournalRecord.Discarded(at));
        progress.made();
      }
      decisions.settle();
    } catch (IOException e) {
      throw Failures.of(recording, "keep the discarding", e);
    } finally {
      intake.unlock();
    }
  }

  void entomb(Tombstone tombstone) {
    intake.lock();
    try {
      if (facts().tombstone().isEmpty()) {
        decisions.requireProven(tombstone);
        keep(new JournalRecord.Entombed(tombstone));
      }
      decisions.settle();
    } catch (IOException e) {
      throw Failures.of(recording, "keep the proof", e);
    } finally {
      intake.unlock();
    }
  }

  void delivered(DeliveryRecord done) {
    try {
      keep(new JournalRecord.Delivered(done));
    } catch (IOException e) {
      throw Failures.of(recording, "keep what was delivered", e);
    }
  }

  List<DeliveryRecord> deliveryLog() {
    try {
      return decisions.deliveryLog();
    } catch (IOException e) {
      throw Failures.of(recording, "read what was delivered", e);
    }
  }

  private void keep(JournalRecord added) throws IOException {
    decisions.keep(added, bytes.durable());
  }

  /** Says whether a range is there to be read. */
  void requireDurable(ByteRange range) {
    if (leases.over()) {
      throw gone();
    }
    if (range.end() > bytes.durable()) {
      throw new IllegalArgumentException(
          "%s has %d durable bytes, not %d".formatted(recording, bytes.durable(), range.end()));
    }
  }

  /** Durable bytes; {@link #endRead} is to follow. */
  InputStream read(ByteRange range) {
    if (!leases.take()) {
      throw gone();
    }
    return bytes.read(range);
  }

  private SpoolException gone() {
    return new SpoolException.Unknown(
        "The spool does not have the bytes of the recording %s any more.".formatted(recording));
  }

  void endRead() {
    if (leases.giveBack()) {
      try {
        remove();
      } catch (IOException e) {
        LOG.log(
            System.Logger.Level.WARNING,
            "The bytes of " + recording + " could not be freed; the next sweep does it",
            e);
      }
    }
  }

  /** The SHA-256 of a range, where it is known. */
  Optional<Sha256> knownHash(ByteRange range) {
    return facts()
        .ending()
        .filter(ending -> range.offset() == 0 && range.length() == ending.length())
        .map(Ending::sha256);
  }

  void purge() {
    decisions.requirePurgeable();
    intake.lock(Turn.Reason.ENDED);
    try {
      if (!removed) {
        bytes.letGo();
        decisions.settle();
        if (leases.end()) {
          remove();
        }
      }
    } catch (IOException e) {
      throw Failures.of(recording, "free the bytes", e);
    } finally {
      intake.unlock();
    }
  }

  boolean mayBePurged() {
    return facts().mayBePurged();
  }

  private void remove() throws IOException {
    Removal.of(context, recording, decisions.journal());
    held.giveAll();
    removed = true;
  }

  /** Whether its bytes went, for a reason that was given before that time. */
  boolean purgedBefore(Instant time) {
    return leases.over() && facts().settledAt().filter(at -> at.isBefore(time)).isPresent();
  }

  @Override
  public void advanced() {
    progress.made();
    idleMark.touched();
  }

  private void markIfIdle() {
    if (intake.tryLock()) {
      try {
        bytes.mark();
      } catch (IOException e) {
        Failures.ignored("marking how far " + recording + " is durable", e);
      } finally {
        intake.unlock();
      }
    }
  }

  @Override
  public void lost(LostRange range) {
    try {
      decisions.lost(range, bytes.durable());
    } catch (IOException | SpoolException e) {
      LOG.log(System.Logger.Level.ERROR, "That could not be kept in the journal", e);
    }
  }

  /** Keeps what a restart found to be lost. */
  void keepLost(List<LostRange> ranges) throws IOException {
    for (LostRange range : ranges) {
      decisions.lost(range, bytes.durable());
    }
  }

  /**
   * Leaves everything such that it can be made again from the disk.
   *
   * @return whether it may be forgotten now
   */
  boolean rest() {
    if (!intake.tryLock()) {
      return false;
    }
    try {
      settleIfInDoubt();
      boolean rests = bytes.rest();
      if (rests && facts().open()) {
        intake.keepLastActivity();
      }
      return rests;
    } catch (IOException e) {
      Failures.ignored("putting " + recording + " to rest, which stays in memory", e);
      return false;
    } finally {
      intake.unlock();
    }
  }

  private void settleIfInDoubt() throws IOException {
    if (decisions.journal().inDoubt()) {
      decisions.settle();
    }
  }

  /** Forces everything and closes what is open. */
  void close() throws IOException {
    intake.lock(Turn.Reason.CLOSED);
    try {
      intake.dropStage();
      settleIfInDoubt();
    } finally {
      try {
        bytes.close(new Turn(recording));
      } finally {
        intake.unlock();
      }
    }
  }
}
