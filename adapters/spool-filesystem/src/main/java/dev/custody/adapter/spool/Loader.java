package dev.custody.adapter.spool;

import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolHeader;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.RecordingRef;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes recordings on the disk, and makes them again from it. One at a time for a recording. */
final class Loader {
  private static final System.Logger LOG = System.getLogger(FilesystemSpool.class.getName());

  private final SpoolContext context;
  private final Disk disk;
  private final Layout layout;
  private final Set<RecordingRef> uncounted = ConcurrentHashMap.newKeySet();
  private final boolean afterKill;
  private volatile boolean starting = true;

  /**
   * For one session.
   *
   * @param afterKill whether what is on the disk at the start may not be on stable storage
   */
  Loader(SpoolContext context, boolean afterKill) {
    this.afterKill = afterKill;
    this.context = context;
    this.disk = context.disk();
    this.layout = context.layout();
  }

  /** Makes a recording, durably; there is none yet. */
  SpooledRecording create(SpoolHeader header) throws IOException {
    RecordingRef recording = header.recording();
    OrganizationId organization = recording.organization();
    int bytes = new JournalEntry(1, 0, new JournalRecord.Begun(header)).bytes().length;
    context.space().take(organization, bytes);
    boolean durable = false;
    try {
      SpooledRecording created = write(header, bytes);
      durable = true;
      return created;
    } finally {
      if (!durable) {
        context.space().give(organization, bytes);
        withdraw(recording);
      }
    }
  }

  private SpooledRecording write(SpoolHeader header, int bytes) throws IOException {
    RecordingRef recording = header.recording();
    context.directories().make(layout.organization(recording.organization()));
    Path folder = layout.folder(recording);
    disk.createDirectory(folder);
    Journal journal = Journal.create(disk, layout.journal(recording), header);
    var created =
        new SpooledRecording(context, journal, Recovered.nothing(bytes, context.clock().instant()));
    created.intake().bytes().begin();
    disk.syncDirectory(folder);
    disk.syncDirectory(layout.organization(recording.organization()));
    return created;
  }

  /** What failed to be made is not to turn up later. */
  private void withdraw(RecordingRef recording) {
    try {
      Path path = layout.folder(recording);
      clear(path, Folder.list(disk, path));
    } catch (IOException e) {
      Failures.ignored("withdrawing " + recording + ", which a start may find now,", e);
    }
  }

  /** From now on what is on the disk is counted, but for what could not be loaded. */
  void started() {
    starting = false;
  }

  /** Makes a recording again from what is on the disk. */
  Optional<SpooledRecording> load(RecordingRef recording) throws IOException {
    boolean counted = !starting && !uncounted.contains(recording);
    boolean loaded = false;
    try {
      Optional<SpooledRecording> found = load(recording, counted);
      loaded = true;
      return found;
    } finally {
      if (loaded) {
        uncounted.remove(recording);
      } else if (starting) {
        uncounted.add(recording);
      }
    }
  }

  private Optional<SpooledRecording> load(RecordingRef recording, boolean counted)
      throws IOException {
    Path path = layout.folder(recording);
    Folder folder;
    try {
      folder = Folder.list(disk, path);
    } catch (NoSuchFileException e) {
      return purged(recording);
    }
    Optional<Journal> journal = Journal.load(disk, layout.journal(recording));
    if (journal.isEmpty()) {
      return withoutJournal(recording, path, folder);
    }
    Journal newest = newest(recording, journal.get());
    requireItsOwn(recording, newest);
    if (!counted && afterKill) {
      settleIfThereIsRoom(newest);
    }
    for (String name : folder.halfMade()) {
      disk.delete(path.resolve(name));
    }
    return Optional.of(load(recording, path, folder, newest, counted));
  }

  /**
   * What is on a full disk can be read all the same; whatever builds on the journal settles it
   * before.
   */
  private static void settleIfThereIsRoom(Journal journal) throws IOException {
    try {
      journal.settle();
    } catch (Disk.NoSpaceException e) {
      Failures.ignored("settling a journal, for which there is no room now,", e);
    }
  }

  /**
   * The loss of power may bring a folder back that was removed. What was decided since is in the
   * journal that was moved away alone.
   */
  private Journal newest(RecordingRef recording, Journal inFolder) throws IOException {
    return inFolder.facts().mayBePurged()
        ? Journal.load(disk, layout.purgedJournal(recording))
            .filter(moved -> !moved.isShorterThan(inFolder))
            .orElse(inFolder)
        : inFolder;
  }

  private SpooledRecording load(
      RecordingRef recording, Path path, Folder folder, Journal journal, boolean counted)
      throws IOException {
    if (journal.facts().mayBePurged() && !folder.hasBeginning()) {
      journal.settle();
      Removal.of(context, recording, journal);
      if (counted) {
        context.space().give(recording.organization(), folder.bytes());
      }
      return new SpooledRecording(context, journal, Recovered.purgedAt(folder.lastModified()));
    }
    Recovery.Found found = Recovery.of(disk, recording, path, folder, journal.facts());
    long before = counted ? folder.bytes() : 0;
    context.space().add(recording.organization(), found.recovered().bytesOnDisk() - before);
    var loaded = new SpooledRecording(context, journal, found.recovered());
    loaded.keepLost(found.lost());
    if (journal.facts().open() && journal.facts().durable() == 0 && folder.segments().isEmpty()) {
      finishMaking(path, loaded);
    }
    return loaded;
  }

  /**
   * The process stopped while it was being made. Without its first segment it would be taken for
   * one that is half removed, once it may be.
   */
  private void finishMaking(Path path, SpooledRecording halfMade) {
    try {
      halfMade.intake().bytes().begin();
      disk.syncDirectory(path);
    } catch (IOException e) {
      // Whoever writes to it settles the journal before, and syncs the folder with that.
      Failures.ignored("making the first segment in " + path.getFileName(), e);
    }
  }

  private Optional<SpooledRecording> purged(RecordingRef recording) throws IOException {
    Optional<Journal> journal = Journal.load(disk, layout.purgedJournal(recording));
    if (journal.isEmpty()) {
      return Optional.empty();
    }
    requireItsOwn(recording, journal.get());
    Facts facts = journal.get().facts();
    Instant since = facts.settledAt().orElse(facts.header().startedAt());
    return Optional.of(new SpooledRecording(context, journal.get(), Recovered.purgedAt(since)));
  }

  /** A folder that was being made, or being removed, when the process stopped. */
  private Optional<SpooledRecording> withoutJournal(
      RecordingRef recording, Path path, Folder folder) throws IOException {
    Optional<SpooledRecording> purged = purged(recording);
    if (purged.isEmpty() && folder.sizes().values().stream().anyMatch(size -> size > 0)) {
      throw new IOException(
          "its folder has bytes but no journal that says what they are: it is left as it is");
    }
    clear(path, folder);
    return purged;
  }

  private void clear(Path path, Folder folder) throws IOException {
    for (String name : folder.halfMade()) {
      disk.delete(path.resolve(name));
    }
    for (Segment segment : folder.segments()) {
      disk.delete(segment.file());
    }
    disk.delete(path.resolve(Journal.NAME));
    if (folder.unknown().isEmpty()) {
      disk.delete(path);
    }
  }

  private static void requireItsOwn(RecordingRef recording, Journal journal) throws IOException {
    RecordingRef named = journal.facts().header().recording();
    if (!named.equals(recording)) {
      throw new IOException("the folder of %s has the journal of %s".formatted(recording, named));
    }
  }

  /** What can be told of one that cannot be loaded: all its bytes count as lost. */
  Optional<SpoolEntry> unreadable(RecordingRef recording) {
    try {
      return Journal.load(disk, layout.journal(recording))
          .map(Journal::facts)
          .filter(facts -> facts.header().recording().equals(recording))
          .map(Loader::unreadable);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.ERROR, "The journal of " + recording + " cannot be read", e);
      return Optional.empty();
    }
  }

  private static SpoolEntry unreadable(Facts facts) {
    return new SpoolEntry(
        facts.header(),
        facts.durable(),
        facts.declaredLength(),
        facts.ending(),
        facts.discardedAt(),
        facts.tombstone(),
        facts.header().startedAt(),
        facts.durable() > 0 ? List.of(new LostRange(0, facts.durable())) : facts.lost(),
        false,
        false);
  }
}
