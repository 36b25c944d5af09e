package dev.custody.domain.organization;

import dev.custody.domain.text.Identifier;
import java.util.Optional;

/** Names an organization. */
public record OrganizationId(String value) {
  /** What every such id starts with, before the underscore. */
  public static final String PREFIX = "org";

  public OrganizationId {
    Identifier.require(PREFIX, value);
  }

  /** The id that {@code text} is, or empty if it is none: then nothing can be known by it. */
  public static Optional<OrganizationId> parse(String text) {
    return Identifier.matches(PREFIX, text)
        ? Optional.of(new OrganizationId(text))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
