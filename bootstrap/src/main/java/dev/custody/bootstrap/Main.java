package dev.custody.bootstrap;

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
      MigrateVerb.class,
      TrainVerb.class,
      CommandLine.HelpCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    String[] verb = arguments.length == 0 ? new String[] {"serve"} : arguments;
    System.exit(commandLine().execute(verb));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main()).setExecutionExceptionHandler(new Failures());
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
