package dev.custody.domain.storage;

import dev.custody.domain.text.Identifier;
import java.util.Optional;

/** Names a storage location. */
public record LocationId(String value) {
  /** What every such id starts with, before the underscore. */
  public static final String PREFIX = "loc";

  public LocationId {
    Identifier.require(PREFIX, value);
  }

  /** The id that {@code text} is, or empty if it is none: then nothing can be known by it. */
  public static Optional<LocationId> parse(String text) {
    return Identifier.matches(PREFIX, text) ? Optional.of(new LocationId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
