package dev.custody.bootstrap.spoolfailure;

import java.util.List;
import java.util.Optional;

/**
 * What a {@link Script} said until its end: all of it is a promise.
 *
 * @param recording the id of the one that it made
 * @param durable the highest offset that it named
 * @param through whether it came to the end of what it does
 * @param refused whether it said nothing, as one does that cannot open its spool
 */
record Heard(
    Optional<String> recording,
    long durable,
    boolean ended,
    boolean stored,
    boolean through,
    boolean refused,
    String output) {

  static Heard of(String output) {
    List<String> lines =
        output.lines().filter(line -> line.startsWith(Script.MARK)).map(Heard::unmarked).toList();
    return new Heard(
        lines.stream().filter(line -> line.startsWith("made ")).map(Heard::second).findFirst(),
        lines.stream()
            .filter(line -> line.startsWith("durable "))
            .mapToLong(line -> Long.parseLong(second(line)))
            .max()
            .orElse(0),
        lines.contains("ended"),
        lines.stream().anyMatch(line -> line.startsWith("stored ")),
        lines.contains("through"),
        lines.isEmpty(),
        output);
  }

  private static String unmarked(String line) {
    return line.substring(Script.MARK.length());
  }

  private static String second(String line) {
    return line.split(" ", -1)[1];
  }
}
