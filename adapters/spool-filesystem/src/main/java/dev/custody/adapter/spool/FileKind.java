package dev.custody.adapter.spool;

import java.nio.file.Path;

/** What a file in a recording's folder is, by its name. */
enum FileKind {
  JOURNAL,
  SEGMENT,
  /** Was being made when the process stopped, and never counted. */
  HALF_MADE,
  /** Not of our making: left alone. */
  UNKNOWN;

  static FileKind of(String name) {
    if (name.equals(Journal.NAME)) {
      return JOURNAL;
    }
    if (name.equals(Journal.NAME + Journal.NEW)
        || isOfSegment(name, Layout.STAGE)
        || isOfSegment(name, Layout.HALF_MADE)) {
      return HALF_MADE;
    }
    return Segment.named(Path.of(""), name).isPresent() ? SEGMENT : UNKNOWN;
  }

  private static boolean isOfSegment(String name, String suffix) {
    return name.endsWith(suffix)
        && Segment.named(Path.of(""), name.substring(0, name.length() - suffix.length()))
            .isPresent();
  }
}
