package dev.custody.bootstrap.e2e;

import io.micronaut.json.tree.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Values for a type's settings, taken from how it describes itself in the API: what a form would
 * offer.
 */
final class ExampleSettings {
  private ExampleSettings() {}

  static Map<String, Object> of(JsonNode descriptor) {
    Map<String, Object> settings = new HashMap<>();
    for (JsonNode field : Json.at(descriptor, "fields").values()) {
      boolean required = Json.at(field, "required").getBooleanValue();
      if (!required) {
        continue;
      }
      String name = Json.text(field, "name");
      switch (Json.text(field, "kind")) {
        case "text" -> settings.put(name, Json.text(field, "example"));
        case "secret" -> settings.put(name, "correct-horse-battery-staple");
        case "number" -> settings.put(name, Json.at(field, "minimum").getLongValue());
        case "choice" -> settings.put(name, Json.text(field, "options", 0, "value"));
        case "flag" -> settings.put(name, false);
        default -> {}
      }
    }
    return settings;
  }
}
