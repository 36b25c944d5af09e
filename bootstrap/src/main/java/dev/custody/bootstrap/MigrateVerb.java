package dev.custody.bootstrap;

import dev.custody.application.port.out.Organizations;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "migrate",
    description = "Brings the database to this version's schema and ends; serve does so by itself.",
    mixinStandardHelpOptions = true)
final class MigrateVerb implements Callable<Integer> {
  @Override
  public Integer call() {
    Logging.readable();
    try (ApplicationContext context = Service.context(Modes.SERVE, Map.of())) {
      // Whoever first asks for the database gets it migrated.
      context.getBean(Organizations.class);
    }
    System.out.println("the database has this version's schema");
    return 0;
  }
}
