package dev.custody.application.service;

import dev.custody.application.port.in.ManageOrganizations;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.Ids;
import dev.custody.application.port.out.Organizations;
import dev.custody.application.port.out.Tokens;
import dev.custody.application.port.out.Transactions;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.access.Token;
import dev.custody.domain.access.TokenId;
import dev.custody.domain.access.TokenSecret;
import dev.custody.domain.audit.Actor;
import dev.custody.domain.audit.AuditAction;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.text.InvalidFields;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tenants and their tokens. */
public final class OrganizationService implements ManageOrganizations {
  private final Organizations organizations;
  private final Tokens tokens;
  private final TokenValidity validity;
  private final AuditTrail trail;
  private final DeniedTries denied;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;
  private final boolean customerChosenExternalIds;

  /**
   * @param customerChosenExternalIds whether an organization may be made with an external ID that
   *     came from elsewhere
   */
  public OrganizationService(
      Organizations organizations,
      Tokens tokens,
      TokenValidity validity,
      AuditTrail trail,
      DeniedTries denied,
      Transactions transactions,
      Ids ids,
      InstantSource clock,
      boolean customerChosenExternalIds) {
    this.organizations = organizations;
    this.tokens = tokens;
    this.validity = validity;
    this.trail = trail;
    this.denied = denied;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.customerChosenExternalIds = customerChosenExternalIds;
  }

  @Override
  public Organization create(CreateOrganization command) {
    refuseUnlessExternalIdsAreChosen(command);
    Organization organization =
        new Organization(
            ids.organization(),
            command.name(),
            command.externalId().orElseGet(ids::externalId),
            Optional.empty(),
            now());
    transactions.durably(() -> {
      if (!organizations.add(organization)) {
        throw new Refusal.Conflict(
            Refusal.Reason.EXTERNAL_ID_TAKEN,
            "'%s' is another organization's external ID; with one ID for two, each could reach the other's bucket"
                .formatted(organization.externalId()));
      }
      trail.record(
          Actor.of(command.caller()),
          AuditAction.ORGANIZATION_CREATED,
          organization.id(),
          organization.id().value());
    });
    return organization;
  }

  private void refuseUnlessExternalIdsAreChosen(CreateOrganization command) {
    if (command.externalId().isPresent() && !customerChosenExternalIds) {
      throw new InvalidFields(
          "/externalId",
          "external IDs are made by this service; leave it out, or let the operator set custody.external-id.customer-chosen");
    }
  }

  @Override
  public Page<Organization> list(Caller caller, PageRequest page) {
    return switch (caller) {
      case Caller.Operator operator -> organizations.list(page);
      case Caller.TokenHolder holder ->
          new Page<>(List.of(get(holder.organization())), Optional.empty());
    };
  }

  @Override
  public Organization get(OrganizationId id) {
    return organizations.find(id).orElseThrow(() -> unknown(id));
  }

  @Override
  public Organization change(ChangeOrganization command) {
    return transactions
        .durably(() -> {
          Optional<Organization> after =
              organizations.update(command.id(), organization -> changed(organization, command));
          if (after.isPresent()) {
            trail.record(
                Actor.of(command.caller()),
                AuditAction.ORGANIZATION_CHANGED,
                command.id(),
                command.id().value());
          }
          return after;
        })
        .orElseThrow(() -> unknown(command.id()));
  }

  @Override
  public NewToken createToken(CreateToken command) {
    refuseScopesBeyond(command);
    Instant now = now();
    if (command.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
      throw new InvalidFields(
          "/expiresAt",
          "'%s' is over already; it is %s now".formatted(command.expiresAt().get(), now));
    }
    Token token =
        new Token(
            ids.token(),
            command.organization(),
            command.name(),
            command.scopes(),
            now,
            command.expiresAt().map(end -> end.truncatedTo(ChronoUnit.MICROS)));
    TokenSecret secret = ids.tokenSecret();
    transactions.durably(() -> {
      tokens.add(token, secret.hash());
      trail.record(
          Actor.of(command.caller()),
          AuditAction.TOKEN_CREATED,
          command.organization(),
          token.id().value());
    });
    return new NewToken(token, secret);
  }

  @Override
  public Page<Token> tokens(OrganizationId organization, PageRequest page) {
    return tokens.list(organization, page);
  }

  @Override
  public void revokeToken(Caller caller, OrganizationId organization, TokenId token) {
    boolean removed =
        transactions.durably(() -> {
          boolean found = tokens.remove(organization, token);
          if (found) {
            trail.record(Actor.of(caller), AuditAction.TOKEN_REVOKED, organization, token.value());
          }
          return found;
        });
    validity.forget(token);
    if (!removed) {
      throw new Refusal.NotFound("there is no token '%s'".formatted(token));
    }
  }

  private static Organization changed(Organization organization, ChangeOrganization command) {
    Organization named = command.name().map(organization::named).orElse(organization);
    return command.idleTimeout().map(named::closingIdleAfter).orElse(named);
  }

  private void refuseScopesBeyond(CreateToken command) {
    if (command.caller() instanceof Caller.TokenHolder holder
        && !holder.scopes().containsAll(command.scopes())) {
      Set<Scope> beyond = EnumSet.copyOf(command.scopes());
      beyond.removeAll(holder.scopes());
      String lacks = beyond.stream().map(Scope::word).collect(Collectors.joining(", "));
      denied.tried(
          holder,
          AuditAction.TOKEN_CREATED,
          holder.organization().value(),
          "it would have scopes that its maker has not: " + lacks);
      throw new Refusal.Forbidden(
          "a token can give only scopes that it has itself; yours lacks %s".formatted(lacks));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static Refusal unknown(OrganizationId id) {
    return new Refusal.NotFound("there is no organization '%s'".formatted(id));
  }
}
