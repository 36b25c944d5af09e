package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.custody.adapter.http.world.Answer;
import dev.custody.adapter.http.world.FakeAccess;
import dev.custody.adapter.http.world.HttpTest;
import dev.custody.adapter.http.world.Json;
import dev.custody.domain.access.Scope;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationsTest extends HttpTest {
  @Test
  void theOperatorMakesAnOrganization() {
    Answer answer =
        request("POST", "/v1/organizations")
            .as(FakeAccess.OPERATOR)
            .json("{\"name\": \"Umbrella\"}")
            .send()
            .expect(201);
    Json made = answer.json();
    assertEquals(Set.of("id", "name", "externalId", "createdAt"), made.names());
    assertEquals("Umbrella", made.text("name"));
    assertEquals("2025-01-02T03:04:05Z", made.text("createdAt"));
    assertEquals(
        "http://localhost:%d/v1/organizations/%s".formatted(port(), made.text("id")),
        answer.header("Location").orElseThrow());
  }

  @Test
  void itMayComeWithTheExternalIdThatItsRolesDemandAlready() {
    Answer made =
        request("POST", "/v1/organizations")
            .as(FakeAccess.OPERATOR)
            .json("{\"name\": \"Umbrella\", \"externalId\": \"of-old:1\"}")
            .send()
            .expect(201);
    assertEquals("of-old:1", made.json().text("externalId"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a b", "ümlaut"})
  void anExternalIdThatNoCloudTakesIsRefused(String id) {
    request("POST", "/v1/organizations")
        .as(FakeAccess.OPERATOR)
        .json("{\"name\": \"Umbrella\", \"externalId\": \"%s\"}".formatted(id))
        .send()
        .expectProblem(422, "invalid-fields");
    assertEquals(1, world.organizations.count());
  }

  @Test
  void anOrganizationsTokenMakesNone() {
    request("POST", "/v1/organizations")
        .as(token)
        .json("{\"name\": \"Umbrella\"}")
        .send()
        .expectProblem(403, "forbidden");
    assertEquals(1, world.organizations.count());
  }

  @Test
  void theOperatorSeesAllAndOthersTheirOwn() {
    world.organizations.add("Other");
    assertEquals(2, list(FakeAccess.OPERATOR).items("items").size());
    Json own = list(token);
    assertEquals(
        "[" + org + "]", own.items("items").stream().map(o -> o.text("id")).toList().toString());
    assertFalse(own.has("next"));
  }

  @Test
  void oneIsShownToWhoeverBelongsToIt() {
    String weak = world.access.token(org, Scope.AUDIT_READ);
    assertEquals("Acme", request("GET", path()).as(weak).send().expect(200).json().text("name"));
  }

  @Test
  void nameAndIdleTimeoutCanBeChanged() {
    Json changed =
        request("PATCH", path())
            .as(FakeAccess.OPERATOR)
            .header("Content-Type", "application/merge-patch+json")
            .body("{\"idleTimeout\": \"PT2H\"}")
            .send()
            .expect(200)
            .json();
    assertEquals("Acme", changed.text("name"));
    assertEquals("PT2H", changed.text("idleTimeout"));
    Json renamed =
        request("PATCH", path()).as(token).json("{\"name\": \"Acme 2\"}").send().expect(200).json();
    assertEquals("Acme 2", renamed.text("name"));
    assertEquals("PT2H", renamed.text("idleTimeout"));
  }

  @Test
  void changingItTakesTheScopeForStorage() {
    String weak = world.access.token(org, Scope.STORAGE_READ);
    request("PATCH", path()).as(weak).json("{}").send().expectProblem(403, "forbidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"idleTimeout\": \"2 hours\"}",
        "{\"idleTimeout\": 7200}",
        "{\"idleTimeout\": \"PT0S\"}",
        "{\"idleTimeout\": \"P31D\"}",
        "{\"idleTimeout\": null}"
      })
  void anIdleTimeoutIsADurationWithinBounds(String patch) {
    Json problem =
        request("PATCH", path()).as(token).json(patch).send().expectProblem(422, "invalid-fields");
    assertEquals("/idleTimeout", problem.items("errors").getFirst().text("pointer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"name\": \"\"}", "{\"name\": \"   \"}", "{\"name\": 7}", "{}"})
  void anOrganizationHasAName(String body) {
    Json problem =
        request("POST", "/v1/organizations")
            .as(FakeAccess.OPERATOR)
            .json(body)
            .send()
            .expectProblem(422, "invalid-fields");
    assertEquals("/name", problem.items("errors").getFirst().text("pointer"));
  }

  private String path() {
    return "/v1/organizations/" + org;
  }

  private Json list(String shown) {
    return request("GET", "/v1/organizations").as(shown).send().expect(200).json();
  }
}
