package dev.custody.adapter.spool;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.Scheduler;
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
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.ByteRange;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The spool in a directory of a local disk, which no other process may have open. */
public final class FilesystemSpool implements Spool, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(FilesystemSpool.class.getName());

  private final SpoolContext context;
  private final SpoolId id;
  private final Loader loader;
  private final StartScan scan;
  private final LoadedRecordings recordings;
  private final Sweep sweep;
  private final Session session;
  private final Closeable lock;
  private final AutoCloseable ownDisk;

  private FilesystemSpool(
      SpoolContext context, SpoolId id, Session session, Closeable lock, AutoCloseable ownDisk) {
    this.context = context;
    this.id = id;
    this.session = session;
    this.loader = new Loader(context, session.afterKill());
    this.scan = new StartScan(context);
    this.recordings = new LoadedRecordings(loader, context.limits().recordingsInMemory());
    this.sweep = new Sweep(context, scan, recordings);
    this.lock = lock;
    this.ownDisk = ownDisk;
  }

  /**
   * Opens the spool and recovers what is in it.
   *
   * @param directory made if it is not there; its parent must be
   * @throws SpoolException.Failed if it cannot be opened, or is open already
   */
  public static FilesystemSpool open(
      Path directory, SpoolLimits limits, InstantSource clock, Scheduler scheduler) {
    var disk = new RealDisk(ForcingThreads.begin());
    boolean opened = false;
    try {
      FilesystemSpool spool = open(directory, limits, clock, scheduler, disk, disk);
      opened = true;
      return spool;
    } finally {
      if (!opened) {
        disk.close();
      }
    }
  }

  /** The same on another disk, which stays the caller's. */
  public static FilesystemSpool open(
      Path directory, SpoolLimits limits, InstantSource clock, Scheduler scheduler, Disk disk) {
    return open(directory, limits, clock, scheduler, disk, () -> {});
  }

  private static FilesystemSpool open(
      Path directory,
      SpoolLimits limits,
      InstantSource clock,
      Scheduler scheduler,
      Disk disk,
      AutoCloseable ownDisk) {
    try {
      new DurableDirectories(disk).make(directory);
      Closeable lock = disk.lock(directory.resolve(Layout.LOCK));
      boolean opened = false;
      try {
        SpoolContext context = SpoolContext.of(directory, disk, limits, clock, scheduler);
        Session session = Session.begin(disk, context.layout());
        SpoolId id = SpoolName.of(disk, context.layout());
        var spool = new FilesystemSpool(context, id, session, lock, ownDisk);
        spool.recover();
        opened = true;
        return spool;
      } finally {
        if (!opened) {
          // So that it can be tried again.
          lock.close();
        }
      }
    } catch (Disk.InUseException e) {
      throw new SpoolException.Failed(
          "The spool in %s is in use: stop the other Custody process first (%s)."
              .formatted(directory, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new SpoolException.Failed(
          "The spool in %s cannot be opened: %s".formatted(directory, e), e);
    }
  }

  private void recover() throws IOException {
    Layout layout = context.layout();
    List<OrganizationId> organizations = scan.organizations();
    for (OrganizationId organization : organizations) {
      scan.inParallel(organization, recording -> recordings.pin(recording).close());
      context.disk().syncDirectory(layout.organization(organization));
      syncIfThere(layout.purged(organization));
    }
    context.disk().syncDirectory(layout.directory());
    organizations.stream().map(layout::organization).forEach(context.directories()::add);
    loader.started();
  }

  private void syncIfThere(Path path) throws IOException {
    try {
      context.disk().syncDirectory(path);
    } catch (NoSuchFileException e) {
      Failures.ignored("syncing " + path, e);
    }
  }

  @Override
  public SpoolId id() {
    return id;
  }

  @Override
  public void create(SpoolHeader header) {
    RecordingRef ref = header.recording();
    try (var pin =
        recordings.pin(
            ref,
            () -> {
              var known = loader.load(ref);
              return known.isPresent() ? known : Optional.of(loader.create(header));
            })) {
      pin.get().requireMadeAs(header);
    }
  }

  private <T> T with(RecordingRef recording, Function<SpooledRecording, T> action) {
    try (var pin = recordings.pin(recording)) {
      return action.apply(pin.get());
    }
  }

  private void on(RecordingRef recording, Consumer<SpooledRecording> action) {
    try (var pin = recordings.pin(recording)) {
      action.accept(pin.get());
    }
  }

  @Override
  public Optional<SpoolEntry> find(RecordingRef recording) {
    try (var pin = recordings.pin(recording)) {
      return pin.recording().map(SpooledRecording::entry);
    }
  }

  @Override
  public SpoolWriter takeOver(RecordingRef recording) {
    return writer(recording, SpooledRecording::takeOver);
  }

  @Override
  public StagedWriter stage(RecordingRef recording) {
    return writer(recording, SpooledRecording::stage);
  }

  /** The writer keeps the recording in memory. */
  private StagedWriter writer(RecordingRef recording, Function<SpooledRecording, Turn> begin) {
    LoadedRecordings.Pin pin = recordings.pin(recording);
    boolean begun = false;
    try {
      var writer = new TurnWriter(pin, begin.apply(pin.get()));
      begun = true;
      return writer;
    } finally {
      if (!begun) {
        pin.close();
      }
    }
  }

  @Override
  public void declareLength(RecordingRef recording, long length) {
    on(recording, spooled -> spooled.declareLength(length));
  }

  @Override
  public Ending end(RecordingRef recording, boolean interrupted, Instant at) {
    return with(recording, spooled -> spooled.end(interrupted, at));
  }

  @Override
  public Content content(RecordingRef recording, ByteRange range) {
    on(recording, spooled -> spooled.requireDurable(range));
    return new SpooledContent(recordings, recording, range);
  }

  @Override
  public SpoolEntry awaitBeyond(RecordingRef recording, long offset, Duration patience) {
    return with(recording, spooled -> spooled.awaitBeyond(offset, patience));
  }

  @Override
  public void append(RecordingRef recording, DeliveryRecord done) {
    on(recording, spooled -> spooled.delivered(done));
  }

  @Override
  public List<DeliveryRecord> deliveryLog(RecordingRef recording) {
    return with(recording, SpooledRecording::deliveryLog);
  }

  @Override
  public void discard(RecordingRef recording, Instant at) {
    on(recording, spooled -> spooled.discard(at));
  }

  @Override
  public void entomb(RecordingRef recording, Tombstone tombstone) {
    on(recording, spooled -> spooled.entomb(tombstone));
  }

  @Override
  public void purge(RecordingRef recording) {
    on(recording, SpooledRecording::purge);
  }

  @Override
  public void forEach(Consumer<SpoolEntry> each, Consumer<RecordingRef> unreadable) {
    try {
      List<OrganizationId> organizations = scan.organizations();
      for (OrganizationId organization : organizations) {
        scan.recordings(organization, recording -> tell(recording, each, unreadable));
      }
      for (OrganizationId organization : organizations) {
        scan.purged(organization, recording -> tell(recording, each, unreadable));
      }
    } catch (IOException e) {
      throw new SpoolException.Failed("The spool's directory cannot be read: " + e, e);
    }
  }

  private void tell(
      RecordingRef recording, Consumer<SpoolEntry> each, Consumer<RecordingRef> unreadable) {
    Optional<SpoolEntry> entry;
    try {
      entry = find(recording);
    } catch (SpoolException e) {
      LOG.log(System.Logger.Level.ERROR, "The recording " + recording + " cannot be read", e);
      entry = loader.unreadable(recording);
      if (entry.isEmpty()) {
        unreadable.accept(recording);
      }
    }
    entry.ifPresent(each);
  }

  @Override
  public SpoolSpace space() {
    return context.space().now();
  }

  @Override
  public long usedBy(OrganizationId organization) {
    return context.space().usedBy(organization);
  }

  /**
   * Frees bytes that should have been freed by now, and forgets recordings that were purged more
   * than 30 days ago.
   */
  public void sweep(Instant now) {
    try {
      sweep.at(now);
    } catch (IOException e) {
      throw new SpoolException.Failed("The spool's directory cannot be read: " + e, e);
    }
  }

  /** Forces everything, closes it, and lets another process have the spool. */
  @Override
  public void close() {
    boolean clean = true;
    for (SpooledRecording recording : recordings.close()) {
      clean &= closed(recording);
    }
    context.scheduler().close();
    try (ownDisk;
        lock) {
      if (clean) {
        session.end();
      }
    } catch (Exception e) {
      throw new SpoolException.Failed("The spool was not closed cleanly: " + e, e);
    }
  }

  private static boolean closed(SpooledRecording recording) {
    try {
      recording.close();
      return true;
    } catch (IOException | SpoolException e) {
      LOG.log(System.Logger.Level.ERROR, "A recording was not closed cleanly", e);
      return false;
    }
  }
}
