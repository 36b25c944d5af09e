package dev.custody.domain.recording;

import dev.custody.domain.text.InvalidFields;
import dev.custody.domain.text.SingleLine;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a recorder says of a recording: at most 64 names of 1 to 100 characters with single-line
 * values of at most 1,000.
 */
public record Labels(Map<String, String> values) {
  public static final Labels NONE = new Labels(Map.of());

  private static final int MOST = 64;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_VALUE = 1_000;

  public Labels {
    if (values.size() > MOST) {
      throw new InvalidFields(
          "/labels", "%d labels; a recording has %d at most".formatted(values.size(), MOST));
    }
    Map<String, String> lines = new TreeMap<>();
    values.forEach((name, value) -> lines.put(checkedName(name), checkedValue(name, value)));
    values = Collections.unmodifiableMap(lines);
  }

  private static String checkedName(String name) {
    String line = SingleLine.of(name).strip();
    if (line.isEmpty() || line.length() > LONGEST_NAME) {
      throw new InvalidFields(
          "/labels",
          "'%s' is no name for a label: it takes 1 to %d characters"
              .formatted(SingleLine.quote(name), LONGEST_NAME));
    }
    return line;
  }

  private static String checkedValue(String name, String value) {
    String line = SingleLine.of(value);
    if (line.length() > LONGEST_VALUE) {
      throw new InvalidFields(
          "/labels",
          "the label '%s' has %d characters; a value has %d at most"
              .formatted(SingleLine.quote(name), line.length(), LONGEST_VALUE));
    }
    return line;
  }
}
