package dev.custody.adapter.http.about;

import dev.custody.adapter.http.access.GuardedRoutes;
import dev.custody.adapter.http.access.GuardedRoutes.Route;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The OpenAPI document as it was made of the controllers by the compiler, lifted from version 3.0
 * to 3.1 (what the tool writes for 3.1 itself is no valid JSON Schema where a value may be absent),
 * with what each endpoint's guard says.
 */
@Singleton
class OpenApiDocument {
  static final String NEED = "x-needs";

  private static final String MADE_BY_THE_COMPILER = "/META-INF/swagger/openapi.json";
  private static final String PATCH = "Patch";

  private final JsonMapper json;
  private final GuardedRoutes routes;

  OpenApiDocument(JsonMapper json, GuardedRoutes routes) {
    this.json = json;
    this.routes = routes;
  }

  byte[] bytes() {
    try (InputStream made = OpenApiDocument.class.getResourceAsStream(MADE_BY_THE_COMPILER)) {
      Map<String, Object> document =
          json.readValue(
              Objects.requireNonNull(made, MADE_BY_THE_COMPILER).readAllBytes(),
              Argument.mapOf(String.class, Object.class));
      lift(document);
      return json.writeValueAsBytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of our own: " + MADE_BY_THE_COMPILER, e);
    }
  }

  private void lift(Map<String, Object> document) {
    document.put("openapi", "3.1.0");
    object(object(document, "info"), "license").put("identifier", "Apache-2.0");
    object(object(document, "components"), "schemas")
        .forEach((name, schema) -> liftSchemas(schema, name.endsWith(PATCH)));
    Map<String, Object> paths = object(document, "paths");
    liftSchemas(paths, false);
    routes.all().forEach(route -> putGuard(paths, route));
  }

  /** Values are absent here, never null, but in a merge patch, where null takes a value away. */
  private static void liftSchemas(Object node, boolean nullTakesAway) {
    if (node instanceof List<?> list) {
      list.forEach(item -> liftSchemas(item, nullTakesAway));
    } else if (node instanceof Map<?, ?>) {
      Map<String, Object> schema = object(node);
      boolean nullable = Boolean.TRUE.equals(schema.remove("nullable"));
      if (nullable && nullTakesAway && schema.get("type") instanceof String type) {
        schema.put("type", List.of(type, "null"));
      }
      if (isAnything(schema)) {
        schema.remove("type");
        schema.remove("allOf");
      }
      schema.values().forEach(value -> liftSchemas(value, nullTakesAway));
    }
  }

  /** An object without properties is how the tool writes {@link Object}, which is any value. */
  private static boolean isAnything(Map<String, Object> schema) {
    return "object".equals(schema.get("type"))
        && !schema.containsKey("properties")
        && !schema.containsKey("additionalProperties");
  }

  private static void putGuard(Map<String, Object> paths, Route route) {
    Object operations = paths.get(route.path());
    Object operation =
        operations == null ? null : object(operations).get(route.method().toLowerCase(Locale.ROOT));
    if (operation != null && route.guard().isPresent()) {
      Optional<String> need = route.guard().get().need();
      need.ifPresent(word -> object(operation).put(NEED, word));
      if (need.isEmpty()) {
        object(operation).put("security", List.of());
      }
    }
  }

  private static Map<String, Object> object(Map<String, Object> parent, String name) {
    return object(Objects.requireNonNull(parent.get(name), name));
  }

  @SuppressWarnings("unchecked") // the names of a JSON object are strings
  private static Map<String, Object> object(Object node) {
    return (Map<String, Object>) node;
  }
}
