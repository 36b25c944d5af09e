package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.access.Token;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Requests that last for days ask again and again whether they still may. */
class TokenValidityTest {
  private final Bench bench = new Bench();
  private final Token token = bench.token(bench.organization.id(), Scope.RECORDINGS_WRITE).token();
  private final TokenValidity validity =
      new TokenValidity(bench.tokens, bench.clock, bench.scheduler);

  @Test
  void theDatabaseIsAskedOnceASecondAtMost() {
    for (int i = 0; i < 100; i++) {
      assertTrue(validity.holds(token.holder()));
    }
    assertEquals(1, bench.tokens.finds());

    bench.scheduler.advance(Duration.ofSeconds(1));
    assertTrue(validity.holds(token.holder()));
    assertEquals(2, bench.tokens.finds());
  }

  @Test
  void aRevocationElsewhereShowsWithinASecond() {
    validity.holds(token.holder());
    bench.tokens.remove(bench.organization.id(), token.id());

    bench.scheduler.advance(Duration.ofMillis(999));
    assertTrue(validity.holds(token.holder()));
    bench.scheduler.advance(Duration.ofMillis(1));
    assertFalse(validity.holds(token.holder()));
  }

  @Test
  void aRevocationHereShowsAtOnce() {
    Caller holder = token.holder();
    assertTrue(bench.useCases.controlAccess().stillValid(holder));

    bench
        .useCases
        .manageOrganizations()
        .revokeToken(Bench.CALLER, bench.organization.id(), token.id());

    assertFalse(bench.useCases.controlAccess().stillValid(holder));
  }

  /** The answer was on its way when the token was revoked. */
  @Test
  void anAnswerThatIsOlderThanARevocationIsNotRemembered() {
    bench.tokens.afterNextFind(() -> {
      bench.tokens.remove(bench.organization.id(), token.id());
      validity.forget(token.id());
    });
    validity.holds(token.holder());

    assertFalse(validity.holds(token.holder()));
  }

  @Test
  void theWallClockJumpingBackDoesNotFreezeWhatIsRemembered() {
    validity.holds(token.holder());
    bench.tokens.remove(bench.organization.id(), token.id());
    bench.clock.jump(Duration.ofDays(-3));

    bench.scheduler.advance(Duration.ofSeconds(1));

    assertFalse(validity.holds(token.holder()));
  }

  @Test
  void theOperatorIsAlwaysValid() {
    assertTrue(validity.holds(new Caller.Operator()));
    assertEquals(0, bench.tokens.finds());
  }
}
