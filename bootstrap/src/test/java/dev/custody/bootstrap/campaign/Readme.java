package dev.custody.bootstrap.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The lines for a shell that README.md gives, so that what it promises is what is run. */
final class Readme {
  private static final Path FILE = Path.of("..", "README.md");
  private static final String TO_CURL = "| curl ";

  private Readme() {}

  /**
   * The command that pipes {@code program} to curl, with a copy of what went through the pipe kept
   * in a file that the variable {@code copy} names.
   */
  static String pipeline(String program) throws IOException {
    String command =
        Files.readString(FILE)
            .lines()
            .dropWhile(line -> !line.startsWith(program + " "))
            .takeWhile(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("```"))
            .collect(Collectors.joining("\n"))
            .replace("|\n", "| ")
            .replaceAll("\\|\\s+", "| ");
    if (!command.contains(TO_CURL)) {
      throw new IllegalStateException(
          "README.md does not pipe " + program + " to curl: " + command);
    }
    return command.replace(TO_CURL, "| tee \"$copy\" " + TO_CURL);
  }
}
