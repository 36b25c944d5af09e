package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.http.access.GuardedRoutes;
import dev.custody.adapter.http.access.GuardedRoutes.Route;
import dev.custody.adapter.http.world.HttpTest;
import dev.custody.adapter.http.world.Json;
import dev.custody.adapter.http.world.TestService;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The document tells of every endpoint, and of no other; every endpoint has a guard. */
class OpenApiTest extends HttpTest {
  private static final Pattern REFERENCE =
      Pattern.compile("\"\\$ref\":\"#/components/schemas/([^\"]+)\"");

  @Test
  void everyRouteOfOursHasAGuard() {
    List<Route> unguarded =
        routes().stream().filter(route -> route.ours() && route.guard().isEmpty()).toList();
    assertEquals(List.of(), unguarded);
    assertTrue(routes().stream().filter(Route::ours).count() > 30, "there were routes to look at");
  }

  @Test
  void theDocumentHasEveryRouteAndNoOther() {
    Map<String, Set<String>> routed = new TreeMap<>();
    routes().stream()
        .filter(Route::ours)
        // The framework answers HEAD wherever there is a GET.
        .filter(route -> !route.method().equals("HEAD") || explicitHead(route))
        .forEach(route ->
            routed
                .computeIfAbsent(route.path(), path -> new TreeSet<>())
                .add(route.method().toLowerCase(Locale.ROOT)));
    Json paths = document().at("paths");
    Map<String, Set<String>> documented = new TreeMap<>();
    paths.names().forEach(path -> documented.put(path, new TreeSet<>(paths.at(path).names())));
    assertEquals(routed, documented);
  }

  @Test
  void onlyTheseAreOpen() {
    Set<String> open = new TreeSet<>();
    for (Route route : routes()) {
      if (route.guard().filter(GuardedRoutes.Summary::open).isPresent()
          && !route.method().equals("HEAD")) {
        open.add(route.method() + " " + route.path());
      }
    }
    assertEquals(
        new TreeSet<>(
            Set.of(
                "GET /",
                "POST /v1/session",
                "GET /docs",
                "GET /docs/{file}",
                "GET /openapi.json",
                "GET /health",
                "GET /health/{selector}",
                "GET /prometheus",
                "OPTIONS /v1/organizations/{org}/uploads")),
        open);
  }

  @Test
  void itSaysWhatEachEndpointNeeds() {
    Json paths = document().at("paths");
    assertEquals(
        "recordings:write",
        paths.at("/v1/organizations/{org}/recordings").at("post").text("x-needs"));
    assertEquals("operator", paths.at("/v1/organizations").at("post").text("x-needs"));
    assertEquals(
        "tokens:write or operator",
        paths.at("/v1/organizations/{org}/tokens").at("get").text("x-needs"));
    assertEquals(
        List.of(), paths.at("/v1/organizations/{org}/uploads").at("options").items("security"));
    assertFalse(paths.at("/v1/organizations").at("post").has("security"));
  }

  @Test
  void itIsOpenApi31AndHolds() {
    Json document = document();
    assertEquals("3.1.0", document.text("openapi"));
    assertEquals(
        "bearer", document.at("components").at("securitySchemes").at("token").text("scheme"));
    String text = request("GET", "/openapi.json").send().text();
    assertFalse(text.contains("\"nullable\""), "3.1 has no such word");
    Set<String> schemas = document.at("components").at("schemas").names();
    Matcher references = REFERENCE.matcher(text);
    int count = 0;
    while (references.find()) {
      assertTrue(schemas.contains(references.group(1)), references.group(1));
      count++;
    }
    assertTrue(count > 50, "references were looked at: " + count);
  }

  @Test
  void everyOperationTellsItsAnswerAndItsProblems() {
    Json paths = document().at("paths");
    for (String path : paths.names()) {
      for (String method : paths.at(path).names()) {
        Json operation = paths.at(path).at(method);
        assertFalse(operation.text("summary").isBlank());
        Json responses = operation.at("responses");
        assertTrue(responses.has("4XX"), path);
        assertTrue(
            responses.names().stream().anyMatch(code -> code.startsWith("2")), method + path);
        assertTrue(
            responses.at("4XX").at("content").has("application/problem+json"), method + path);
      }
    }
  }

  @Test
  void inAPatchNullTakesAway() {
    Json schemas = document().at("components").at("schemas");
    assertEquals(
        "[string, null]",
        schemas.at("RecordingPatch").at("properties").at("title").at("type").toString());
    assertEquals("string", schemas.at("NewRecording").at("properties").at("title").text("type"));
  }

  private static List<Route> routes() {
    return TestService.shared().part(GuardedRoutes.class).all();
  }

  private static boolean explicitHead(Route route) {
    return route.path().endsWith("/content") || route.path().endsWith("/uploads/{rec}");
  }

  private Json document() {
    return request("GET", "/openapi.json").send().expect(200).json();
  }
}
