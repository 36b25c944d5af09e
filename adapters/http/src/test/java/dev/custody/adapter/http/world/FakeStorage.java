package dev.custody.adapter.http.world;

import dev.custody.application.port.in.ConfigureStorage;
import dev.custody.application.port.in.Refusal;
import dev.custody.domain.access.Caller;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.recording.Backlog;
import dev.custody.domain.recording.Blockage;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Capability;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.LocationName;
import dev.custody.domain.storage.SettingField;
import dev.custody.domain.storage.SettingField.Basics;
import dev.custody.domain.storage.SetupArtefact;
import dev.custody.domain.storage.StorageDescriptor;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.storage.StorageTypeId;
import dev.custody.domain.storage.Verification;
import dev.custody.domain.storage.Verification.Waiting;
import dev.custody.domain.storage.VerificationId;
import dev.custody.domain.text.FieldError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Locations of one made-up type, in memory. */
public final class FakeStorage implements ConfigureStorage {
  public static final StorageDescriptor SHELF =
      new StorageDescriptor(
          new StorageTypeId("shelf"),
          "Shelf",
          "A shelf in a cellar.",
          1,
          true,
          List.of(
              new SettingField.Text(
                  Basics.required("cellar", "Cellar", "Which cellar."),
                  Optional.of("[a-z]{3,20}"),
                  Optional.empty(),
                  "north"),
              new SettingField.Number(
                  Basics.optional("boards", "Boards", "How many boards."),
                  1,
                  9,
                  Optional.of(3L),
                  "boards"),
              new SettingField.Choice(
                  Basics.optional("wood", "Wood", "Of which wood.").inGroup("Looks"),
                  List.of(
                      new SettingField.Option("oak", "Oak"),
                      new SettingField.Option("pine", "Pine"))),
              new SettingField.Flag(
                  Basics.optional("painted", "Painted", "Whether it is painted.")
                      .visibleWhen("wood", "pine"),
                  false),
              new SettingField.Hidden(
                  Basics.optional("key", "Key", "What opens it.").changeableWhileActive()),
              new SettingField.Generated(Basics.optional("plate", "Plate", "What is on it."))));

  private final Map<String, StorageLocation> locations = new ConcurrentSkipListMap<>();
  private final Map<String, Verification> verifications = new ConcurrentSkipListMap<>();

  /** What verifications come to. */
  public CheckStatus outcome = CheckStatus.PASS;

  /** Whether a verification is through as soon as somebody waits for it. */
  public boolean endsWhenAwaited = true;

  /** What verifications wait for that begin from now on. */
  public Optional<Waiting> waits = Optional.empty();

  public Duration lastPatience = Duration.ZERO;

  boolean has(OrganizationId organization, LocationId id) {
    return Optional.ofNullable(locations.get(id.value()))
        .filter(location -> location.organization().equals(organization))
        .isPresent();
  }

  boolean has(VerificationId id) {
    return verifications.containsKey(id.value());
  }

  public StorageLocation location(LocationId id) {
    return Optional.ofNullable(locations.get(id.value())).orElseThrow();
  }

  @Override
  public List<StorageDescriptor> offeredTypes() {
    return List.of(SHELF);
  }

  @Override
  public Optional<StorageDescriptor> descriptor(StorageTypeId type) {
    return type.equals(SHELF.id()) ? Optional.of(SHELF) : Optional.empty();
  }

  @Override
  public Overview overview(OrganizationId organization) {
    Optional<LocationView> active =
        locations.values().stream()
            .filter(location ->
                location.organization().equals(organization) && location.state().inUse())
            .findFirst()
            .map(this::view);
    return new Overview(
        active,
        active.isPresent() ? Health.HEALTHY : Health.UNCONFIGURED,
        new Backlog(2, 4096, Optional.of(FakeOrganizations.CREATED)),
        List.of(new Blockage("the bucket is gone", 1, FakeOrganizations.CREATED)),
        new Backlog(3, 5000, Optional.empty()),
        9200,
        Optional.of(SHELF));
  }

  @Override
  public LocationView draft(DraftLocation command) {
    if (!command.type().equals(SHELF.id().value())) {
      throw new Refusal.TypeNotOffered("no type '%s' to choose".formatted(command.type()));
    }
    refuseWrong(command.settings());
    StorageLocation made =
        StorageLocation.draft(
            new LocationId(Id.next("loc")),
            command.organization(),
            SHELF,
            command.name().orElse(new LocationName("Shelf")),
            SHELF.normalized(command.settings()),
            false,
            FakeOrganizations.CREATED);
    return keep(made);
  }

  @Override
  public Page<LocationView> list(OrganizationId organization, PageRequest page) {
    return Paging.page(
        locations.values().stream()
            .filter(location -> location.organization().equals(organization))
            .map(this::view)
            .toList(),
        page);
  }

  @Override
  public LocationView get(OrganizationId organization, LocationId location) {
    return view(owned(organization, location));
  }

  @Override
  public LocationView change(ChangeLocation command) {
    StorageLocation before = owned(command.organization(), command.location());
    if (command.expectedRevision().orElse(before.revision()) != before.revision()) {
      throw new Refusal.Stale("it was changed since");
    }
    refuseWrong(command.settings());
    StorageSettings merged = SHELF.normalized(before.settings().patchedBy(command.settings()));
    if (before.state().inUse() && outcome == CheckStatus.FAIL) {
      throw new Refusal.VerificationFailed(
          "the new values did not pass", finished(started(before)));
    }
    StorageLocation named = command.name().map(before::named).orElse(before);
    return keep(merged.equals(before.settings()) ? named : named.configured(merged));
  }

  @Override
  public void remove(Caller caller, OrganizationId organization, LocationId location) {
    if (owned(organization, location).state().inUse()) {
      throw new Refusal.Conflict(Refusal.Reason.LOCATION_IN_USE, "it is in use");
    }
    locations.remove(location.value());
  }

  @Override
  public Verification verify(Caller caller, OrganizationId organization, LocationId location) {
    Verification started = started(owned(organization, location));
    Verification begun = waits.map(started::waitingFor).orElse(started);
    verifications.put(begun.id().value(), begun);
    return begun;
  }

  @Override
  public Verification verification(
      OrganizationId organization, LocationId location, VerificationId verification) {
    owned(organization, location);
    return Optional.ofNullable(verifications.get(verification.value())).orElseThrow();
  }

  @Override
  public Verification awaitVerification(
      OrganizationId organization,
      LocationId location,
      VerificationId verification,
      Duration patience) {
    lastPatience = patience;
    Verification running = verification(organization, location, verification);
    if (!endsWhenAwaited) {
      return running;
    }
    Verification done = finished(running);
    verifications.put(done.id().value(), done);
    keep(location(location).verifiedBy(done));
    return done;
  }

  @Override
  public LocationView activate(Caller caller, OrganizationId organization, LocationId location) {
    StorageLocation found = owned(organization, location);
    if (found.lastVerification().isEmpty()) {
      throw new Refusal.Conflict(Refusal.Reason.NOT_VERIFIED, "it was never verified");
    }
    return keep(found.activated(FakeOrganizations.CREATED));
  }

  @Override
  public LocationView retire(Caller caller, OrganizationId organization, LocationId location) {
    return keep(owned(organization, location).retired());
  }

  @Override
  public Setup setup(OrganizationId organization, LocationId location) {
    owned(organization, location);
    return new Setup(
        Map.of("plate", organization.value()),
        List.of(
            new SetupArtefact("guide.md", "Guide", "text/markdown", "# Build a shelf\n"),
            new SetupArtefact("plan.json", "Plan", "application/json", "{}")));
  }

  private StorageLocation owned(OrganizationId organization, LocationId location) {
    if (!has(organization, location)) {
      throw new Refusal.NotFound("no location " + location);
    }
    return location(location);
  }

  private LocationView keep(StorageLocation location) {
    locations.put(location.id().value(), location);
    return view(location);
  }

  private LocationView view(StorageLocation location) {
    return new LocationView(
        location,
        Map.of("plate", location.organization().value()),
        location.lastVerification().map(id -> verifications.get(id.value())));
  }

  private static void refuseWrong(StorageSettings settings) {
    List<FieldError> errors = SHELF.check(SHELF.normalized(settings), false);
    if (!errors.isEmpty()) {
      throw new Refusal.InvalidSettings("settings break a rule", errors);
    }
  }

  private static Verification started(StorageLocation location) {
    return Verification.started(
        new VerificationId(Id.next("ver")),
        location.id(),
        location.settingsVersion(),
        FakeOrganizations.CREATED);
  }

  private Verification finished(Verification running) {
    return running
        .told(
            new Check(
                "write",
                "Write an object",
                outcome,
                "it was tried",
                Optional.of("shelf:Put"),
                Optional.of("board/1"),
                Optional.of(new Check.Fix("Put it so", "text/plain", "lift")),
                Optional.of("Denied"),
                Optional.of("request-1"),
                Duration.ofMillis(12)))
        .finished(
            Capabilities.UNKNOWN.with(Capability.WRITE, Capabilities.Answer.YES),
            FakeOrganizations.CREATED);
  }
}
