package dev.custody.bootstrap;

import dev.custody.adapter.persistence.Database;
import dev.custody.adapter.persistence.DatabaseException;
import dev.custody.adapter.persistence.DatabaseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "restore",
    description = {
      "Makes the embedded database again from one of its hourly dumps. Recordings that were made since",
      "come back from the spool at the next start; organizations, tokens and locations do not.",
      "The service must not be running, and the former database must have been moved away."
    },
    mixinStandardHelpOptions = true)
final class RestoreVerb implements Callable<Integer> {
  @Mixin private final DataDirectoryOption data = new DataDirectoryOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "DUMP",
      description = "the newest one in the data directory without it")
  private @Nullable Path dump;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Logging.readable();
    DatabaseSettings settings = DatabaseSettings.embedded(data.path());
    try {
      Path from =
          Optional.ofNullable(dump)
              .or(() -> Database.newestDump(settings))
              .orElseThrow(
                  () -> wrong("there is no dump in '%s'; name one".formatted(data.path())));
      if (!Files.isRegularFile(from)) {
        throw wrong("there is no dump '%s'".formatted(from));
      }
      Database.restore(settings, from);
      known().commandLine().getOut().println("the database is as it was in " + from);
      return 0;
    } catch (DatabaseException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(known().commandLine(), message);
  }

  private CommandSpec known() {
    return Objects.requireNonNull(spec, "picocli gives every command its spec");
  }
}
