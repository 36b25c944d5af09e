package dev.custody.domain.storage;

import dev.custody.domain.text.InvalidFields;
import dev.custody.domain.text.SingleLine;

/** What people call a location: one line of 1 to 200 characters, trimmed. */
public record LocationName(String value) {
  private static final int LONGEST = 200;

  public LocationName {
    value = SingleLine.of(value).strip();
    if (value.isEmpty() || value.length() > LONGEST) {
      throw new InvalidFields(
          "/name",
          "'%s' is no name for a location: it takes 1 to %d characters"
              .formatted(SingleLine.quote(value), LONGEST));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
