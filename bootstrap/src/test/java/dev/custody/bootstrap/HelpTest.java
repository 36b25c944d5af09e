package dev.custody.bootstrap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What an operator is told before anything is started. */
class HelpTest {

  @Test
  void serveListsTheSettingsOfTheServiceAndOfEveryStorageType() throws IOException {
    CommandLine serve = Objects.requireNonNull(Main.commandLine().getSubcommands().get("serve"));
    String help = serve.getUsageMessage();
    String words = words(help);

    assertTrue(words.contains("custody.delivery.blocked-probe 1m"), help);
    assertTrue(words.contains("custody.verification.interval 24h"), help);
    for (URL described : modules()) {
      try (InputStream in = described.openStream()) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .forEach(line -> assertTrue(words.contains(words(line)), line));
      }
    }
  }

  private static List<URL> modules() {
    return HelpTest.class.getClassLoader().resources("META-INF/custody/settings.txt").toList();
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
