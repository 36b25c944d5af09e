package dev.custody.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the operator sets for single storage types: each module that has such settings describes
 * them in a resource of its own, so that nobody here knows one.
 */
final class TypeSettings {
  private static final String RESOURCE = "META-INF/custody/settings.txt";

  private TypeSettings() {}

  /** Lists them below those of the service itself. */
  static void addTo(CommandSpec verb) {
    List<String> footer = new ArrayList<>(List.of(verb.usageMessage().footer()));
    try {
      for (URL described : TypeSettings.class.getClassLoader().resources(RESOURCE).toList()) {
        try (InputStream in = described.openStream()) {
          footer.addAll(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    verb.usageMessage().footer(footer.toArray(String[]::new));
  }
}
