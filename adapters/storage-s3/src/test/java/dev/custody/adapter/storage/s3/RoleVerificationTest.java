package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.Places;
import dev.custody.adapter.storage.testkit.cloud.Fault;
import dev.custody.adapter.storage.testkit.cloud.Operation;
import dev.custody.adapter.storage.testkit.cloud.When;
import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.CheckStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an administrator reads when the far side answers otherwise than it should. */
class RoleVerificationTest {
  private final RoleFarSide farSide = new RoleFarSide();

  @AfterEach
  void close() {
    farSide.close();
  }

  @Test
  void aStoreThatHangsUpProvesNothing() {
    farSide.cloud.misbehave(When.calling(Operation.HEAD_BUCKET), Fault.cutBefore());

    Check check = line("bucket-region");

    assertEquals(CheckStatus.INCONCLUSIVE, check.status());
    assertEquals(
        "Could not ask for bucket 'acme-recordings': the connection broke off. Verify again.",
        check.message());
  }

  @Test
  void anObjectThatIsThereAfterItWasDeletedIsTold() {
    farSide.cloud.misbehave(
        When.calling(Operation.DELETE_OBJECT), new Fault.ErrorIn200("None", "nothing is done"));

    Check check = line("delete");

    assertEquals(CheckStatus.FAIL, check.status());
    assertTrue(check.message().contains("there still"), check.message());
  }

  private Check line(String id) {
    List<Check> told = new ArrayList<>();
    farSide
        .start()
        .verify(
            Places.of(Places.ACME, farSide.settings(Places.ACME)),
            VerificationPhase.ONBOARDING,
            told::add);
    return told.stream().filter(check -> check.id().equals(id)).findFirst().orElseThrow();
  }
}
