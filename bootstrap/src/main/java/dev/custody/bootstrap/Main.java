package dev.custody.bootstrap;

import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code custody <verb>}. */
@Command(
    name = "custody",
    description = "Stores each customer's recordings in the customer's own bucket.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footer = {
      "",
      "Every setting is an environment variable: custody.data-directory is CUSTODY_DATA_DIRECTORY.",
      "The settings and their defaults are listed by: custody serve --help"
    },
    subcommands = {
      ServeVerb.class,
      DevVerb.class,
      TokenVerb.class,
      SpoolVerb.class,
      RestoreVerb.class,
      MigrateVerb.class,
      TrainVerb.class,
      CommandLine.HelpCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    String[] verb = arguments.length == 0 ? new String[] {"serve"} : arguments;
    int status = commandLine().execute(verb);
    // Java tells the log that it ends; no verb has said yet which log, where only help was asked.
    Logging.readable();
    System.exit(status);
  }

  static CommandLine commandLine() {
    CommandLine custody = new CommandLine(new Main()).setExecutionExceptionHandler(new Failures());
    CommandLine serve = Objects.requireNonNull(custody.getSubcommands().get("serve"));
    TypeSettings.addTo(serve.getCommandSpec());
    return custody;
  }

  /** As the jar's manifest has it. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"custody " + (version == null ? "(not packaged)" : version)};
    }
  }
}
