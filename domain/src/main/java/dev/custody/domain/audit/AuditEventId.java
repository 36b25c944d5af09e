package dev.custody.domain.audit;

import dev.custody.domain.text.Identifier;

/** Names an entry of the audit log. */
public record AuditEventId(String value) {
  /** What every such id starts with, before the underscore. */
  public static final String PREFIX = "evt";

  public AuditEventId {
    Identifier.require(PREFIX, value);
  }

  @Override
  public String toString() {
    return value;
  }
}
