package dev.custody.bootstrap.e2e;

import io.micronaut.json.tree.JsonNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads JSON that must be as it is expected. */
final class Json {
  private Json() {}

  /**
   * What lies behind names of fields and numbers of elements.
   *
   * @throws NullPointerException naming what is not there
   */
  static JsonNode at(JsonNode root, Object... path) {
    JsonNode node = root;
    for (Object step : path) {
      @Nullable JsonNode next =
          step instanceof Integer index ? node.get(index) : node.get(step.toString());
      JsonNode within = node;
      node = Objects.requireNonNull(next, () -> "no '" + step + "' in " + within.getValue());
    }
    return node;
  }

  static String text(JsonNode root, Object... path) {
    return at(root, path).getStringValue();
  }
}
