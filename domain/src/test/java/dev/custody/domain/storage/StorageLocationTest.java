package dev.custody.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.Capabilities.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StorageLocationTest {
  private static final Instant NOW = Instant.parse("2025-01-31T10:00:00Z");
  private static final Capabilities WRITES =
      Capabilities.UNKNOWN.with(Capability.WRITE, Answer.YES);
  private static final StorageSettings OTHER =
      new StorageSettings(Map.of("bucket", new SettingValue.Text("other")));

  private final StorageLocation draft =
      StorageLocation.draft(
          new LocationId("loc_0123456789abcdefghjkmnpqrs"),
          new OrganizationId("org_0123456789abcdefghjkmnpqrs"),
          new StorageDescriptor(new StorageTypeId("box"), "Box", "A box.", 3, false, List.of()),
          new LocationName("EU"),
          StorageSettings.NONE,
          false,
          NOW);

  @Test
  void itBeginsAsADraftOfItsTypesSchema() {
    assertEquals(LocationState.DRAFT, draft.state());
    assertEquals(3, draft.schemaVersion());
    assertEquals(1, draft.settingsVersion());
    assertEquals(1, draft.revision());
    assertEquals(Capabilities.UNKNOWN, draft.capabilities());
    assertEquals(Optional.empty(), draft.activatedAt());
  }

  @Test
  void eachChangeRaisesTheRevisionAndOnlySettingsTheirVersion() {
    StorageLocation named = draft.named(new LocationName("US"));
    StorageLocation configured = named.configured(OTHER);

    assertEquals(2, named.revision());
    assertEquals(1, named.settingsVersion());
    assertEquals(3, configured.revision());
    assertEquals(2, configured.settingsVersion());
    assertEquals(OTHER, configured.settings());
    assertEquals(new LocationName("US"), configured.name());
  }

  @ParameterizedTest
  @CsvSource({
    "DRAFT,    PASS,         VERIFIED",
    "DRAFT,    FAIL,         DRAFT",
    "DRAFT,    INCONCLUSIVE, DRAFT",
    "VERIFIED, PASS,         VERIFIED",
    "VERIFIED, FAIL,         DRAFT",
    "VERIFIED, INCONCLUSIVE, DRAFT",
    "ACTIVE,   PASS,         ACTIVE",
    "ACTIVE,   FAIL,         DEGRADED",
    "ACTIVE,   INCONCLUSIVE, ACTIVE",
    "DEGRADED, PASS,         ACTIVE",
    "DEGRADED, FAIL,         DEGRADED",
    "DEGRADED, INCONCLUSIVE, DEGRADED",
    "RETIRED,  PASS,         RETIRED",
    "RETIRED,  FAIL,         RETIRED",
  })
  void aVerificationMovesItOn(LocationState before, CheckStatus found, LocationState after) {
    StorageLocation location = in(before);

    StorageLocation verified = location.verifiedBy(run(location, found, WRITES));

    assertEquals(after, verified.state());
    assertEquals(Optional.of(verificationId()), verified.lastVerification());
    assertEquals(location.revision() + 1, verified.revision());
  }

  @Test
  void aVerificationOfOtherSettingsSaysNothing() {
    StorageLocation changed = draft.configured(OTHER);

    assertSame(changed, changed.verifiedBy(run(draft, CheckStatus.PASS, WRITES)));
  }

  @Test
  void aVerificationThatRunsSaysNothing() {
    Verification running = Verification.started(verificationId(), draft.id(), 1, NOW);

    assertSame(draft, draft.verifiedBy(running));
  }

  @Test
  void onlyAVerificationThatPassedTellsWhatItCanDo() {
    assertEquals(WRITES, draft.verifiedBy(run(draft, CheckStatus.PASS, WRITES)).capabilities());
    assertEquals(
        Capabilities.UNKNOWN,
        draft.verifiedBy(run(draft, CheckStatus.FAIL, WRITES)).capabilities());
  }

  @Test
  void whatARoutineVerificationDoesNotTryIsNotForgotten() {
    Capabilities writeOnly = WRITES.with(Capability.READ, Answer.NO);
    StorageLocation onboarded = draft.verifiedBy(run(draft, CheckStatus.PASS, writeOnly));

    StorageLocation checked = onboarded.verifiedBy(run(onboarded, CheckStatus.PASS, WRITES));

    assertEquals(writeOnly, checked.capabilities());
  }

  @Test
  void otherSettingsMakeAVerifiedOneADraftAgain() {
    assertEquals(LocationState.DRAFT, in(LocationState.VERIFIED).configured(OTHER).state());
  }

  @ParameterizedTest
  @EnumSource(
      value = LocationState.class,
      names = {"ACTIVE", "DEGRADED"})
  void oneInUseStaysInUseWithOtherSettings(LocationState state) {
    assertEquals(state, in(state).configured(OTHER).state());
  }

  @Test
  void activationIsDatedAndRetirementKeepsTheDate() {
    Instant later = NOW.plusSeconds(60);
    StorageLocation active = draft.activated(later);
    StorageLocation retired = active.retired();

    assertEquals(LocationState.ACTIVE, active.state());
    assertEquals(Optional.of(later), active.activatedAt());
    assertEquals(LocationState.RETIRED, retired.state());
    assertEquals(Optional.of(later), retired.activatedAt());
  }

  private StorageLocation in(LocationState state) {
    StorageLocation verified = draft.verifiedBy(run(draft, CheckStatus.PASS, WRITES));
    return switch (state) {
      case DRAFT -> draft;
      case VERIFIED -> verified;
      case ACTIVE -> verified.activated(NOW);
      case DEGRADED -> {
        StorageLocation active = verified.activated(NOW);
        yield active.verifiedBy(run(active, CheckStatus.FAIL, WRITES));
      }
      case RETIRED -> verified.activated(NOW).retired();
    };
  }

  private static Verification run(
      StorageLocation location, CheckStatus found, Capabilities capabilities) {
    return Verification.started(verificationId(), location.id(), location.settingsVersion(), NOW)
        .told(Check.of("write", "Write", found, "What was found.", Duration.ZERO))
        .finished(capabilities, NOW);
  }

  private static VerificationId verificationId() {
    return new VerificationId("ver_0123456789abcdefghjkmnpqrs");
  }
}
