package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program of the machine that tests use where it is there.
 *
 * @param environment on top of this process's own
 */
record Tool(Path program, Map<String, String> environment) {
  /** Aborts the test where there is no such program. */
  static Tool named(String name) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path program = Path.of(folder, name);
      if (Files.isExecutable(program)) {
        return new Tool(program, Map.of());
      }
    }
    return abort(name + " is not installed");
  }

  Tool with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Tool(program, more);
  }

  /** What it says, errors included, when it has ended well. */
  String run(Path folder, List<String> arguments) {
    try {
      Path said = Files.createTempFile("said", ".txt");
      Process process =
          start(folder, arguments, ProcessBuilder.Redirect.to(said.toFile())).process();
      process.getOutputStream().close();
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      process.destroyForcibly();
      String text = Files.readString(said);
      Files.delete(said);
      assertTrue(ended, program + " does not end: " + text);
      assertEquals(0, process.exitValue(), program + " " + arguments + ": " + text);
      return text;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** One that runs until it is closed. */
  record Running(Process process) implements AutoCloseable {
    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  Running start(Path folder, List<String> arguments, ProcessBuilder.Redirect said)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said);
    builder.environment().putAll(environment);
    return new Running(builder.start());
  }
}
