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
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.organization.OrganizationName;
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
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  public OrganizationService(
      Organizations organizations,
      Tokens tokens,
      TokenValidity validity,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.organizations = organizations;
    this.tokens = tokens;
    this.validity = validity;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Organization create(OrganizationName name) {
    Organization organization =
        new Organization(ids.organization(), name, ids.externalId(), Optional.empty(), now());
    transactions.durably(() -> organizations.add(organization));
    return organization;
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
        .durably(() ->
            organizations.update(command.id(), organization -> changed(organization, command)))
        .orElseThrow(() -> unknown(command.id()));
  }

  @Override
  public NewToken createToken(CreateToken command) {
    refuseScopesBeyond(command.caller(), command.scopes());
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
    transactions.durably(() -> tokens.add(token, secret.hash()));
    return new NewToken(token, secret);
  }

  @Override
  public Page<Token> tokens(OrganizationId organization, PageRequest page) {
    return tokens.list(organization, page);
  }

  @Override
  public void revokeToken(OrganizationId organization, TokenId token) {
    boolean removed = transactions.durably(() -> tokens.remove(organization, token));
    validity.forget(token);
    if (!removed) {
      throw new Refusal.NotFound("there is no token '%s'".formatted(token));
    }
  }

  private static Organization changed(Organization organization, ChangeOrganization command) {
    Organization named = command.name().map(organization::named).orElse(organization);
    return command.idleTimeout().map(named::closingIdleAfter).orElse(named);
  }

  private static void refuseScopesBeyond(Caller caller, Set<Scope> wanted) {
    if (caller instanceof Caller.TokenHolder holder && !holder.scopes().containsAll(wanted)) {
      Set<Scope> beyond = EnumSet.copyOf(wanted);
      beyond.removeAll(holder.scopes());
      throw new Refusal.Forbidden(
          "a token can give only scopes that it has itself; yours lacks %s"
              .formatted(beyond.stream().map(Scope::word).collect(Collectors.joining(", "))));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static Refusal unknown(OrganizationId id) {
    return new Refusal.NotFound("there is no organization '%s'".formatted(id));
  }
}
