package dev.custody.application.service;

import dev.custody.application.fake.CountingIds;
import dev.custody.application.fake.FakeType;
import dev.custody.application.fake.FarSide;
import dev.custody.application.fake.InMemoryAnswers;
import dev.custody.application.fake.InMemoryAuditLog;
import dev.custody.application.fake.InMemoryLocations;
import dev.custody.application.fake.InMemoryOrganizations;
import dev.custody.application.fake.InMemoryRecordings;
import dev.custody.application.fake.InMemorySessions;
import dev.custody.application.fake.InMemorySpool;
import dev.custody.application.fake.InMemoryTokens;
import dev.custody.application.fake.InMemoryTransactions;
import dev.custody.application.fake.InMemoryVerifications;
import dev.custody.application.fake.ManualClock;
import dev.custody.application.fake.ManualScheduler;
import dev.custody.application.port.in.ManageOrganizations.CreateOrganization;
import dev.custody.application.port.in.ManageOrganizations.CreateToken;
import dev.custody.application.port.in.ManageOrganizations.NewToken;
import dev.custody.application.port.in.Record.Begin;
import dev.custody.application.port.in.Record.BodyDigest;
import dev.custody.application.port.in.Record.End;
import dev.custody.application.port.in.Record.Receive;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.organization.OrganizationName;
import dev.custody.domain.recording.Backoff;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.PartSizing;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Title;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.LocationName;
import dev.custody.domain.storage.ObjectKey;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.storage.StorageTypeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** All use cases on a world in memory, with one organization and its active location. */
final class Bench {
  static final DeliverySettings DELIVERIES =
      new DeliverySettings(
          new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(15)),
          Duration.ofMinutes(1),
          4,
          4,
          2,
          100,
          PartSizing.DEFAULT);
  static final long MOST_BYTES = 1L << 40;
  static final Caller CALLER = new Caller.Operator();
  static final Duration IDLE = Duration.ofHours(24);
  static final Duration VERIFICATION_INTERVAL = Duration.ofHours(24);

  final List<String> journal = new ArrayList<>();
  final ManualClock clock = new ManualClock();
  final ManualScheduler scheduler = new ManualScheduler(clock, 7);
  final CountingIds ids = new CountingIds();
  final InMemoryTransactions transactions = new InMemoryTransactions();
  final InMemoryOrganizations organizations = new InMemoryOrganizations(transactions);
  final InMemoryTokens tokens = new InMemoryTokens();
  final InMemorySessions sessions = new InMemorySessions();
  final InMemoryVerifications verifications = new InMemoryVerifications();
  final InMemoryRecordings recordings = new InMemoryRecordings();
  final InMemoryLocations locations = new InMemoryLocations(recordings::pinned);
  final InMemoryAnswers answers = new InMemoryAnswers();
  final InMemoryAuditLog audit = new InMemoryAuditLog();
  final InMemorySpool spool = new InMemorySpool(clock, journal);
  final FakeType type = new FakeType("fake", true);
  final FakeType hidden = new FakeType("operators-own", false);
  final StorageTypes types = new StorageTypes(List.of(type, hidden));
  final Organization organization;
  final StorageLocation location;
  private boolean customerChosenExternalIds;
  UseCases useCases;

  Bench() {
    this(Optional.empty(), MOST_BYTES);
  }

  Bench(Optional<String> defaultStorage, long mostBytes) {
    organization = organization("Acme");
    location = activeLocation(organization.id(), "bucket");
    useCases = start(defaultStorage, mostBytes);
  }

  /** As after a restart: what was only in memory is gone. */
  UseCases restart() {
    return restart(Optional.empty());
  }

  /** As after a restart by an operator who takes customers over from an older system. */
  UseCases restartWithCustomerChosenExternalIds() {
    customerChosenExternalIds = true;
    return restart();
  }

  UseCases restart(Optional<String> defaultStorage) {
    scheduler.forgetAll();
    useCases = start(defaultStorage, MOST_BYTES);
    return useCases;
  }

  private UseCases start(Optional<String> defaultStorage, long mostBytes) {
    return new UseCases(
        new Ports(
            organizations,
            tokens,
            sessions,
            locations,
            verifications,
            recordings,
            answers,
            audit,
            transactions,
            spool,
            types,
            scheduler,
            ids,
            clock,
            new Random(42)),
        new Settings(
            Optional.empty(),
            defaultStorage.map(StorageTypeId::new),
            new RecordingLimits(mostBytes, IDLE),
            DELIVERIES,
            VERIFICATION_INTERVAL,
            customerChosenExternalIds));
  }

  static CreateOrganization named(String name) {
    return new CreateOrganization(CALLER, new OrganizationName(name), Optional.empty());
  }

  Organization organization(String name) {
    Organization made =
        new Organization(
            ids.organization(),
            new OrganizationName(name),
            ids.externalId(),
            Optional.empty(),
            clock.instant());
    organizations.add(made);
    return made;
  }

  StorageLocation activeLocation(OrganizationId owner, String bucket) {
    StorageLocation made =
        StorageLocation.draft(
                ids.location(),
                owner,
                type.descriptor(),
                new LocationName(bucket),
                settings(Map.of("bucket", bucket)),
                false,
                clock.instant())
            .activated(clock.instant());
    locations.add(made);
    locations.claim(made.id(), type.claims(made.settings()));
    return made;
  }

  static StorageSettings settings(Map<String, String> texts) {
    Map<String, SettingValue> values = new TreeMap<>();
    texts.forEach((name, text) -> values.put(name, new SettingValue.Text(text)));
    return new StorageSettings(values);
  }

  /** What the location was found to be able to do. */
  void measured(Capabilities capabilities) {
    StorageLocation now = locations.find(organization.id(), location.id()).orElseThrow();
    locations.add(
        new StorageLocation(
            now.id(),
            now.organization(),
            now.type(),
            now.name(),
            now.schemaVersion(),
            now.settings(),
            now.settingsVersion(),
            now.state(),
            now.revision(),
            now.installationDefault(),
            capabilities,
            now.lastVerification(),
            now.createdAt(),
            now.activatedAt(),
            now.forbidden()));
  }

  FarSide far() {
    return type.farSide(location.id());
  }

  FarSide far(LocationId of) {
    return type.farSide(of);
  }

  NewToken token(OrganizationId owner, Scope... scopes) {
    return useCases
        .manageOrganizations()
        .createToken(
            new CreateToken(
                new Caller.Operator(), owner, "a token", Set.of(scopes), Optional.empty()));
  }

  Begin begin(OrganizationId owner, OptionalLong declaredLength) {
    return new Begin(
        CALLER,
        owner,
        new Title("A title"),
        new ContentType("video/mp4"),
        Labels.NONE,
        Optional.empty(),
        declaredLength);
  }

  Recording begun() {
    return useCases.record().begin(begin(organization.id(), OptionalLong.empty()));
  }

  Recording begun(long declaredLength) {
    return useCases.record().begin(begin(organization.id(), OptionalLong.of(declaredLength)));
  }

  Recording begunBy(Organization owner) {
    return useCases.record().begin(begin(owner.id(), OptionalLong.empty()));
  }

  /** A recording that is complete, with so many zeros, as yet undelivered. */
  Recording received(long zeros) {
    return received(organization, zeros);
  }

  Recording received(Organization owner, long zeros) {
    Recording begun = begunBy(owner);
    spool.fill(begun.ref(), zeros);
    return useCases.record().seal(CALLER, begun.ref());
  }

  /** One that is complete and whose location did not answer when it was first tried. */
  Recording waiting(long zeros) {
    far().failNext("put", Faults::unavailable);
    Recording received = received(zeros);
    scheduler.runReady();
    return received;
  }

  static Receive chunked(RecordingRef recording, long offset, End end) {
    return new Receive(
        new Caller.Operator(),
        recording,
        offset,
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        end);
  }

  static Receive digested(RecordingRef recording, long offset, BodyDigest digest) {
    return new Receive(
        new Caller.Operator(),
        recording,
        offset,
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.of(digest),
        End.WITH_BODY);
  }

  Recording row(RecordingRef recording) {
    return recordings.find(recording).orElseThrow();
  }

  SpoolEntry entry(RecordingRef recording) {
    return spool.find(recording).orElseThrow();
  }

  ObjectKey key(RecordingRef recording) {
    return entry(recording).header().key();
  }
}
