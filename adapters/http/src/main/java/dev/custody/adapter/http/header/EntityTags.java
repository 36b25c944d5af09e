package dev.custody.adapter.http.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The list of entity tags in an If-Match or If-None-Match (RFC 9110, section 13.1).
 *
 * @param any whether it is {@code *}
 */
public record EntityTags(boolean any, List<Tag> tags) {
  private static final Pattern ONE =
      Pattern.compile("[ \\t]*(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"[ \\t]*(?:,|$)");

  /** One of them; {@code opaque} is without the quotes. */
  public record Tag(boolean weak, String opaque) {}

  /** Reads the header's values; empty if they are no such list. */
  public static Optional<EntityTags> parse(List<String> values) {
    String list = String.join(",", values).strip();
    if (list.equals("*")) {
      return Optional.of(new EntityTags(true, List.of()));
    }
    List<Tag> tags = new ArrayList<>();
    Matcher matcher = ONE.matcher(list);
    int read = 0;
    while (read < list.length() && matcher.find(read) && matcher.start() == read) {
      tags.add(new Tag(matcher.group(1) != null, matcher.group(2)));
      read = matcher.end();
    }
    return tags.isEmpty() || read < list.length()
        ? Optional.empty()
        : Optional.of(new EntityTags(false, List.copyOf(tags)));
  }

  /** Whether it names {@code opaque}, weak or not (for If-None-Match). */
  public boolean matchesWeakly(String opaque) {
    return any || tags.stream().anyMatch(tag -> tag.opaque().equals(opaque));
  }

  /** Whether it names {@code opaque}, which is strong, strongly (for If-Match). */
  public boolean matchesStrongly(String opaque) {
    return any || tags.stream().anyMatch(tag -> !tag.weak() && tag.opaque().equals(opaque));
  }
}
