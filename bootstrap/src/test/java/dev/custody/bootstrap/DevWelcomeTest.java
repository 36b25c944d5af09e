package dev.custody.bootstrap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.spool.SpoolLimits;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start of {@code custody dev}. */
class DevWelcomeTest {
  @TempDir private Path folder;

  @Test
  void aDiskThatTakesNoSamplesStillHasAWelcome() {
    Path data = DataDirectory.prepare(folder.resolve("data"));
    DevSecrets secrets = DevSecrets.in(data);
    Map<String, Object> overrides =
        Map.of(
            "custody.data-directory", data.toString(),
            "custody.master-key", secrets.masterKey(),
            "custody.operator-token", secrets.operatorToken(),
            "micronaut.server.port", 0);
    SpoolLimits noRoom = SpoolLimits.DEFAULT.withReserve(Long.MAX_VALUE);

    try (Service service = Service.start(Modes.DEV, overrides, noRoom)) {
      String welcome = DevWelcome.prepare(service, secrets, data);

      assertTrue(welcome.contains("Custody is running"), welcome);
    }
  }
}
