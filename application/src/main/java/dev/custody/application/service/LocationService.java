package dev.custody.application.service;

import dev.custody.application.port.in.ConfigureStorage;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.Ids;
import dev.custody.application.port.out.Organizations;
import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.StorageLocations;
import dev.custody.application.port.out.Transactions;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.domain.access.Caller;
import dev.custody.domain.audit.Actor;
import dev.custody.domain.audit.AuditAction;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.LocationName;
import dev.custody.domain.storage.LocationState;
import dev.custody.domain.storage.StorageDescriptor;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.StorageTypeId;
import dev.custody.domain.storage.Verification;
import dev.custody.domain.storage.VerificationId;
import dev.custody.domain.text.SingleLine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The life of storage locations: drafted, verified, activated, retired. */
public final class LocationService implements ConfigureStorage {
  /** Of one location there is one as a rule; more come of faults of single recordings. */
  private static final int MOST_REASONS_TOLD = 5;

  private final StorageTypes types;
  private final Places places;
  private final SettingsChange settingsChange;
  private final Activation activation;
  private final VerificationRunner verifications;
  private final Organizations organizations;
  private final StorageLocations locations;
  private final Recordings recordings;
  private final Spool spool;
  private final AuditTrail trail;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;
  private final Optional<StorageDescriptor> installationDefault;

  LocationService(
      StorageTypes types,
      Places places,
      VerificationRunner verifications,
      Organizations organizations,
      StorageLocations locations,
      Recordings recordings,
      Spool spool,
      AuditTrail trail,
      Transactions transactions,
      Ids ids,
      InstantSource clock,
      Optional<StorageTypeId> defaultType) {
    this.types = types;
    this.places = places;
    this.verifications = verifications;
    this.organizations = organizations;
    this.locations = locations;
    this.recordings = recordings;
    this.spool = spool;
    this.trail = trail;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.installationDefault = defaultType.flatMap(types::find).map(StorageType::descriptor);
    this.settingsChange = new SettingsChange(places, verifications);
    this.activation =
        new Activation(places, verifications, organizations, locations, trail, transactions, clock);
  }

  @Override
  public List<StorageDescriptor> offeredTypes() {
    return types.offered();
  }

  @Override
  public Optional<StorageDescriptor> descriptor(StorageTypeId type) {
    return types.find(type).map(StorageType::descriptor);
  }

  @Override
  public Overview overview(OrganizationId organization) {
    Optional<StorageLocation> active = locations.active(organization);
    Health health =
        active
            .map(location ->
                location.state() == LocationState.DEGRADED ? Health.DEGRADED : Health.HEALTHY)
            .orElse(Health.UNCONFIGURED);
    return new Overview(
        active.map(this::view),
        health,
        recordings.backlog(organization),
        recordings.blockages(organization, MOST_REASONS_TOLD),
        recordings.quarantined(organization),
        spool.usedBy(organization),
        installationDefault);
  }

  @Override
  public LocationView draft(DraftLocation command) {
    StorageType type = offered(command.type());
    StorageDescriptor descriptor = type.descriptor();
    StorageLocation location =
        StorageLocation.draft(
            ids.location(),
            command.organization(),
            descriptor,
            command.name().orElseGet(() -> new LocationName(descriptor.title())),
            settingsChange.checked(type, command.settings()),
            false,
            now());
    transactions.durably(() -> {
      locations.add(location);
      record(command.caller(), AuditAction.LOCATION_CREATED, location);
    });
    return view(location);
  }

  @Override
  public Page<LocationView> list(OrganizationId organization, PageRequest page) {
    return locations.list(organization, page).map(this::view);
  }

  @Override
  public LocationView get(OrganizationId organization, LocationId location) {
    return view(found(organization, location));
  }

  @Override
  public LocationView change(ChangeLocation command) {
    StorageLocation before = found(command.organization(), command.location());
    refuseStale(command, before);
    SettingsChange.Change change = settingsChange.prepared(before, command.settings());
    Optional<StorageLocation> changed =
        transactions.durably(() -> {
          if (hasClaims(before) && !change.wanted().equals(before.settings())) {
            activation.claim(change.on(before));
          }
          Optional<StorageLocation> after =
              locations.update(
                  command.organization(),
                  command.location(),
                  current -> {
                    refuseOvertaken(before, current);
                    StorageLocation wanted = change.on(current);
                    return command.name().map(wanted::named).orElse(wanted);
                  });
          after.ifPresent(location -> {
            change.tried().ifPresent(verifications::keep);
            record(command.caller(), AuditAction.LOCATION_CHANGED, location);
          });
          return after;
        });
    return view(changed.orElseThrow(() -> unknown(command.location())));
  }

  /** A draft claims nothing, so that nobody can squat; what was in use once goes on doing so. */
  private static boolean hasClaims(StorageLocation location) {
    return location.state().inUse() || location.state() == LocationState.RETIRED;
  }

  @Override
  public void remove(Caller caller, OrganizationId organization, LocationId location) {
    transactions.durably(() -> {
      organizations.lock(organization);
      StorageLocation found = found(organization, location);
      if (found.state().inUse()) {
        throw inUse(location, "it is active: activate another one, or retire it, first");
      }
      if (recordings.anyPinnedTo(location)) {
        throw inUse(location, "recordings are in it, and are read from there");
      }
      locations.remove(organization, location);
      record(caller, AuditAction.LOCATION_DELETED, found);
    });
  }

  @Override
  public Verification verify(Caller caller, OrganizationId organization, LocationId location) {
    StorageLocation found = found(organization, location);
    record(caller, AuditAction.LOCATION_VERIFICATION_REQUESTED, found);
    return verifications.start(found);
  }

  @Override
  public Verification verification(
      OrganizationId organization, LocationId location, VerificationId verification) {
    return verifications.find(location, verification);
  }

  @Override
  public Verification awaitVerification(
      OrganizationId organization,
      LocationId location,
      VerificationId verification,
      Duration patience) {
    return verifications.await(location, verification, patience);
  }

  @Override
  public LocationView activate(Caller caller, OrganizationId organization, LocationId location) {
    return view(activation.activate(Actor.of(caller), organization, location));
  }

  @Override
  public LocationView retire(Caller caller, OrganizationId organization, LocationId location) {
    return view(activation.retire(Actor.of(caller), organization, location));
  }

  @Override
  public Setup setup(OrganizationId organization, LocationId location) {
    StorageLocation found = found(organization, location);
    StorageType type = places.typeOf(found);
    StoragePlace place = places.place(found);
    return new Setup(type.generated(place), type.setup(place).artefacts());
  }

  private void record(Caller caller, AuditAction action, StorageLocation location) {
    trail.record(Actor.of(caller), action, location.organization(), location.id().value());
  }

  private LocationView view(StorageLocation location) {
    return new LocationView(location, generated(location), verifications.newest(location.id()));
  }

  /** One whose type is not plugged in any more must not hide the others. */
  private Map<String, String> generated(StorageLocation location) {
    return types
        .find(location.type())
        .map(type -> type.generated(places.place(location)))
        .orElse(Map.of());
  }

  private StorageLocation found(OrganizationId organization, LocationId location) {
    return locations.find(organization, location).orElseThrow(() -> unknown(location));
  }

  private StorageType offered(String type) {
    return StorageTypeId.parse(type)
        .flatMap(types::find)
        .filter(StorageType::offeredToTenants)
        .orElseThrow(() ->
            new Refusal.TypeNotOffered(
                "'%s' is no storage type that can be chosen here; there are %s"
                    .formatted(
                        SingleLine.quote(type),
                        types.offered().stream().map(StorageDescriptor::id).toList())));
  }

  /** What a verification found out meanwhile overtakes nothing. */
  private static void refuseOvertaken(StorageLocation before, StorageLocation current) {
    if (current.settingsVersion() != before.settingsVersion()
        || !current.name().equals(before.name())
        || hasClaims(current) != hasClaims(before)) {
      throw stale(current);
    }
  }

  private static void refuseStale(ChangeLocation command, StorageLocation current) {
    if (command.expectedRevision().isPresent()
        && command.expectedRevision().getAsLong() != current.revision()) {
      throw stale(current);
    }
  }

  private static Refusal stale(StorageLocation current) {
    return new Refusal.Stale(
        "location %s was changed since you read it; read it again and decide anew"
            .formatted(current.id()));
  }

  private static Refusal inUse(LocationId location, String why) {
    return new Refusal.Conflict(
        Refusal.Reason.LOCATION_IN_USE,
        "location %s cannot be deleted: %s".formatted(location, why));
  }

  private static Refusal unknown(LocationId location) {
    return new Refusal.NotFound("there is no storage location '%s'".formatted(location));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
