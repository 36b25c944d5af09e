package dev.custody.adapter.storage.filesystem;

import dev.custody.domain.storage.ObjectKey;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Segments of keys as names of files: letters, digits and {@code . - _ *} stay, a space becomes a
 * plus, every other byte is written {@code %XX}. So a name is plain ASCII whatever the locale of
 * the process (in the C locale Java cannot name a file in another script), has no separator in it,
 * and a file whose name holds another character can never be an object.
 */
final class FileNames {
  /** What Linux and macOS take for one name. */
  static final int LONGEST = 255;

  private FileNames() {}

  /**
   * @throws IllegalArgumentException if the name would be longer than file systems take
   */
  static String of(String segment) {
    String name = URLEncoder.encode(segment, StandardCharsets.UTF_8);
    if (name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "'%.80s…' is too long for a directory: its name has %d characters of at most %d"
              .formatted(name, name.length(), LONGEST));
    }
    return name;
  }

  /** The segment whose name this is; empty for a file that no key names. */
  static Optional<String> segment(String name) {
    try {
      String segment = URLDecoder.decode(name, StandardCharsets.UTF_8);
      return ObjectKey.of(segment).value().equals(segment) && of(segment).equals(name)
          ? Optional.of(segment)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
