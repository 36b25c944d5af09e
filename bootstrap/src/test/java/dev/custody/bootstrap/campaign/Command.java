package dev.custody.bootstrap.campaign;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A program that does one thing and ends. */
public final class Command {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Command() {}

  /**
   * @return what it said
   * @throws IllegalStateException if it failed, with what it said
   */
  public static String run(String... command) {
    return run(new ProcessBuilder(List.of(command)), PATIENCE);
  }

  static String run(ProcessBuilder builder, Duration patience) {
    try (ChildProcess child = ChildProcess.start(builder)) {
      int code = child.awaitEnd(patience);
      if (code != 0) {
        throw new IllegalStateException(
            "%s ended with %d: %s"
                .formatted(String.join(" ", builder.command()), code, child.said()));
      }
      return child.output();
    }
  }

  /**
   * Where the program lies.
   *
   * @throws IllegalStateException with {@code remedy}, if the machine has no such program
   */
  public static String need(String program, String remedy) {
    // Programs of the machine's administrator are not on everybody's path.
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin";
    return Arrays.stream(path.split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(program + " is missing; " + remedy))
        .toString();
  }
}
