package dev.custody.adapter.spool;

import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolHeader;
import dev.custody.application.port.out.Tombstone;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.RecordingRef;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Makes recordings on the disk, and makes them again from it. One at a time for a recording. */
final class Loader {
  private static final System.Logger LOG = System.getLogger(FilesystemSpool.class.getName());

  private final SpoolContext context;
  private final Disk disk;
  private final Layout layout;
  private final Set<OrganizationId> organizations = ConcurrentHashMap.newKeySet();
  private final ReentrantLock makingOrganization = new ReentrantLock();

  Loader(SpoolContext context) {
    this.context = context;
    this.disk = context.disk();
    this.layout = context.layout();
  }

  /** That organization's directory is there, durably. */
  void knows(OrganizationId organization) {
    organizations.add(organization);
  }

  /** Makes a recording, durably; there is none yet. */
  SpooledRecording create(SpoolHeader header) throws IOException {
    RecordingRef recording = header.recording();
    OrganizationId organization = recording.organization();
    int bytes = new JournalEntry(1, 0, new JournalRecord.Begun(header)).bytes().length;
    context.space().take(organization, bytes);
    try {
      makeOrganization(organization);
      Path folder = layout.folder(recording);
      disk.createDirectory(folder);
      Journal journal = Journal.create(disk, layout.journal(recording), header);
      var created =
          new SpooledRecording(
              context, journal, Recovered.nothing(bytes, context.clock().instant()));
      created.intake().bytes().begin();
      disk.syncDirectory(folder);
      disk.syncDirectory(layout.organization(organization));
      return created;
    } catch (IOException e) {
      context.space().give(organization, bytes);
      throw e;
    }
  }

  private void makeOrganization(OrganizationId organization) throws IOException {
    if (organizations.contains(organization)) {
      return;
    }
    makingOrganization.lock();
    try {
      disk.createDirectory(layout.organization(organization));
      disk.syncDirectory(layout.directory());
      organizations.add(organization);
    } finally {
      makingOrganization.unlock();
    }
  }

  /**
   * Makes a recording again from what is on the disk.
   *
   * @param first whether its bytes are not counted yet
   */
  Optional<SpooledRecording> load(RecordingRef recording, boolean first) throws IOException {
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
    requireItsOwn(recording, journal.get());
    for (String name : folder.halfMade()) {
      disk.delete(path.resolve(name));
    }
    return Optional.of(load(recording, path, folder, journal.get(), first));
  }

  private SpooledRecording load(
      RecordingRef recording, Path path, Folder folder, Journal journal, boolean first)
      throws IOException {
    if (journal.facts().mayBePurged() && !folder.unbroken()) {
      journal.settle();
      Removal.of(context, recording, journal);
      if (!first) {
        context.space().give(recording.organization(), folder.bytes());
      }
      return new SpooledRecording(context, journal, Recovered.purgedAt(folder.lastModified()));
    }
    Recovery.Found found = Recovery.of(disk, recording, path, folder, journal.facts());
    long counted = first ? 0 : folder.bytes();
    context.space().add(recording.organization(), found.recovered().bytesOnDisk() - counted);
    var loaded = new SpooledRecording(context, journal, found.recovered());
    loaded.keepLost(found.lost());
    return loaded;
  }

  private Optional<SpooledRecording> purged(RecordingRef recording) throws IOException {
    Optional<Journal> journal = Journal.load(disk, layout.purgedJournal(recording));
    if (journal.isEmpty()) {
      return Optional.empty();
    }
    requireItsOwn(recording, journal.get());
    return Optional.of(
        new SpooledRecording(
            context, journal.get(), Recovered.purgedAt(purgedSince(journal.get().facts()))));
  }

  private static Instant purgedSince(Facts facts) {
    return facts
        .tombstone()
        .map(Tombstone::at)
        .or(facts::discardedAt)
        .orElse(facts.header().startedAt());
  }

  /** A folder that was being made, or being removed, when the process stopped. */
  private Optional<SpooledRecording> withoutJournal(
      RecordingRef recording, Path path, Folder folder) throws IOException {
    Optional<SpooledRecording> purged = purged(recording);
    if (purged.isEmpty() && folder.sizes().values().stream().anyMatch(size -> size > 0)) {
      throw new IOException(
          "its folder has bytes but no journal that says what they are: it is left as it is");
    }
    List<String> leftovers = new ArrayList<>(folder.halfMade());
    folder.segments().forEach(segment -> leftovers.add(segment.file().getFileName().toString()));
    leftovers.add(Journal.NAME);
    for (String name : leftovers) {
      disk.delete(path.resolve(name));
    }
    if (folder.unknown().isEmpty()) {
      disk.delete(path);
    }
    return purged;
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
        false);
  }
}
