package dev.custody.domain.access;

import dev.custody.domain.organization.OrganizationId;
import java.time.Instant;

/**
 * Somebody's time in the portal, begun with a token and good for no more than that token is. Its
 * secret was shown once and is not here.
 */
public record Session(
    OrganizationId organization, TokenId token, Instant startedAt, Instant endsAt) {

  public boolean endedAt(Instant now) {
    return !now.isBefore(endsAt);
  }
}
