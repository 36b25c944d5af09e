package dev.custody.adapter.http.world;

import dev.custody.application.port.in.ManageOrganizations;
import dev.custody.application.port.in.Refusal;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Token;
import dev.custody.domain.access.TokenId;
import dev.custody.domain.access.TokenSecret;
import dev.custody.domain.organization.ExternalId;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.organization.OrganizationName;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Organizations and tokens in memory. */
public final class FakeOrganizations implements ManageOrganizations {
  static final Instant CREATED = Instant.parse("2025-01-02T03:04:05Z");

  private final Map<String, Organization> organizations = new ConcurrentSkipListMap<>();
  private final Map<String, Token> tokens = new ConcurrentSkipListMap<>();

  public OrganizationId add(String name) {
    return create(
            new CreateOrganization(
                new Caller.Operator(), new OrganizationName(name), Optional.empty()))
        .id();
  }

  public TokenId addToken(CreateToken command) {
    return createToken(command).token().id();
  }

  boolean has(OrganizationId id) {
    return organizations.containsKey(id.value());
  }

  boolean has(OrganizationId organization, TokenId token) {
    return Optional.ofNullable(tokens.get(token.value()))
        .filter(found -> found.organization().equals(organization))
        .isPresent();
  }

  public int count() {
    return organizations.size();
  }

  @Override
  public Organization create(CreateOrganization command) {
    OrganizationId id = new OrganizationId(Id.next("org"));
    Organization made =
        new Organization(
            id,
            command.name(),
            command.externalId().orElseGet(() -> new ExternalId("external-of-" + id)),
            Optional.empty(),
            CREATED);
    organizations.put(id.value(), made);
    return made;
  }

  @Override
  public Page<Organization> list(Caller caller, PageRequest page) {
    return Paging.page(
        List.copyOf(organizations.values()).stream()
            .filter(organization -> caller.sees(organization.id()))
            .toList(),
        page);
  }

  @Override
  public Organization get(OrganizationId id) {
    return Optional.ofNullable(organizations.get(id.value()))
        .orElseThrow(() -> new Refusal.NotFound("no organization " + id));
  }

  @Override
  public Organization change(ChangeOrganization command) {
    Organization before = get(command.id());
    Organization named = command.name().map(before::named).orElse(before);
    Organization after = command.idleTimeout().map(named::closingIdleAfter).orElse(named);
    organizations.put(after.id().value(), after);
    return after;
  }

  @Override
  public NewToken createToken(CreateToken command) {
    if (command.caller() instanceof Caller.TokenHolder holder
        && !holder.scopes().containsAll(command.scopes())) {
      throw new Refusal.Forbidden("the token cannot give a scope that it has not itself");
    }
    Token token =
        new Token(
            new TokenId(Id.next("tok")),
            command.organization(),
            command.name(),
            command.scopes(),
            CREATED,
            command.expiresAt());
    tokens.put(token.id().value(), token);
    return new NewToken(token, TokenSecret.from(new byte[TokenSecret.ENTROPY_BYTES]));
  }

  @Override
  public Page<Token> tokens(OrganizationId organization, PageRequest page) {
    return Paging.page(
        tokens.values().stream()
            .filter(token -> token.organization().equals(organization))
            .toList(),
        page);
  }

  @Override
  public void revokeToken(Caller caller, OrganizationId organization, TokenId token) {
    if (!has(organization, token)) {
      throw new Refusal.NotFound("no token " + token);
    }
    tokens.remove(token.value());
  }
}
