package dev.custody.bootstrap;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "dev",
    description =
        "Runs everything on this machine for this machine alone: embedded database, filesystem storage, an"
            + " organization with sample recordings.",
    mixinStandardHelpOptions = true)
final class DevVerb implements Callable<Integer> {
  @Option(names = "--port", description = "8080 without it; 0 takes a free one")
  private @Nullable Integer port;

  @Option(names = "--data-directory", description = "where everything is kept; ./data without it")
  private @Nullable Path dataDirectory;

  @Override
  public Integer call() throws InterruptedException {
    Logging.readable();
    Path data = DataDirectory.prepare(chosenDirectory());
    DevSecrets secrets = DevSecrets.in(data);
    Service service = Service.start(Modes.DEV, overrides(data, secrets));
    System.out.println(DevWelcome.prepare(service, secrets, data));
    service.awaitEnd();
    return 0;
  }

  private Map<String, Object> overrides(Path data, DevSecrets secrets) {
    Map<String, Object> overrides = new HashMap<>();
    overrides.put("custody.data-directory", data.toString());
    overrides.put("custody.master-key", secrets.masterKey());
    overrides.put("custody.operator-token", secrets.operatorToken());
    if (port != null) {
      overrides.put("micronaut.server.port", port);
    }
    return overrides;
  }

  private Path chosenDirectory() {
    return Optional.ofNullable(dataDirectory)
        .or(() -> Optional.ofNullable(System.getenv("CUSTODY_DATA_DIRECTORY")).map(Path::of))
        .orElse(Path.of("data"));
  }
}
