package dev.custody.bootstrap;

import dev.custody.adapter.spool.SpoolLimits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Run by the build: what it loads and links is what the AOT cache holds. */
@Command(
    name = "train",
    hidden = true,
    description = "Starts in a folder of its own, takes and plays a few recordings, and ends.")
final class TrainVerb implements Callable<Integer> {
  private static final List<String> PATHS =
      List.of("/health/readiness", "/openapi.json", "/prometheus", "/");

  @Override
  public Integer call() throws IOException, InterruptedException {
    Logging.readable();
    Path folder = Files.createTempDirectory("custody-train");
    try {
      train(folder);
    } finally {
      delete(folder);
    }
    return 0;
  }

  private static void train(Path folder) throws IOException, InterruptedException {
    Path data = DataDirectory.prepare(folder.resolve("data"));
    DevSecrets secrets = DevSecrets.in(data);
    Map<String, Object> overrides =
        Map.of(
            "custody.data-directory", data.toString(),
            "custody.master-key", secrets.masterKey(),
            "custody.operator-token", secrets.operatorToken(),
            "micronaut.server.port", 0);
    // The disk of a build may be as good as full, and what is recorded here is a few bytes.
    SpoolLimits limits = SpoolLimits.DEFAULT.withReserve(0);
    try (Service service = Service.start(Modes.DEV, overrides, limits);
        HttpClient client = HttpClient.newHttpClient()) {
      DevWelcome.prepare(service, secrets, data);
      for (String path : PATHS) {
        get(client, service.address().resolve(path));
      }
    }
  }

  private static void get(HttpClient client, URI address) throws IOException, InterruptedException {
    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
