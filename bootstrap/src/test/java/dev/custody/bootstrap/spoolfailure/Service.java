package dev.custody.bootstrap.spoolfailure;

import dev.custody.adapter.spool.Disk;
import dev.custody.adapter.spool.FilesystemSpool;
import dev.custody.adapter.spool.SpoolLimits;
import dev.custody.adapter.storage.testkit.memory.InMemoryStorageType;
import dev.custody.application.fake.CountingIds;
import dev.custody.application.fake.InMemoryAnswers;
import dev.custody.application.fake.InMemoryAuditLog;
import dev.custody.application.fake.InMemoryLocations;
import dev.custody.application.fake.InMemoryOrganizations;
import dev.custody.application.fake.InMemoryRecordings;
import dev.custody.application.fake.InMemorySessions;
import dev.custody.application.fake.InMemoryTokens;
import dev.custody.application.fake.InMemoryTransactions;
import dev.custody.application.fake.InMemoryVerifications;
import dev.custody.application.fake.ManualClock;
import dev.custody.application.fake.ManualScheduler;
import dev.custody.application.port.in.Record;
import dev.custody.application.port.out.Scheduler;
import dev.custody.application.service.DeliverySettings;
import dev.custody.application.service.Ports;
import dev.custody.application.service.RecordingLimits;
import dev.custody.application.service.Settings;
import dev.custody.application.service.StorageTypes;
import dev.custody.application.service.UseCases;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.organization.OrganizationName;
import dev.custody.domain.recording.Backoff;
import dev.custody.domain.recording.PartSizing;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.LocationName;
import dev.custody.domain.storage.ObjectKey;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.StorageSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The use cases on a spool of this machine's disk, all on the calling thread, with time that passes
 * when it is told to. The database is one of yesterday: it has an organization and its location,
 * always the same, and no recording. The store is in memory and begins empty.
 */
final class Service implements AutoCloseable {
  private static final long STORE_BYTES = 16L << 20;
  private static final long LEAST_PART_BYTES = 512;
  private static final String CONTAINER = "customer";
  private static final long SEGMENT_BYTES = 4_096;

  /** So that parts go out while a few kilobytes are being recorded. */
  private static final PartSizing SMALL_PARTS =
      new PartSizing(2_500, LEAST_PART_BYTES, 3_000, 3_000, 1 << 20);

  private final ManualClock clock = new ManualClock();
  private final ManualScheduler scheduler = new ManualScheduler(clock, 7);
  private final InMemoryStorageType store = new InMemoryStorageType(STORE_BYTES, LEAST_PART_BYTES);
  private final InMemoryRecordings recordings = new InMemoryRecordings();
  private final OrganizationId organization;
  private final FilesystemSpool spool;
  private final UseCases useCases;

  /** Opens the spool; {@link #start} is to follow. */
  Service(Path directory, Disk disk) {
    SpoolLimits limits = SpoolLimits.DEFAULT.withReserve(0).withSegmentBytes(SEGMENT_BYTES);
    spool = FilesystemSpool.open(directory, limits, clock, new AtOnce(), disk);
    CountingIds ids = new CountingIds();
    InMemoryTransactions transactions = new InMemoryTransactions();
    InMemoryOrganizations organizations = new InMemoryOrganizations(transactions);
    InMemoryLocations locations = new InMemoryLocations(recordings::pinned);
    Organization owner =
        new Organization(
            ids.organization(),
            new OrganizationName("Customer"),
            ids.externalId(),
            Optional.empty(),
            clock.instant());
    organization = owner.id();
    organizations.add(owner);
    locations.add(location(ids));
    useCases =
        new UseCases(
            new Ports(
                organizations,
                new InMemoryTokens(),
                new InMemorySessions(),
                locations,
                new InMemoryVerifications(),
                recordings,
                new InMemoryAnswers(),
                new InMemoryAuditLog(),
                transactions,
                spool,
                new StorageTypes(List.of(store)),
                scheduler,
                ids,
                clock,
                new Random(7)),
            settings());
  }

  private StorageLocation location(CountingIds ids) {
    return StorageLocation.draft(
            ids.location(),
            organization,
            store.descriptor(),
            new LocationName(CONTAINER),
            new StorageSettings(Map.of("container", new SettingValue.Text(CONTAINER))),
            false,
            clock.instant())
        .activated(clock.instant());
  }

  private static Settings settings() {
    return new Settings(
        Optional.empty(),
        Optional.empty(),
        RecordingLimits.DEFAULT,
        new DeliverySettings(
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1)),
            Duration.ofMinutes(1),
            4,
            4,
            2,
            100,
            SMALL_PARTS),
        Duration.ofHours(24),
        false);
  }

  void start() {
    useCases.start();
  }

  OrganizationId organization() {
    return organization;
  }

  FilesystemSpool spool() {
    return spool;
  }

  Record record() {
    return useCases.record();
  }

  Optional<Recording> listed(RecordingRef recording) {
    return recordings.find(recording);
  }

  /** The bytes under a key in the customer's store. */
  Optional<byte[]> stored(ObjectKey key) {
    return Optional.ofNullable(store.objects(CONTAINER).get(key)).map(object -> object.bytes());
  }

  /** Lets time pass, with all that falls due meanwhile. */
  void pass(Duration time) {
    scheduler.advance(time);
  }

  @Override
  public void close() {
    scheduler.runReady();
    useCases.close();
    spool.close();
  }

  /** For the spool, some of whose tasks are waited for by the one thread that there is. */
  private final class AtOnce implements Scheduler {
    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void together(List<? extends Runnable> work) {
      work.forEach(Runnable::run);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
      return scheduler.after(delay, task);
    }

    @Override
    public long nanoTime() {
      return scheduler.nanoTime();
    }
  }
}
