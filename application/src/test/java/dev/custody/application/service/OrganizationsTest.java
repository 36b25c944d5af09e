package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.in.ManageOrganizations;
import dev.custody.application.port.in.ManageOrganizations.ChangeOrganization;
import dev.custody.application.port.in.ManageOrganizations.CreateOrganization;
import dev.custody.application.port.in.ManageOrganizations.CreateToken;
import dev.custody.application.port.in.ManageOrganizations.NewToken;
import dev.custody.application.port.in.Refusal;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.organization.ExternalId;
import dev.custody.domain.organization.IdleTimeout;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationName;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.text.InvalidFields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tenants and their tokens. */
class OrganizationsTest {
  private static final PageRequest ALL = new PageRequest(100, Optional.empty());

  private final Bench bench = new Bench();
  private final ManageOrganizations manage = bench.useCases.manageOrganizations();
  private final Caller operator = new Caller.Operator();

  @Test
  void eachGetsAnExternalIdOfItsOwn() {
    Organization one = manage.create(Bench.named("One"));
    Organization two = manage.create(Bench.named("One"));

    assertNotEquals(one.id(), two.id());
    assertNotEquals(one.externalId(), two.externalId());
    assertEquals(one, manage.get(one.id()));
    assertThrows(Refusal.NotFound.class, () -> manage.get(bench.ids.organization()));
  }

  @Test
  void anExternalIdIsChosenOnlyWhereTheOperatorAllowsIt() {
    InvalidFields refused =
        assertThrows(InvalidFields.class, () -> manage.create(withExternalId("border-1")));
    assertTrue(refused.toString().contains("custody.external-id.customer-chosen"));
    assertEquals(1, manage.list(operator, ALL).items().size());

    ManageOrganizations lenient =
        bench.restartWithCustomerChosenExternalIds().manageOrganizations();
    assertEquals("border-1", lenient.create(withExternalId("border-1")).externalId().value());
  }

  @Test
  void noTwoHaveTheSameExternalId() {
    ManageOrganizations lenient =
        bench.restartWithCustomerChosenExternalIds().manageOrganizations();
    for (String taken : List.of("border-1", bench.organization.externalId().value())) {
      if (taken.equals("border-1")) {
        lenient.create(withExternalId(taken));
      }
      Refusal.Conflict refused =
          assertThrows(Refusal.Conflict.class, () -> lenient.create(withExternalId(taken)));
      assertEquals(Refusal.Reason.EXTERNAL_ID_TAKEN, refused.reason());
    }
    assertEquals(2, manage.list(operator, ALL).items().size());
  }

  private static CreateOrganization withExternalId(String id) {
    return new CreateOrganization(
        Bench.CALLER, new OrganizationName("Taken over"), Optional.of(new ExternalId(id)));
  }

  @Test
  void theOperatorSeesAllAndOthersTheirOwn() {
    Organization other = manage.create(Bench.named("Other"));
    Caller holder = bench.token(bench.organization.id(), Scope.RECORDINGS_READ).token().holder();

    assertEquals(2, manage.list(operator, ALL).items().size());
    assertEquals(List.of(bench.organization), manage.list(holder, ALL).items());
    assertTrue(manage.list(operator, ALL).items().contains(other));
  }

  @Test
  void whatIsLeftOutOfAChangeStays() {
    Organization named =
        manage.change(
            new ChangeOrganization(
                Bench.CALLER,
                bench.organization.id(),
                Optional.of(new OrganizationName("New")),
                Optional.empty()));
    Organization timed =
        manage.change(
            new ChangeOrganization(
                Bench.CALLER,
                bench.organization.id(),
                Optional.empty(),
                Optional.of(new IdleTimeout(Duration.ofHours(1)))));

    assertEquals("New", named.name().value());
    assertEquals("New", timed.name().value());
    assertEquals(Optional.of(new IdleTimeout(Duration.ofHours(1))), timed.idleTimeout());
    assertEquals(bench.organization.externalId(), timed.externalId());
    assertThrows(
        Refusal.NotFound.class,
        () ->
            manage.change(
                new ChangeOrganization(
                    Bench.CALLER, bench.ids.organization(), Optional.empty(), Optional.empty())));
  }

  @Test
  void aTokenGivesOnlyScopesThatItHas() {
    Caller holder =
        bench
            .token(bench.organization.id(), Scope.TOKENS_WRITE, Scope.RECORDINGS_READ)
            .token()
            .holder();

    assertEquals(
        Set.of(Scope.RECORDINGS_READ),
        create(holder, Optional.empty(), Scope.RECORDINGS_READ).token().scopes());
    Refusal.Forbidden refused =
        assertThrows(
            Refusal.Forbidden.class,
            () -> create(holder, Optional.empty(), Scope.RECORDINGS_READ, Scope.RECORDINGS_DELETE));
    assertTrue(refused.toString().contains("recordings:delete"));
    assertThrows(InvalidFields.class, () -> create(holder, Optional.empty()));
    assertThrows(InvalidFields.class, () -> create(operator, Optional.empty()));
  }

  @Test
  void aTokenThatIsOverAlreadyIsRefused() {
    Instant now = bench.clock.instant();
    for (Instant over : List.of(now, now.minusSeconds(1), Instant.EPOCH)) {
      assertThrows(
          InvalidFields.class, () -> create(operator, Optional.of(over), Scope.RECORDINGS_READ));
    }
    assertEquals(
        Optional.of(now.plusSeconds(1)),
        create(operator, Optional.of(now.plusSeconds(1)), Scope.RECORDINGS_READ)
            .token()
            .expiresAt());
  }

  @Test
  void tokensAreListedAndRevokedInTheirOrganizationAlone() {
    NewToken token = create(operator, Optional.empty(), Scope.RECORDINGS_READ);
    Organization other = manage.create(Bench.named("Other"));

    assertEquals(List.of(token.token()), manage.tokens(bench.organization.id(), ALL).items());
    assertEquals(List.of(), manage.tokens(other.id(), ALL).items());
    assertThrows(
        Refusal.NotFound.class,
        () -> manage.revokeToken(Bench.CALLER, other.id(), token.token().id()));
    manage.revokeToken(Bench.CALLER, bench.organization.id(), token.token().id());
    assertThrows(
        Refusal.NotFound.class,
        () -> manage.revokeToken(Bench.CALLER, bench.organization.id(), token.token().id()));
  }

  private NewToken create(Caller caller, Optional<Instant> end, Scope... scopes) {
    return manage.createToken(
        new CreateToken(caller, bench.organization.id(), "ci", Set.of(scopes), end));
  }
}
