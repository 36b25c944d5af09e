package dev.custody.domain.storage;

import dev.custody.domain.text.Identifier;
import java.util.Optional;

/** Names one run of a location's checks. */
public record VerificationId(String value) {
  /** What every such id starts with, before the underscore. */
  public static final String PREFIX = "ver";

  public VerificationId {
    Identifier.require(PREFIX, value);
  }

  /** The id that {@code text} is, or empty if it is none: then nothing can be known by it. */
  public static Optional<VerificationId> parse(String text) {
    return Identifier.matches(PREFIX, text)
        ? Optional.of(new VerificationId(text))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
