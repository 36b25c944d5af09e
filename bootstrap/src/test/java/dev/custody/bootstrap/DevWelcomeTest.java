package dev.custody.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.spool.SpoolLimits;
import dev.custody.application.port.in.LogIn;
import dev.custody.domain.access.Scope;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start of {@code custody dev}. */
class DevWelcomeTest {
  private static final Pattern LINK = Pattern.compile("(http://\\S+)/login#code=(\\S+)");

  @TempDir private Path folder;

  @Test
  void aDiskThatTakesNoSamplesStillHasAWelcome() {
    SpoolLimits noRoom = SpoolLimits.DEFAULT.withReserve(Long.MAX_VALUE);
    welcomed(noRoom, (service, welcome) -> assertTrue(welcome.contains("Custody is running")));
  }

  @Test
  void itHasALinkThatLogsInOnce() {
    welcomed(
        SpoolLimits.DEFAULT,
        (service, welcome) -> {
          Matcher link = LINK.matcher(welcome);
          assertTrue(link.find(), welcome);
          assertEquals(service.address().toString(), link.group(1));
          LogIn logIn = service.part(LogIn.class);

          LogIn.Started started = logIn.withCode(link.group(2)).orElseThrow();

          assertTrue(welcome.contains(started.caller().organization().value()), welcome);
          assertEquals(EnumSet.allOf(Scope.class), started.caller().scopes());
          assertEquals(Optional.empty(), logIn.withCode(link.group(2)));
        });
  }

  private void welcomed(SpoolLimits limits, BiConsumer<Service, String> then) {
    Path data = DataDirectory.prepare(folder.resolve("data"));
    DevSecrets secrets = DevSecrets.in(data);
    Map<String, Object> overrides =
        Map.of(
            "custody.data-directory", data.toString(),
            "custody.master-key", secrets.masterKey(),
            "custody.operator-token", secrets.operatorToken(),
            "micronaut.server.port", 0);
    try (Service service = Service.start(Modes.DEV, overrides, limits)) {
      then.accept(service, DevWelcome.prepare(service, secrets, data));
    }
  }
}
