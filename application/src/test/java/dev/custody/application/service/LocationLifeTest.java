package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.in.ConfigureStorage;
import dev.custody.application.port.in.ConfigureStorage.DraftLocation;
import dev.custody.application.port.in.ConfigureStorage.Health;
import dev.custody.application.port.in.ConfigureStorage.LocationView;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.in.Refusal.Reason;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.LocationName;
import dev.custody.domain.storage.LocationState;
import dev.custody.domain.storage.StorageDescriptor;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.storage.StorageTypeId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code draft → verified → active → retired}, and degraded while active and failing. */
class LocationLifeTest {
  private final Bench bench = new Bench();
  private final Organization tenant = bench.organization("Tenant");

  @Test
  void theWholeLife() {
    LocationId id = drafted("one");
    assertEquals(LocationState.DRAFT, state(id));
    assertConflict(Reason.NOT_VERIFIED, () -> storage().activate(Bench.CALLER, tenant.id(), id));
    assertConflict(Reason.NOT_ACTIVE, () -> storage().retire(Bench.CALLER, tenant.id(), id));

    verified(id);
    assertEquals(LocationState.VERIFIED, state(id));
    assertConflict(Reason.NOT_ACTIVE, () -> storage().retire(Bench.CALLER, tenant.id(), id));

    LocationView active = storage().activate(Bench.CALLER, tenant.id(), id);
    assertEquals(LocationState.ACTIVE, active.location().state());
    assertEquals(Optional.of(bench.clock.instant()), active.location().activatedAt());
    assertEquals(
        active.location(),
        storage().activate(Bench.CALLER, tenant.id(), id).location(),
        "harmless");

    assertEquals(
        LocationState.RETIRED, storage().retire(Bench.CALLER, tenant.id(), id).location().state());
    assertEquals(
        LocationState.RETIRED, storage().retire(Bench.CALLER, tenant.id(), id).location().state());
    assertEquals(
        LocationState.ACTIVE, storage().activate(Bench.CALLER, tenant.id(), id).location().state());
  }

  @ParameterizedTest
  @EnumSource(
      value = CheckStatus.class,
      names = {"FAIL", "INCONCLUSIVE"})
  void whatDidNotPassCannotBeActivated(CheckStatus found) {
    LocationId id = drafted("one");
    bench.type.finds(found);
    verified(id);

    assertEquals(LocationState.DRAFT, state(id));
    assertConflict(Reason.NOT_VERIFIED, () -> storage().activate(Bench.CALLER, tenant.id(), id));
  }

  @ParameterizedTest
  @EnumSource(
      value = CheckStatus.class,
      names = {"PASS", "WARN", "SKIPPED"})
  void whatPassedCan(CheckStatus found) {
    LocationId id = drafted("one");
    bench.type.finds(found);
    verified(id);

    assertEquals(
        LocationState.ACTIVE, storage().activate(Bench.CALLER, tenant.id(), id).location().state());
  }

  @Test
  void thatAnotherVerificationRunsTakesNothingBack() {
    LocationId id = drafted("one");
    verified(id);
    storage().verify(Bench.CALLER, tenant.id(), id);

    assertEquals(
        LocationState.ACTIVE, storage().activate(Bench.CALLER, tenant.id(), id).location().state());
  }

  @Test
  void activatingOneRetiresTheOneBefore() {
    LocationId first = active("one");
    LocationId second = active("two");

    assertEquals(LocationState.RETIRED, state(first));
    assertEquals(LocationState.ACTIVE, state(second));
    assertEquals(
        Optional.of(second),
        storage().overview(tenant.id()).active().map(view -> view.location().id()));
  }

  @Test
  void activatingOneRetiresTheInstallationsDefault() {
    bench.restart(Optional.of("operators-own"));
    LocationId madeByDefault = bench.begunBy(tenant).location();
    LocationId own = active("one");

    assertEquals(LocationState.RETIRED, state(madeByDefault));
    assertEquals(own, bench.begunBy(tenant).location());
  }

  @Test
  void aTypeThatIsNotOfferedIsRefusedAndOthersAreNamed() {
    for (String type : List.of("operators-own", "tape", "", "../x", "FAKE")) {
      Refusal.TypeNotOffered refused =
          assertThrows(Refusal.TypeNotOffered.class, () -> draft(type, Map.of("bucket", "b")));
      assertTrue(refused.toString().contains("fake"), refused.toString());
    }
    assertEquals(
        List.of("fake"),
        storage().offeredTypes().stream()
            .map(StorageDescriptor::id)
            .map(Object::toString)
            .toList());
    assertTrue(storage().descriptor(new StorageTypeId("operators-own")).isPresent());
  }

  @Test
  void wrongSettingsAreToldFieldByField() {
    Refusal.InvalidSettings refused =
        assertThrows(
            Refusal.InvalidSettings.class,
            () -> draft("fake", Map.of("bucket", "NOT RIGHT", "shelf", "x")));

    assertEquals(
        List.of("/settings/bucket", "/settings/shelf"),
        refused.errors().stream().map(error -> error.pointer()).sorted().toList());
    assertThrows(Refusal.InvalidSettings.class, () -> draft("fake", Map.of("bucket", "forbidden")));
    draft("fake", Map.of());
  }

  @Test
  void oneThatNothingIsPinnedToCanBeRemovedUnlessItIsActive() {
    LocationId draft = drafted("one");
    storage().remove(Bench.CALLER, tenant.id(), draft);
    assertThrows(Refusal.NotFound.class, () -> storage().get(tenant.id(), draft));

    LocationId active = active("two");
    assertConflict(
        Reason.LOCATION_IN_USE, () -> storage().remove(Bench.CALLER, tenant.id(), active));
    storage().retire(Bench.CALLER, tenant.id(), active);
    storage().remove(Bench.CALLER, tenant.id(), active);
  }

  @Test
  void oneThatARecordingIsPinnedToStays() {
    LocationId active = active("one");
    bench.begunBy(tenant);
    storage().retire(Bench.CALLER, tenant.id(), active);

    assertConflict(
        Reason.LOCATION_IN_USE, () -> storage().remove(Bench.CALLER, tenant.id(), active));
  }

  @Test
  void whatAnotherOrganizationHasIsHeldAndNothingOfItShows() {
    LocationId mine = active("shared");
    Organization other = bench.organization("Other");
    LocationId theirs = drafted(other, "shared");
    verified(other, theirs);

    Refusal.Conflict refused =
        assertThrows(
            Refusal.Conflict.class, () -> storage().activate(Bench.CALLER, other.id(), theirs));

    assertEquals(Reason.HELD, refused.reason());
    for (String secret : List.of(tenant.id().value(), "Tenant", mine.value(), "shared")) {
      assertFalse(refused.toString().contains(secret), refused.toString());
    }
    storage().retire(Bench.CALLER, tenant.id(), mine);
    storage().activate(Bench.CALLER, other.id(), theirs);
  }

  @Test
  void aRetiredOneWithRecordingsGoesOnHolding() {
    LocationId mine = active("shared");
    bench.begunBy(tenant);
    storage().retire(Bench.CALLER, tenant.id(), mine);
    Organization other = bench.organization("Other");
    LocationId theirs = drafted(other, "shared");
    verified(other, theirs);

    assertConflict(Reason.HELD, () -> storage().activate(Bench.CALLER, other.id(), theirs));
  }

  @Test
  void aDraftHoldsNothing() {
    LocationId mine = drafted("shared");
    verified(mine);
    Organization other = bench.organization("Other");
    LocationId theirs = drafted(other, "shared");
    verified(other, theirs);

    assertEquals(
        LocationState.ACTIVE,
        storage().activate(Bench.CALLER, other.id(), theirs).location().state());
  }

  @Test
  void theirsIsNotFoundByAnybodyElse() {
    LocationId mine = active("one");
    Organization other = bench.organization("Other");

    assertThrows(Refusal.NotFound.class, () -> storage().get(other.id(), mine));
    assertThrows(Refusal.NotFound.class, () -> storage().activate(Bench.CALLER, other.id(), mine));
    assertThrows(Refusal.NotFound.class, () -> storage().retire(Bench.CALLER, other.id(), mine));
    assertThrows(Refusal.NotFound.class, () -> storage().remove(Bench.CALLER, other.id(), mine));
    assertThrows(Refusal.NotFound.class, () -> storage().verify(Bench.CALLER, other.id(), mine));
    assertThrows(Refusal.NotFound.class, () -> storage().setup(other.id(), mine));
    assertEquals(LocationState.ACTIVE, state(mine));
  }

  @Test
  void theOverviewTellsHealthInAWord() {
    assertEquals(Health.UNCONFIGURED, storage().overview(tenant.id()).health());
    LocationId id = active("one");
    assertEquals(Health.HEALTHY, storage().overview(tenant.id()).health());
    bench.type.finds(CheckStatus.FAIL);
    verified(id);
    assertEquals(LocationState.DEGRADED, state(id));
    assertEquals(Health.DEGRADED, storage().overview(tenant.id()).health());
    bench.type.finds(CheckStatus.INCONCLUSIVE);
    verified(id);
    assertEquals(LocationState.DEGRADED, state(id));
    bench.type.finds(CheckStatus.PASS);
    verified(id);
    assertEquals(Health.HEALTHY, storage().overview(tenant.id()).health());
  }

  @Test
  void whatTheServiceMadeForItIsShown() {
    LocationView view = storage().get(tenant.id(), drafted("one"));

    assertEquals(Map.of("externalId", tenant.externalId().value()), view.generated());
    assertEquals(view.generated(), storage().setup(tenant.id(), view.location().id()).generated());
  }

  @Test
  void oneWhoseTypeIsThereNoMoreHidesNoOther() {
    StorageLocation orphan =
        StorageLocation.draft(
            bench.ids.location(),
            tenant.id(),
            new StorageDescriptor(new StorageTypeId("tape"), "Tape", "", 1, false, List.of()),
            new LocationName("Tape"),
            StorageSettings.NONE,
            false,
            bench.clock.instant());
    bench.locations.add(orphan);
    drafted("one");

    assertEquals(
        2, storage().list(tenant.id(), new PageRequest(10, Optional.empty())).items().size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void deliveriesFindItDegradedAndBack(boolean restarted) {
    LocationId id = active("one");
    bench.far(id).failAll("put", Faults::refused);
    bench.type.finds(CheckStatus.FAIL);
    bench.received(tenant, 3);
    bench.scheduler.runReady();
    assertEquals(LocationState.DEGRADED, state(id));

    if (restarted) {
      bench.restart().start();
    }
    bench.far(id).mend();
    bench.type.finds(CheckStatus.PASS);
    bench.scheduler.advance(Duration.ofMinutes(2));
    assertEquals(LocationState.ACTIVE, state(id));
  }

  /** Recordings get through, and a check goes on failing: not one run for each of them. */
  @Test
  void oneThatWorksAndFailsItsVerificationIsNotVerifiedWithEachRecording() {
    LocationId id = active("one");
    bench.type.finds(CheckStatus.FAIL);
    verified(id);
    int before = bench.type.verified().size();
    for (int i = 0; i < 50; i++) {
      bench.received(tenant, 3);
      bench.scheduler.advance(Duration.ofSeconds(1));
    }

    assertEquals(before + 1, bench.type.verified().size());
    bench.type.finds(CheckStatus.PASS);
    bench.scheduler.advance(Duration.ofMinutes(5));
    bench.received(tenant, 3);
    bench.scheduler.runReady();
    assertEquals(LocationState.ACTIVE, state(id));
  }

  private ConfigureStorage storage() {
    return bench.useCases.configureStorage();
  }

  private LocationView draft(String type, Map<String, String> settings) {
    return storage()
        .draft(
            new DraftLocation(
                Bench.CALLER, tenant.id(), type, Optional.empty(), Bench.settings(settings)));
  }

  private LocationId drafted(String bucket) {
    return drafted(tenant, bucket);
  }

  private LocationId drafted(Organization owner, String bucket) {
    return storage()
        .draft(
            new DraftLocation(
                Bench.CALLER,
                owner.id(),
                "fake",
                Optional.empty(),
                Bench.settings(Map.of("bucket", bucket))))
        .location()
        .id();
  }

  private void verified(LocationId id) {
    verified(tenant, id);
  }

  private void verified(Organization owner, LocationId id) {
    storage().verify(Bench.CALLER, owner.id(), id);
    bench.scheduler.runReady();
  }

  private LocationId active(String bucket) {
    LocationId id = drafted(bucket);
    verified(id);
    storage().activate(Bench.CALLER, tenant.id(), id);
    return id;
  }

  private LocationState state(LocationId id) {
    return storage().get(tenant.id(), id).location().state();
  }

  private static void assertConflict(Reason reason, Runnable action) {
    assertEquals(reason, assertThrows(Refusal.Conflict.class, action::run).reason());
  }
}
