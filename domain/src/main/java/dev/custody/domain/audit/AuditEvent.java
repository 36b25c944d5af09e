package dev.custody.domain.audit;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.text.SingleLine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One entry of an organization's audit log.
 *
 * @param organization whose log it is in: the one that owns the target, or of a denied try the one
 *     that the token belongs to
 * @param time in microseconds, cut
 * @param target the id of what it was done to
 * @param reason why it was denied, or what else is worth telling; one line, without control
 *     characters
 */
public record AuditEvent(
    AuditEventId id,
    OrganizationId organization,
    Instant time,
    Actor actor,
    AuditAction action,
    String target,
    AuditOutcome outcome,
    Optional<String> reason) {
  private static final int LONGEST_TARGET = 100;
  private static final int LONGEST_REASON = 500;

  public AuditEvent {
    time = time.truncatedTo(ChronoUnit.MICROS);
    target = cut(target, LONGEST_TARGET);
    reason = reason.map(text -> cut(text, LONGEST_REASON));
  }

  private static String cut(String text, int most) {
    String line = SingleLine.of(text);
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
  }
}
