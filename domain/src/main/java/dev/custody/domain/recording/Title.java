package dev.custody.domain.recording;

import dev.custody.domain.text.InvalidFields;
import dev.custody.domain.text.SingleLine;

/** What people call a recording: one line of at most 500 characters, trimmed; may be empty. */
public record Title(String value) {
  public static final Title NONE = new Title("");

  private static final int LONGEST = 500;

  public Title {
    value = SingleLine.of(value).strip();
    if (value.length() > LONGEST) {
      throw new InvalidFields(
          "/title",
          "'%s' has %d characters; a title has %d at most"
              .formatted(SingleLine.quote(value), value.length(), LONGEST));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
