package dev.custody.adapter.storage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.application.port.out.storage.Verified;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Capabilities.Answer;
import dev.custody.domain.storage.Capability;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.ObjectKey;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.storage.Verification;
import dev.custody.domain.storage.VerificationId;
import dev.custody.domain.text.SingleLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a verification finds out, and what it leaves. */
interface Verifying extends TypeBench {

  /** What one run told. */
  record Run(List<Check> checks, Capabilities capabilities) {
    Verification.Status status() {
      Verification verification =
          Verification.started(
              new VerificationId(VerificationId.PREFIX + "_" + "0".repeat(26)),
              Places.of(Places.ACME, StorageSettings.NONE).location(),
              1,
              Instant.EPOCH);
      for (Check check : checks) {
        verification = verification.told(check);
      }
      return verification.finished(capabilities, Instant.EPOCH).status();
    }

    List<String> ids() {
      return checks.stream().map(Check::id).toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  default void aGoodLocationPasses(VerificationPhase phase) {
    Run run = verify(phase);

    assertEquals(Verification.Status.PASSED, run.status(), run.checks().toString());
    assertEquals(Answer.YES, run.capabilities().of(Capability.WRITE));
  }

  @Test
  default void allThatAGoodLocationCanDoIsMeasured() {
    Run run = verify(VerificationPhase.ONBOARDING);

    for (Capability capability : Capability.values()) {
      assertEquals(Answer.YES, run.capabilities().of(capability), capability.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  default void eachCheckIsALineThatCanBeRead(VerificationPhase phase) {
    Run run = verify(phase);

    assertEquals(run.ids().size(), new HashSet<>(run.ids()).size(), run.ids().toString());
    for (Check check : run.checks()) {
      assertTrue(check.id().matches("[a-z][a-z0-9-]*"), check.id());
      assertFalse(check.title().isBlank(), check.id());
      assertFalse(check.message().isBlank(), check.id());
      assertEquals(SingleLine.of(check.message()), check.message());
      assertFalse(check.duration().isNegative(), check.id());
      secrets().forEach(secret -> assertFalse(check.toString().contains(secret)));
    }
  }

  @Test
  default void aRoutineVerificationTellsTheSameChecksOrFewer() {
    List<String> all = verify(VerificationPhase.ONBOARDING).ids();
    List<String> routine = verify(VerificationPhase.ROUTINE).ids();

    assertEquals(all.stream().filter(routine::contains).toList(), routine);
    assertTrue(all.containsAll(List.of("format", "write", "put", "read", "delete")));
  }

  @Test
  default void itLeavesNothingWhereDeletingIsAllowed() {
    verify(VerificationPhase.ONBOARDING);

    assertEquals(Set.of(), farSide().storedKeys());
    assertEquals(0, farSide().openUploads());
  }

  @Test
  default void aRoutineOneLeavesNothing() {
    verify(VerificationPhase.ROUTINE);

    assertEquals(Set.of(), farSide().storedKeys());
    assertEquals(0, farSide().openUploads());
  }

  @Test
  default void itCanBeRepeatedByMoreThanOneOrganization() {
    for (int i = 0; i < 3; i++) {
      assertEquals(Verification.Status.PASSED, verify(VerificationPhase.ONBOARDING).status());
      assertEquals(
          Verification.Status.PASSED,
          verify(place(Places.GAMMA), VerificationPhase.ONBOARDING).status());
    }
  }

  @Test
  default void itTouchesNoRecording() {
    StoragePlace place = place(Places.ACME);
    try (Storage storage = type().open(place)) {
      ObjectKey key = ObjectKey.of(type().keyPrefix(place) + Places.ACME + "/2025/01/31/rec.cast");
      storage.putIfAbsent(
          key,
          TestContent.of("a recording"),
          new ObjectAttributes(ContentType.OCTET_STREAM, "token"));

      verify(VerificationPhase.ONBOARDING);

      assertEquals(Set.of(key.value()), farSide().storedKeys());
      assertEquals(Optional.of("token"), storage.head(key).orElseThrow().token());
    }
  }

  @ParameterizedTest
  @EnumSource
  default void whatGoesWrongIsALineAndNoException(VerificationPhase phase) {
    farSide().breakDown();

    Run run = verify(phase);

    assertNotEquals(Verification.Status.PASSED, run.status(), run.checks().toString());
    assertNotEquals(Answer.YES, run.capabilities().of(Capability.WRITE));
    assertFalse(run.checks().isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  default void aRightThatIsNotThereIsMeasured(Capability capability) {
    if (!farSide().refusable().contains(capability)) {
      assertEquals(Answer.YES, verify(VerificationPhase.ONBOARDING).capabilities().of(capability));
      return;
    }
    farSide().refuse(capability);

    Run run = verify(VerificationPhase.ONBOARDING);

    assertEquals(Answer.NO, run.capabilities().of(capability), run.checks().toString());
    boolean needed = Set.of(Capability.WRITE, Capability.MULTIPART).contains(capability);
    assertEquals(
        needed ? Verification.Status.FAILED : Verification.Status.PASSED,
        run.status(),
        run.checks().toString());
    assertTrue(farSide().storedKeys().size() <= 1, "at most one small object stays");
    assertEquals(
        needed ? run.status() : Verification.Status.PASSED,
        verify(VerificationPhase.ONBOARDING).status(),
        "again");
    assertTrue(farSide().storedKeys().size() <= 1, "always the same one");
  }

  @Test
  default void aFailedCheckSaysWhatWasRefused() {
    if (!farSide().refusable().contains(Capability.WRITE)) {
      assertEquals(Set.of(), farSide().refusable());
      return;
    }
    farSide().refuse(Capability.WRITE);

    Check failed =
        verify(VerificationPhase.ONBOARDING).checks().stream()
            .filter(check -> check.status() == CheckStatus.FAIL)
            .findFirst()
            .orElseThrow();

    assertTrue(failed.action().isPresent(), failed.toString());
  }

  private Run verify(VerificationPhase phase) {
    return verify(place(Places.ACME), phase);
  }

  private Run verify(StoragePlace place, VerificationPhase phase) {
    List<Check> checks = new ArrayList<>();
    Verified verified = type().verify(place, phase, checks::add);
    return new Run(List.copyOf(checks), verified.capabilities());
  }
}
