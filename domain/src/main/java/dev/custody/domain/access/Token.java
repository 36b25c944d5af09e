package dev.custody.domain.access;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.text.InvalidFields;
import dev.custody.domain.text.SingleLine;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A token as the service knows it; its secret was shown once and is not here.
 *
 * @param expiresAt when it stops to open anything; never without one
 */
public record Token(
    TokenId id,
    OrganizationId organization,
    String name,
    Set<Scope> scopes,
    Instant createdAt,
    Optional<Instant> expiresAt) {
  private static final int LONGEST_NAME = 200;

  public Token {
    name = SingleLine.of(name).strip();
    scopes = Set.copyOf(scopes);
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new InvalidFields(
          "/name",
          "'%s' is no name for a token: it takes 1 to %d characters"
              .formatted(SingleLine.quote(name), LONGEST_NAME));
    }
    if (scopes.isEmpty()) {
      throw new InvalidFields(
          "/scopes", "a token without a scope opens nothing: name at least one");
    }
  }

  public boolean expiredAt(Instant now) {
    return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
  }

  public Caller.TokenHolder holder() {
    return new Caller.TokenHolder(id, organization, scopes);
  }
}
