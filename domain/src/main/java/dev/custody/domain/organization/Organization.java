package dev.custody.domain.organization;

import java.time.Instant;
import java.util.Optional;

/**
 * A tenant.
 *
 * @param idleTimeout its own idle timeout; without one the installation's holds
 */
public record Organization(
    OrganizationId id,
    OrganizationName name,
    ExternalId externalId,
    Optional<IdleTimeout> idleTimeout,
    Instant createdAt) {

  public Organization named(OrganizationName newName) {
    return new Organization(id, newName, externalId, idleTimeout, createdAt);
  }

  public Organization closingIdleAfter(IdleTimeout timeout) {
    return new Organization(id, name, externalId, Optional.of(timeout), createdAt);
  }
}
