package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.in.LogIn;
import dev.custody.application.port.in.LogIn.Started;
import dev.custody.application.port.in.ManageOrganizations.CreateToken;
import dev.custody.application.port.in.ManageOrganizations.NewToken;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.audit.AuditAction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sessions of the portal. */
class LogInTest {
  private static final Duration LONGEST = Duration.ofHours(12);

  private final Bench bench = new Bench();
  private final LogIn logIn = bench.useCases.logIn();
  private final NewToken token =
      bench.token(bench.organization.id(), Scope.RECORDINGS_READ, Scope.STORAGE_READ);

  @Test
  void whoHasTheSecretIsTheHolderOfTheToken() {
    Started started = begin();

    assertEquals(token.token().holder(), started.caller());
    assertEquals(Optional.of(token.token().holder()), current(started));
    assertNotEquals(token.secret().reveal(), started.secret().reveal());
    assertEquals(1, told(AuditAction.SESSION_STARTED));
  }

  @Test
  void whatIsNoTokenOfAnOrganizationOpensNone() {
    Started started = begin();
    for (String shown :
        List.of("", "custody_nonsense", started.secret().reveal(), "operator".repeat(5))) {
      assertEquals(Optional.empty(), logIn.withToken(shown), shown);
    }
    assertEquals(Optional.empty(), logIn.current(token.secret().reveal()), "a token is no session");
  }

  @Test
  void itEndsByItself() {
    Started started = begin();
    bench.clock.jump(LONGEST.minusSeconds(1));
    assertTrue(current(started).isPresent());

    bench.clock.jump(Duration.ofSeconds(1));

    assertFalse(current(started).isPresent());
    begin();
    assertEquals(1, bench.sessions.size(), "what has ended does not stay");
  }

  @Test
  void itEndsWithItsToken() {
    NewToken brief =
        bench
            .useCases
            .manageOrganizations()
            .createToken(
                new CreateToken(
                    Bench.CALLER,
                    bench.organization.id(),
                    "brief",
                    Set.of(Scope.AUDIT_READ),
                    Optional.of(bench.clock.instant().plusSeconds(60))));
    Started ofBrief = logIn.withToken(brief.secret().reveal()).orElseThrow();
    Started ofOther = begin();
    assertEquals(brief.token().expiresAt().orElseThrow(), ofBrief.session().endsAt());

    bench.clock.jump(Duration.ofSeconds(60));
    bench
        .useCases
        .manageOrganizations()
        .revokeToken(Bench.CALLER, bench.organization.id(), token.token().id());

    assertFalse(current(ofBrief).isPresent());
    assertFalse(current(ofOther).isPresent());
    assertEquals(Optional.empty(), logIn.withToken(brief.secret().reveal()));
  }

  @Test
  void whoLogsOutIsOut() {
    Started mine = begin();
    Started another = begin();

    logIn.end(mine.secret().reveal());
    logIn.end(mine.secret().reveal());

    assertFalse(current(mine).isPresent());
    assertTrue(current(another).isPresent());
    assertEquals(1, told(AuditAction.SESSION_ENDED));
  }

  @Test
  void aCodeOpensOneSession() {
    String code = logIn.code(token.token().holder()).reveal();

    Started started = logIn.withCode(code).orElseThrow();

    assertEquals(token.token().holder(), started.caller());
    assertEquals(Optional.empty(), logIn.withCode(code), "once");
    assertEquals(Optional.empty(), logIn.current(code), "a code is no session");
    assertEquals(Optional.empty(), logIn.withCode(token.secret().reveal()), "a token is no code");
  }

  @Test
  void aCodeIsGoodForAnHour() {
    String code = logIn.code(token.token().holder()).reveal();
    bench.clock.jump(Duration.ofHours(1));

    assertEquals(Optional.empty(), logIn.withCode(code));
  }

  @Test
  void aCodeIsNoBetterThanItsToken() {
    String code = logIn.code(token.token().holder()).reveal();
    bench
        .useCases
        .manageOrganizations()
        .revokeToken(Bench.CALLER, bench.organization.id(), token.token().id());

    assertEquals(Optional.empty(), logIn.withCode(code));
  }

  @Test
  void codesTakeNoMoreRoomThanAHundred() {
    String first = logIn.code(token.token().holder()).reveal();
    String last = first;
    for (int i = 0; i < 100; i++) {
      last = logIn.code(token.token().holder()).reveal();
    }
    assertEquals(Optional.empty(), logIn.withCode(first));
    assertTrue(logIn.withCode(last).isPresent());
  }

  private long told(AuditAction action) {
    return bench.audit.events().stream().filter(event -> event.action() == action).count();
  }

  private Started begin() {
    return logIn.withToken(token.secret().reveal()).orElseThrow();
  }

  private Optional<Caller.TokenHolder> current(Started started) {
    return logIn.current(started.secret().reveal()).map(LogIn.Current::caller);
  }
}
