package dev.custody.bootstrap.spoolfailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A system call on a file of the spool, as strace logs it.
 *
 * @param name of the system call
 * @param ordinal which of these it was on its thread, from 1, whatever files the others were on
 * @param line the rest of what was logged
 */
record Call(String name, int ordinal, String line) {
  private static final Pattern LOGGED = Pattern.compile("^(\\d+) +(\\w+)\\((.*)$");

  /** That opens a file which it makes if it is not there, as opening for writing does in Java. */
  private static final String MAKES = "O_CREAT";

  /** The calls on files below a directory, in order; all are of one thread. */
  static List<Call> logged(Path log, Path directory) throws IOException {
    Map<String, Integer> ordinals = new HashMap<>();
    List<Call> calls = new ArrayList<>();
    Optional<String> thread = Optional.empty();
    for (String line : Files.readAllLines(log)) {
      Matcher logged = LOGGED.matcher(line);
      if (!logged.matches()) {
        continue;
      }
      int ordinal = ordinals.merge(logged.group(1) + " " + logged.group(2), 1, Integer::sum);
      String rest = logged.group(3).replace(directory.toString(), "…");
      if (rest.contains("…")) {
        String on = logged.group(1);
        if (!thread.orElse(on).equals(on)) {
          throw new AssertionError("two threads are at the files of the spool: " + line);
        }
        thread = Optional.of(on);
        calls.add(new Call(logged.group(2), ordinal, rest));
      }
    }
    return calls;
  }

  /** Whether it changes something, or makes a change last. */
  boolean matters() {
    return !name.equals("openat") || line.contains(MAKES);
  }

  /** Whether it may find the disk to be full. */
  boolean takesRoom() {
    return name.contains("write") || name.contains("open") || name.equals("mkdir");
  }

  boolean isSameAs(Call other) {
    return name.equals(other.name) && ordinal == other.ordinal && on().equals(other.on());
  }

  /** Whether strace says that it did not let it happen. */
  boolean injected() {
    return line.endsWith("(INJECTED)");
  }

  /** Whether it never came back. */
  boolean cutShort() {
    return line.contains("= ?") || line.contains("<unfinished");
  }

  /** The file, without what differs from run to run. */
  private String on() {
    int begin = line.indexOf('…');
    int end = begin;
    while (end < line.length() && ">\"".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    return line.substring(begin, end);
  }

  @Override
  public String toString() {
    return "%s %d on %s".formatted(name, ordinal, on());
  }
}
