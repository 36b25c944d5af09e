package dev.custody.application.port.in;

import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.access.Token;
import dev.custody.domain.access.TokenId;
import dev.custody.domain.access.TokenSecret;
import dev.custody.domain.organization.ExternalId;
import dev.custody.domain.organization.IdleTimeout;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.organization.OrganizationName;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Tenants and the tokens that open what is theirs. */
public interface ManageOrganizations {

  /**
   * Makes a tenant, with an external ID that no other ever had.
   *
   * @throws Refusal.Conflict with {@code EXTERNAL_ID_TAKEN} if another organization has the one
   *     that was chosen
   */
  Organization create(CreateOrganization command);

  /** Those that the caller may see. */
  Page<Organization> list(Caller caller, PageRequest page);

  Organization get(OrganizationId id);

  Organization change(ChangeOrganization command);

  /**
   * Makes a token.
   *
   * @throws Refusal.Forbidden if the caller would give a scope that it has not itself
   */
  NewToken createToken(CreateToken command);

  Page<Token> tokens(OrganizationId organization, PageRequest page);

  /** From now on it opens nothing, not even what it has begun. */
  void revokeToken(Caller caller, OrganizationId organization, TokenId token);

  /**
   * A tenant to be made.
   *
   * @param externalId the one that its roles demand already, in an installation that takes
   *     customers over from an older system; empty for a new one
   */
  record CreateOrganization(
      Caller caller, OrganizationName name, Optional<ExternalId> externalId) {}

  /** What is empty stays as it is. */
  record ChangeOrganization(
      Caller caller,
      OrganizationId id,
      Optional<OrganizationName> name,
      Optional<IdleTimeout> idleTimeout) {}

  /** A token to be made. */
  record CreateToken(
      Caller caller,
      OrganizationId organization,
      String name,
      Set<Scope> scopes,
      Optional<Instant> expiresAt) {
    public CreateToken {
      scopes = Set.copyOf(scopes);
    }
  }

  /** The only time that the secret is there. */
  record NewToken(Token token, TokenSecret secret) {}
}
