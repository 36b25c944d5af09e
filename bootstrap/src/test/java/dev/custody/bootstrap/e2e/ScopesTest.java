package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import io.micronaut.json.tree.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * S8: which token opens which endpoint, as api.md tells it, for every endpoint of the API document.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopesTest {
  private static final List<String> SCOPES =
      List.of(
          "recordings:read",
          "recordings:write",
          "recordings:delete",
          "storage:read",
          "storage:write",
          "tokens:write",
          "audit:read");
  private static final Set<String> ANY = Set.copyOf(SCOPES);
  private static final String OPERATOR = "operator";

  private RunningService service;
  private Tenant tenant;
  private final Map<String, String> tokens = new HashMap<>();

  @BeforeAll
  void start(@TempDir Path folder) {
    service = RunningService.start(folder);
    tenant = service.tenant("Tenant");
    SCOPES.forEach(scope -> tokens.put(scope, service.token(tenant.id(), scope)));
    tokens.put(OPERATOR, RunningService.OPERATOR);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @TestFactory
  Stream<DynamicTest> eachTokenOpensWhatItsScopeIsForAndNothingElse() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path :
        service.get("/openapi.json", "").field("paths").entries()) {
      for (String method : List.of("get", "head", "post", "put", "patch", "delete")) {
        // Whoever logs in has shown nothing yet.
        boolean logsIn = method.equals("post") && path.getKey().equals("/v1/session");
        if (path.getKey().startsWith("/v1/") && path.getValue().get(method) != null && !logsIn) {
          Set<String> opening = opening(method, path.getKey());
          String name = method.toUpperCase(Locale.ROOT) + " " + path.getKey();
          tests.add(DynamicTest.dynamicTest(name, () -> tryAll(method, path.getKey(), opening)));
        }
      }
    }
    assertTrue(tests.size() >= 30, "too few endpoints for the API that there is: " + tests.size());
    return tests.stream();
  }

  private void tryAll(String method, String path, Set<String> opening) {
    String filled = path.replace("{org}", tenant.id());
    for (Map.Entry<String, String> token : tokens.entrySet()) {
      // A resource of another kind in the path must be there, or 404 comes before 403: those are
      // made anew each time.
      Answer answer = send(method, withOwnThings(filled), token.getValue());
      if (opening.contains(token.getKey())) {
        assertNotEquals(403, answer.status(), () -> token.getKey() + ": " + answer);
        assertNotEquals(401, answer.status(), () -> token.getKey() + ": " + answer);
      } else {
        assertEquals(403, answer.status(), () -> token.getKey() + ": " + answer);
      }
    }
    assertEquals(401, send(method, withOwnThings(filled), "custody_nonsense").status());
  }

  /** The table of api.md, "Organizations and tokens". */
  private static Set<String> opening(String method, String path) {
    boolean reads = method.equals("get") || method.equals("head");
    if (path.equals("/v1/storage-types") || path.equals("/v1/session")) {
      return with(ANY, OPERATOR);
    }
    if (path.equals("/v1/organizations")) {
      return reads ? with(ANY, OPERATOR) : Set.of(OPERATOR);
    }
    if (path.equals("/v1/organizations/{org}")) {
      return reads ? with(ANY, OPERATOR) : Set.of("storage:write", OPERATOR);
    }
    if (path.contains("/tokens")) {
      return Set.of("tokens:write", OPERATOR);
    }
    if (path.contains("/audit-events")) {
      return Set.of("audit:read");
    }
    if (path.contains("/uploads")) {
      return Set.of("recordings:write");
    }
    if (path.contains("/storage")) {
      return Set.of(reads ? "storage:read" : "storage:write");
    }
    if (method.equals("delete")) {
      return Set.of("recordings:delete");
    }
    return Set.of(reads ? "recordings:read" : "recordings:write");
  }

  private static Set<String> with(Set<String> scopes, String more) {
    return Stream.concat(scopes.stream(), Stream.of(more)).collect(Collectors.toSet());
  }

  private String withOwnThings(String path) {
    String filled = path;
    if (filled.contains("{rec}")) {
      Answer made =
          service.post(tenant.recordings(), tenant.token(), Map.of("contentType", "text/plain"));
      filled = filled.replace("{rec}", made.text("id"));
    }
    if (filled.contains("{tok}")) {
      Answer made =
          service.post(
              "/v1/organizations/" + tenant.id() + "/tokens",
              tenant.token(),
              Map.of("name", "spare", "scopes", List.of("audit:read")));
      filled = filled.replace("{tok}", made.text("id"));
    }
    return filled.contains("{loc}") ? withOwnLocation(filled) : filled;
  }

  private String withOwnLocation(String path) {
    Answer location =
        service.post(
            tenant.locations(),
            tenant.token(),
            Map.of("type", "in-memory", "settings", Map.of("container", "scopes")));
    String filled = path.replace("{loc}", location.text("id")).replace("{name}", "guide.md");
    if (filled.contains("{ver}")) {
      Answer run =
          service.post(
              tenant.locations() + "/" + location.text("id") + "/verifications",
              tenant.token(),
              Map.of(),
              "Prefer",
              "wait=30");
      filled = filled.replace("{ver}", run.text("id"));
    }
    return filled;
  }

  private Answer send(String method, String path, String token) {
    boolean bodiless = method.equals("get") || method.equals("head") || method.equals("delete");
    return service.send(
        method.toUpperCase(Locale.ROOT),
        path,
        token,
        bodiless ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"),
        "Content-Type",
        "application/json",
        "Tus-Resumable",
        "1.0.0");
  }
}
