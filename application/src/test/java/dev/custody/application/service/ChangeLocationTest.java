package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.in.ConfigureStorage.ChangeLocation;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.in.Refusal.Reason;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Capability;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.Claim;
import dev.custody.domain.storage.LocationName;
import dev.custody.domain.storage.LocationState;
import dev.custody.domain.storage.Secret;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.storage.Verification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Changing a location's name and settings. */
class ChangeLocationTest {
  private final Bench bench = new Bench();
  private final StorageLocation active = bench.location;
  private final StorageLocation draft = draft();

  @Test
  void aStaleRevisionChangesNothing() {
    assertThrows(
        Refusal.Stale.class,
        () -> change(draft, OptionalLong.of(99), Optional.of("New"), Map.of()));
    assertEquals(draft, now(draft));

    change(draft, OptionalLong.of(draft.revision()), Optional.of("New"), Map.of());
    assertEquals("New", now(draft).name().value());
    assertEquals(draft.revision() + 1, now(draft).revision());
    assertThrows(
        Refusal.Stale.class,
        () -> change(draft, OptionalLong.of(draft.revision()), Optional.of("Other"), Map.of()));
  }

  @Test
  void aChangeInBetweenIsNotOverwritten() {
    bench.locations.beforeNextUpdate(
        () -> bench.locations.add(now(draft).named(new LocationName("Faster"))));

    assertThrows(
        Refusal.Stale.class,
        () -> change(draft, OptionalLong.empty(), Optional.of("Slower"), Map.of()));
    assertEquals("Faster", now(draft).name().value());
  }

  @Test
  void aVerificationThatEndsMeanwhileOvertakesNothing() {
    bench.locations.beforeNextUpdate(() -> bench.locations.add(now(active).verifiedBy(report())));

    change(active, OptionalLong.empty(), Optional.of("New"), text("role", "another"));

    assertEquals("New", now(active).name().value());
    assertEquals(Optional.of("another"), now(active).settings().text("role"));
  }

  private Verification report() {
    return Verification.started(
            bench.ids.verification(), active.id(), active.settingsVersion(), bench.clock.instant())
        .finished(Capabilities.UNKNOWN, bench.clock.instant());
  }

  @Test
  void theReportOfRefusedValuesIsNoneOfTheLocation() {
    bench.useCases.configureStorage().verify(Bench.CALLER, bench.organization.id(), active.id());
    bench.scheduler.runReady();
    bench.type.finds(CheckStatus.FAIL);

    assertThrows(
        Refusal.VerificationFailed.class,
        () -> change(active, OptionalLong.empty(), Optional.empty(), text("role", "another")));

    assertEquals(
        now(active).lastVerification(),
        bench
            .useCases
            .configureStorage()
            .get(bench.organization.id(), active.id())
            .lastVerification()
            .map(Verification::id));
  }

  @Test
  void aNameThatNobodyKnowsIsRefusedEvenWithNothingToKeep() {
    for (SettingValue nothing : List.of(new SettingValue.Cleared(), new SettingValue.Text(" "))) {
      Refusal.InvalidSettings refused =
          assertThrows(
              Refusal.InvalidSettings.class,
              () ->
                  change(draft, OptionalLong.empty(), Optional.empty(), Map.of("bukcet", nothing)));
      assertEquals("/settings/bukcet", refused.errors().getFirst().pointer());
    }
  }

  @Test
  void whatWasMeasuredOfFormerValuesIsForgotten() {
    bench.type.measures(Capabilities.UNKNOWN.with(Capability.READ, Capabilities.Answer.YES));
    bench.useCases.configureStorage().verify(Bench.CALLER, bench.organization.id(), draft.id());
    bench.scheduler.runReady();

    change(draft, OptionalLong.empty(), Optional.empty(), text("bucket", "another"));

    assertEquals(Capabilities.UNKNOWN, now(draft).capabilities());
  }

  @Test
  void nothingToChangeChangesNothing() {
    change(draft, OptionalLong.empty(), Optional.empty(), Map.of());
    change(active, OptionalLong.empty(), Optional.empty(), Map.of());

    assertEquals(draft, now(draft));
    assertEquals(active, now(active));
    assertTrue(bench.type.verified().isEmpty());
  }

  @Test
  void aDraftChangesAtWillAndLosesItsVerification() {
    bench.useCases.configureStorage().verify(Bench.CALLER, bench.organization.id(), draft.id());
    bench.scheduler.runReady();
    assertEquals(LocationState.VERIFIED, now(draft).state());

    change(draft, OptionalLong.empty(), Optional.empty(), text("bucket", "another"));

    assertEquals(LocationState.DRAFT, now(draft).state());
    assertEquals(Optional.of("another"), now(draft).settings().text("bucket"));
    assertThrows(
        Refusal.Conflict.class,
        () ->
            bench
                .useCases
                .configureStorage()
                .activate(Bench.CALLER, bench.organization.id(), draft.id()));
  }

  @Test
  void aVerificationOfFormerSettingsSaysNothingAboutTheNewOnes() {
    bench.useCases.configureStorage().verify(Bench.CALLER, bench.organization.id(), draft.id());
    change(draft, OptionalLong.empty(), Optional.empty(), text("bucket", "another"));
    bench.scheduler.runReady();

    assertEquals(LocationState.DRAFT, now(draft).state());
    assertThrows(
        Refusal.Conflict.class,
        () ->
            bench
                .useCases
                .configureStorage()
                .activate(Bench.CALLER, bench.organization.id(), draft.id()));
  }

  @Test
  void secretsAreKeptByNullAndOverwrittenByAString() {
    change(draft, OptionalLong.empty(), Optional.empty(), secret("first-secret"));
    change(
        draft,
        OptionalLong.empty(),
        Optional.empty(),
        Map.of("secret", new SettingValue.Cleared(), "role", new SettingValue.Text("reader")));
    assertEquals(Optional.of(Secret.of("first-secret")), now(draft).settings().secret("secret"));
    assertEquals(Optional.of("reader"), now(draft).settings().text("role"));

    change(
        draft,
        OptionalLong.empty(),
        Optional.empty(),
        Map.of(
            "secret",
            new SettingValue.Hidden(Secret.of("second-secret")),
            "role",
            new SettingValue.Cleared()));
    assertEquals(Optional.of(Secret.of("second-secret")), now(draft).settings().secret("secret"));
    assertEquals(Optional.empty(), now(draft).settings().text("role"));
  }

  @Test
  void inUseAnotherBucketIsAnotherLocation() {
    Refusal.InvalidSettings refused =
        assertThrows(
            Refusal.InvalidSettings.class,
            () ->
                change(active, OptionalLong.empty(), Optional.empty(), text("bucket", "another")));

    assertEquals("/settings/bucket", refused.errors().getFirst().pointer());
    assertEquals(active, now(active));
    assertTrue(bench.type.verified().isEmpty());
  }

  @Test
  void inUseNewValuesTakeEffectOnceTheyPassed() {
    change(active, OptionalLong.empty(), Optional.empty(), text("role", "reader"));

    assertEquals(Optional.of("reader"), now(active).settings().text("role"));
    assertEquals(LocationState.ACTIVE, now(active).state());
    assertEquals(active.settingsVersion() + 1, now(active).settingsVersion());
    assertEquals(Optional.of("reader"), bench.type.verified().getFirst().settings().text("role"));
    assertEquals(
        active.settingsVersion() + 1,
        bench.type.verified().getFirst().settingsVersion(),
        "what a type keeps by version must not mix with what is in effect");
  }

  @Test
  void inUseNewValuesThatDoNotPassChangeNothing() {
    bench.type.finds(CheckStatus.FAIL);

    Refusal.VerificationFailed refused =
        assertThrows(
            Refusal.VerificationFailed.class,
            () -> change(active, OptionalLong.empty(), Optional.of("New"), text("role", "reader")));

    assertEquals(Verification.Status.FAILED, refused.report().status());
    assertEquals(2, refused.report().checks().size());
    assertEquals(active, now(active));
    bench.type.finds(CheckStatus.INCONCLUSIVE);
    assertThrows(
        Refusal.VerificationFailed.class,
        () -> change(active, OptionalLong.empty(), Optional.empty(), text("role", "reader")));
  }

  @Test
  void inUseTheNameChangesWithoutAVerification() {
    change(active, OptionalLong.empty(), Optional.of("New"), Map.of());

    assertEquals("New", now(active).name().value());
    assertTrue(bench.type.verified().isEmpty());
  }

  @Test
  void aRoleThatAnotherOrganizationHasIsHeldInAChangeToo() {
    Organization other = bench.organization("Other");
    StorageLocation theirs = bench.activeLocation(other.id(), "theirs");
    change(active, OptionalLong.empty(), Optional.empty(), text("role", "reader"));
    assertTrue(bench.locations.claimsOf(active.id()).contains(new Claim("role:reader", "")));

    Refusal.Conflict refused =
        assertThrows(
            Refusal.Conflict.class,
            () ->
                bench
                    .useCases
                    .configureStorage()
                    .change(
                        new ChangeLocation(
                            Bench.CALLER,
                            other.id(),
                            theirs.id(),
                            OptionalLong.empty(),
                            Optional.empty(),
                            new StorageSettings(text("role", "reader")))));

    assertEquals(Reason.HELD, refused.reason());
    assertEquals(
        Optional.empty(),
        bench.locations.find(other.id(), theirs.id()).orElseThrow().settings().text("role"));
  }

  @Test
  void aDraftClaimsNothingByBeingChanged() {
    change(draft, OptionalLong.empty(), Optional.empty(), text("role", "reader"));

    assertTrue(bench.locations.claimsOf(draft.id()).isEmpty());
    assertNotEquals(draft, now(draft));
  }

  private StorageLocation draft() {
    StorageLocation made =
        StorageLocation.draft(
            bench.ids.location(),
            bench.organization.id(),
            bench.type.descriptor(),
            new LocationName("Draft"),
            Bench.settings(Map.of("bucket", "draft")),
            false,
            bench.clock.instant());
    bench.locations.add(made);
    return made;
  }

  private void change(
      StorageLocation location,
      OptionalLong revision,
      Optional<String> name,
      Map<String, SettingValue> patch) {
    bench
        .useCases
        .configureStorage()
        .change(
            new ChangeLocation(
                Bench.CALLER,
                bench.organization.id(),
                location.id(),
                revision,
                name.map(LocationName::new),
                new StorageSettings(patch)));
  }

  private StorageLocation now(StorageLocation location) {
    return bench.locations.find(location.organization(), location.id()).orElseThrow();
  }

  private static Map<String, SettingValue> text(String field, String value) {
    return Map.of(field, new SettingValue.Text(value));
  }

  private static Map<String, SettingValue> secret(String value) {
    return Map.of("secret", new SettingValue.Hidden(Secret.of(value)));
  }
}
