package dev.custody.domain.access;

import dev.custody.domain.text.Identifier;
import java.util.Optional;

/** Names a token; it is no secret and opens nothing. */
public record TokenId(String value) {
  /** What every such id starts with, before the underscore. */
  public static final String PREFIX = "tok";

  public TokenId {
    Identifier.require(PREFIX, value);
  }

  /** The id that {@code text} is, or empty if it is none: then nothing can be known by it. */
  public static Optional<TokenId> parse(String text) {
    return Identifier.matches(PREFIX, text) ? Optional.of(new TokenId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
