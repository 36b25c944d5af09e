package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.custody.application.port.out.storage.CheckListener;
import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.Verification.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A role that was made a moment ago is not known everywhere yet. */
class NewRoleTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

  private final Customer customer = new Customer();
  private final List<Duration> pauses = new ArrayList<>();

  @AfterEach
  void close() {
    customer.close();
  }

  @Test
  void isWaitedFor() {
    customer.trustWith("user/custody", "user/other");
    customer.patient(
        PATIENCE,
        time -> {
          pauses.add(time);
          if (pauses.size() == 3) {
            customer.asTheKitSays();
          }
        });

    assertEquals(CheckStatus.PASS, assumed(VerificationPhase.ONBOARDING));
    assertEquals(Collections.nCopies(3, BETWEEN_TRIES), pauses);
  }

  @Test
  void isSaidToBeWaitedForFromTheFirstRefusalOn() {
    List<String> told = new ArrayList<>();
    customer.trustWith("user/custody", "user/other");
    customer.patient(
        PATIENCE,
        time -> {
          told.add("pause");
          customer.asTheKitSays();
        });

    customer.verify(
        VerificationPhase.ONBOARDING,
        new CheckListener() {
          @Override
          public void told(Check check) {
            told.add(check.id());
          }

          @Override
          public void waits(Waiting waiting) {
            told.add(waiting.id() + ": " + waiting.message());
          }
        });

    assertEquals(
        List.of(
            "format",
            "assume-role: Waiting for the cloud; a new role can take a minute.",
            "pause",
            "assume-role"),
        told.subList(0, 4));
  }

  @Test
  void isGivenUpAtTheEndOfPatience() {
    customer.trustWith("user/custody", "user/other").patient(PATIENCE, pauses::add);

    assertEquals(CheckStatus.FAIL, assumed(VerificationPhase.ONBOARDING));
    assertEquals(PATIENCE, pauses.stream().reduce(Duration.ZERO, Duration::plus));
  }

  @Test
  void isNotWaitedForOnceTheLocationIsInUse() {
    customer.trustWith("user/custody", "user/other").patient(PATIENCE, pauses::add);

    assertEquals(CheckStatus.FAIL, assumed(VerificationPhase.ROUTINE));
    assertEquals(List.of(), pauses);
  }

  @Test
  void whoeverStopsTheServiceIsNotKeptWaiting() {
    customer
        .trustWith("user/custody", "user/other")
        .patient(
            PATIENCE,
            time -> {
              pauses.add(time);
              throw new InterruptedException();
            });

    assertEquals(CheckStatus.FAIL, assumed(VerificationPhase.ONBOARDING));
    assertEquals(1, pauses.size());
    assertEquals(true, Thread.interrupted(), "told to whoever runs it");
  }

  private CheckStatus assumed(VerificationPhase phase) {
    return customer.verify(phase).stream()
        .filter(check -> check.id().equals("assume-role"))
        .map(Check::status)
        .findFirst()
        .orElseThrow();
  }
}
