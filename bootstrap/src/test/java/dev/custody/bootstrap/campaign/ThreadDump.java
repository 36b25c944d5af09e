package dev.custody.bootstrap.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What every thread of a service does, virtual ones too: the first question where one hangs. */
final class ThreadDump {
  private ThreadDump() {}

  /** Text for whoever looks for a fault, also where there is no dump to be had. */
  static String of(long pid) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Path folder = Files.createTempDirectory("threads");
      Path dump = folder.resolve("dump");
      try {
        Command.run(
            jcmd.toString(),
            Long.toString(pid),
            "Thread.dump_to_file",
            "-format=text",
            dump.toString());
        return Files.readString(dump);
      } finally {
        Files.deleteIfExists(dump);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      return "(no thread dump: " + e.getMessage() + ")";
    }
  }
}
