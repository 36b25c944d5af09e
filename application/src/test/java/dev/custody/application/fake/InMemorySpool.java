package dev.custody.application.fake;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.SpoolHeader;
import dev.custody.application.port.out.SpoolId;
import dev.custody.application.port.out.SpoolSpace;
import dev.custody.application.port.out.SpoolWriter;
import dev.custody.application.port.out.StagedWriter;
import dev.custody.application.port.out.Tombstone;
import dev.custody.application.port.out.storage.Content;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.ByteRange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The spool in memory, as its port tells it; what is forced stays, for as long as the test runs.
 */
public final class InMemorySpool implements Spool {
  private final Map<String, SpooledInMemory> held = new TreeMap<>();
  private final InstantSource clock;
  private final List<String> journal;
  private final SpoolFaults faults = new SpoolFaults();
  private Runnable beforeContent = () -> {};
  private Runnable onAwait = () -> {};

  /**
   * @param journal what happened, in order, for tests of order
   */
  public InMemorySpool(InstantSource clock, List<String> journal) {
    this.clock = clock;
    this.journal = journal;
  }

  public SpoolFaults faults() {
    return faults;
  }

  /** What happens, once, just before content is opened. */
  public void beforeNextContent(Runnable happens) {
    beforeContent = happens;
  }

  /** What happens whenever somebody waits for more bytes. */
  public void onAwait(Runnable happens) {
    onAwait = happens;
  }

  /** Adds zeros that are durable, as if a recorder had sent them. */
  public synchronized void fill(RecordingRef recording, long zeros) {
    SpooledInMemory spooled = require(recording);
    spooled.bytes = Bytes.joined(List.of(spooled.bytes, Bytes.ofZeros(zeros)));
    spooled.lastActivity = clock.instant();
  }

  /** Acknowledged bytes are gone, as the spool finds out. */
  public synchronized void lose(RecordingRef recording, LostRange range) {
    SpooledInMemory spooled = require(recording);
    spooled.spoil(range);
    spooled.foundLost(range);
  }

  /** Acknowledged bytes are spoilt, which nobody knows before they are read. */
  public synchronized void spoil(RecordingRef recording, LostRange range) {
    require(recording).spoil(range);
  }

  /** What was decided of it can be told no more. */
  public synchronized void damage(RecordingRef recording) {
    require(recording).damaged = true;
  }

  /** Whether it is left out where all are told. */
  public synchronized void hide(RecordingRef recording, boolean hidden) {
    require(recording).hidden = hidden;
  }

  /** They can be read after all. */
  public synchronized void mend(RecordingRef recording) {
    require(recording).mend();
  }

  /** The folder is gone. */
  public synchronized void vanish(RecordingRef recording) {
    held.remove(recording.toString());
  }

  @Override
  public SpoolId id() {
    return new SpoolId("spl_" + "0".repeat(32));
  }

  @Override
  public synchronized void create(SpoolHeader header) {
    faults.before("create", header.recording());
    held.putIfAbsent(header.recording().toString(), new SpooledInMemory(header, clock.instant()));
  }

  @Override
  public synchronized Optional<SpoolEntry> find(RecordingRef recording) {
    faults.before("find", recording);
    return Optional.ofNullable(held.get(recording.toString())).map(SpooledInMemory::entry);
  }

  @Override
  public synchronized SpoolWriter takeOver(RecordingRef recording) {
    faults.before("takeOver", recording);
    return writer(recording, false);
  }

  @Override
  public synchronized StagedWriter stage(RecordingRef recording) {
    faults.before("stage", recording);
    return writer(recording, true);
  }

  @Override
  public synchronized void declareLength(RecordingRef recording, long length) {
    faults.before("declareLength", recording);
    SpooledInMemory spooled = require(recording);
    if (spooled.declared.orElse(length) != length || spooled.bytes.length() > length) {
      throw new IllegalArgumentException("a length of " + length + " contradicts");
    }
    spooled.declared = OptionalLong.of(length);
  }

  @Override
  public synchronized Ending end(RecordingRef recording, boolean interrupted, Instant at) {
    faults.before("end", recording);
    SpooledInMemory spooled = require(recording);
    if (spooled.discardedAt.isPresent()) {
      throw new SpoolException.Ended("discarded");
    }
    spooled.fence();
    if (spooled.ending.isEmpty()) {
      spooled.ending = Optional.of(spooled.endingAt(interrupted, at));
      notifyAll();
    }
    return spooled.ending.get();
  }

  @Override
  public Content content(RecordingRef recording, ByteRange range) {
    Runnable happens = beforeContent;
    beforeContent = () -> {};
    happens.run();
    synchronized (this) {
      faults.before("content", recording);
      return require(recording).content(range, faults);
    }
  }

  @Override
  public SpoolEntry awaitBeyond(RecordingRef recording, long offset, Duration patience) {
    onAwait.run();
    synchronized (this) {
      return require(recording).entry();
    }
  }

  @Override
  public synchronized void append(RecordingRef recording, DeliveryRecord done) {
    faults.before("append", recording);
    require(recording).log.add(done);
    faults.after("append", recording);
  }

  @Override
  public synchronized List<DeliveryRecord> deliveryLog(RecordingRef recording) {
    return List.copyOf(require(recording).log);
  }

  @Override
  public synchronized void discard(RecordingRef recording, Instant at) {
    faults.before("discard", recording);
    SpooledInMemory spooled = require(recording);
    spooled.fence();
    if (spooled.discardedAt.isEmpty()) {
      spooled.discardedAt = Optional.of(at);
      journal.add("discarded in the spool");
    }
  }

  @Override
  public synchronized void entomb(RecordingRef recording, Tombstone tombstone) {
    faults.before("entomb", recording);
    require(recording).tombstone = Optional.of(tombstone);
    journal.add("tombstone");
    faults.after("entomb", recording);
  }

  @Override
  public synchronized void purge(RecordingRef recording) {
    faults.before("purge", recording);
    SpooledInMemory spooled = require(recording);
    if (spooled.tombstone.isEmpty() && spooled.discardedAt.isEmpty()) {
      throw new IllegalStateException("bytes without proof are never freed");
    }
    spooled.purged = true;
    journal.add("purge");
  }

  @Override
  public void forEach(Consumer<SpoolEntry> each, Consumer<RecordingRef> unreadable) {
    List<SpoolEntry> all;
    synchronized (this) {
      all =
          held.values().stream()
              .filter(spooled -> !spooled.hidden)
              .sorted(Comparator.comparing(spooled -> spooled.header.recording().toString()))
              .map(SpooledInMemory::entry)
              .toList();
    }
    new ArrayList<>(all).forEach(each);
  }

  @Override
  public SpoolSpace space() {
    return new SpoolSpace(0, Long.MAX_VALUE, 0);
  }

  /** Their bytes alone. */
  @Override
  public synchronized long usedBy(OrganizationId organization) {
    return held.values().stream()
        .filter(spooled ->
            !spooled.purged && spooled.header.recording().organization().equals(organization))
        .mapToLong(spooled -> spooled.bytes.length())
        .sum();
  }

  private WriterInMemory writer(RecordingRef recording, boolean staged) {
    SpooledInMemory spooled = require(recording);
    if (!spooled.entry().open()) {
      throw new SpoolException.Ended("ended");
    }
    spooled.fence();
    WriterInMemory writer = new WriterInMemory(this, spooled, clock, faults, staged);
    spooled.writer = writer;
    return writer;
  }

  private SpooledInMemory require(RecordingRef recording) {
    SpooledInMemory spooled = held.get(recording.toString());
    if (spooled == null) {
      throw new SpoolException.Unknown("nothing of " + recording);
    }
    return spooled;
  }
}
