package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import io.micronaut.json.tree.JsonNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * S1: whatever the API document lists, another organization's things answer as if they were not
 * there, to the letter. The endpoints come from the document that the service makes of itself, so
 * that a new one cannot be forgotten.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantIsolationTest {
  private static final List<String> METHODS =
      List.of("get", "head", "post", "put", "patch", "delete");

  private RunningService service;
  private Tenant victim;
  private Tenant stranger;
  private Map<String, String> theirs;

  @BeforeAll
  void makeTheirs(@TempDir Path folder) {
    service = RunningService.start(folder);
    victim = service.tenant("Victim");
    stranger = service.tenant("Stranger");
    Answer location =
        service.post(
            victim.locations(),
            victim.token(),
            Map.of("type", "in-memory", "settings", Map.of("container", "victims")));
    Answer verification =
        service.post(
            victim.locations() + "/" + location.text("id") + "/verifications",
            victim.token(),
            Map.of(),
            "Prefer",
            "wait=30");
    Answer recording =
        service.send(
            "POST",
            victim.recordings(),
            victim.token(),
            BodyPublishers.ofString("secret"),
            "Content-Type",
            "text/plain");
    Answer token =
        service.post(
            "/v1/organizations/" + victim.id() + "/tokens",
            victim.token(),
            Map.of("name", "theirs", "scopes", List.of("recordings:read")));
    theirs =
        Map.of(
            "org", victim.id(),
            "loc", location.text("id"),
            "ver", verification.text("id"),
            "rec", recording.text("id"),
            "tok", token.text("id"),
            "name", "guide.md");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @TestFactory
  Stream<DynamicTest> foreignThingsAnswerAsThingsThatAreNotThere() {
    List<DynamicTest> tests = new ArrayList<>();
    JsonNode paths = service.get("/openapi.json", "").field("paths");
    for (Map.Entry<String, JsonNode> path : paths.entries()) {
      if (path.getKey().contains("{org}")) {
        for (String method : METHODS) {
          if (path.getValue().get(method) != null) {
            String name = method.toUpperCase(Locale.ROOT) + " " + path.getKey();
            tests.add(DynamicTest.dynamicTest(name, () -> probe(method, path.getKey())));
          }
        }
      }
    }
    assertTrue(tests.size() >= 25, "too few endpoints for the API that there is: " + tests.size());
    return tests.stream();
  }

  /**
   * With the stranger's own organization and the victim's ids too: a foreign id must not open by a
   * path that is one's own.
   */
  private void probe(String method, String path) {
    String foreign = filled(path, theirs);
    String unknown = filled(path, unknownIds());
    assertSameRefusal(method, foreign, unknown);
    if (path.replace("{org}", "").contains("{")) {
      String mixed = foreign.replace(victim.id(), stranger.id());
      String ownUnknown = unknown.replace(unknownIds().get("org"), stranger.id());
      if (!path.endsWith("/setup/{name}") || path.contains("{loc}")) {
        assertSameRefusal(method, mixed, ownUnknown);
      }
    }
  }

  private void assertSameRefusal(String method, String foreign, String unknown) {
    Answer one = send(method, foreign);
    Answer other = send(method, unknown);
    assertEquals(404, one.status(), () -> method + " " + foreign + " " + one);
    assertEquals(404, other.status(), () -> method + " " + unknown + " " + other);
    assertEquals(told(other, unknown), told(one, foreign));
    assertEquals(headerNames(other), headerNames(one));
  }

  private Answer send(String method, String path) {
    BodyPublisher body =
        method.equals("get") || method.equals("head") || method.equals("delete")
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString("{}");
    return service.send(
        method.toUpperCase(Locale.ROOT),
        path,
        stranger.token(),
        body,
        "Content-Type",
        "application/json",
        "Tus-Resumable",
        "1.0.0");
  }

  private static String told(Answer answer, String path) {
    String body = new String(answer.bytes(), StandardCharsets.UTF_8);
    String last = path.substring(path.lastIndexOf('/') + 1);
    return body.replaceAll("\"traceId\":\"[^\"]*\"", "")
        .replaceAll("(org|loc|ver|rec|tok)_[0-9a-z]{26}", "<id>")
        .replace(last, "<last>");
  }

  private static List<String> headerNames(Answer answer) {
    return answer.response().headers().map().keySet().stream().sorted().toList();
  }

  private static Map<String, String> unknownIds() {
    String body = "0".repeat(26);
    return Map.of(
        "org", "org_" + body,
        "loc", "loc_" + body,
        "ver", "ver_" + body,
        "rec", "rec_" + body,
        "tok", "tok_" + body,
        "name", "guide.md");
  }

  private static String filled(String path, Map<String, String> values) {
    String filled = path;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    assertTrue(!filled.contains("{"), () -> "this test knows no value for " + path);
    return filled;
  }
}
