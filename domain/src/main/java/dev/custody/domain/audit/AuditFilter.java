package dev.custody.domain.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of an audit log a list shows.
 *
 * @param from happened then or later
 * @param to happened before
 */
public record AuditFilter(
    Optional<Instant> from, Optional<Instant> to, Optional<AuditAction> action) {
  public static final AuditFilter ALL =
      new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty());
}
