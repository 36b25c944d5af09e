package dev.custody.adapter.spool;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of frames. Its name says where it begins, and that everything before was durable when it
 * was made: whatever an earlier segment holds behind that offset does not count.
 *
 * @param number from 1; numbers may be left out
 * @param start offset of its first byte in the recording
 * @param seek where to begin reading it
 */
record Segment(int number, long start, Path file, SeekIndex seek) {
  private static final Pattern NAME = Pattern.compile("(\\d{8})-(\\d{19})\\.seg");

  static Segment in(Path folder, int number, long start) {
    return new Segment(number, start, folder.resolve(name(number, start)), new SeekIndex(start));
  }

  static String name(int number, long start) {
    return "%08d-%019d.seg".formatted(number, start);
  }

  /** The segment of that name; empty if it is not the name of one. */
  static Optional<Segment> named(Path folder, String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(
            in(folder, Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }
}
