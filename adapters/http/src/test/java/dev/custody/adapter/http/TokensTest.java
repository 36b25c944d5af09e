package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.http.world.Answer;
import dev.custody.adapter.http.world.FakeAccess;
import dev.custody.adapter.http.world.HttpTest;
import dev.custody.adapter.http.world.Json;
import dev.custody.domain.access.Scope;
import dev.custody.domain.access.TokenSecret;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokensTest extends HttpTest {
  private static final String NEW =
      "{\"name\": \"gateway\", \"scopes\": [\"recordings:write\", \"recordings:read\"],"
          + " \"expiresAt\": \"2030-01-31T13:00:00+01:00\"}";

  @Test
  void aTokenShowsOnceWhenItIsMade() {
    Json made = mine("POST", "/tokens").json(NEW).send().expect(201).json();
    assertEquals(Set.of("id", "token", "name", "scopes", "createdAt", "expiresAt"), made.names());
    assertTrue(TokenSecret.parse(made.text("token")).isPresent());
    assertEquals("[recordings:read, recordings:write]", made.at("scopes").toString());
    assertEquals("2030-01-31T12:00:00Z", made.text("expiresAt"));

    Json listed = mine("GET", "/tokens").send().expect(200).json().items("items").getFirst();
    assertEquals(made.text("id"), listed.text("id"));
    assertFalse(listed.has("token"));
  }

  @Test
  void theOperatorMakesTokensOfEveryOrganization() {
    request("POST", "/v1/organizations/%s/tokens".formatted(org))
        .as(FakeAccess.OPERATOR)
        .json(NEW)
        .send()
        .expect(201);
  }

  @Test
  void aTokenGivesNoScopeThatItHasNot() {
    String weak = world.access.token(org, Scope.TOKENS_WRITE);
    request("POST", "/v1/organizations/%s/tokens".formatted(org))
        .as(weak)
        .json(NEW)
        .send()
        .expectProblem(403, "forbidden");
  }

  @Test
  void whatIsWrongIsNamedFieldByField() {
    Json problem =
        mine("POST", "/tokens")
            .json("{\"scopes\": [\"recordings:read\", \"everything\", 7], \"expiresAt\": \"soon\"}")
            .send()
            .expectProblem(422, "invalid-fields");
    assertEquals(
        Set.of("/name", "/scopes/2", "/expiresAt"),
        Set.copyOf(problem.items("errors").stream().map(error -> error.text("pointer")).toList()));
    Json unknownScope =
        mine("POST", "/tokens")
            .json("{\"name\": \"x\", \"scopes\": [\"recordings:read\", \"everything\"]}")
            .send()
            .expectProblem(422, "invalid-fields");
    assertEquals("/scopes/1", unknownScope.items("errors").getFirst().text("pointer"));
  }

  @Test
  void aRevokedTokenIsGone() {
    String id = mine("POST", "/tokens").json(NEW).send().expect(201).json().text("id");
    Answer answer = mine("DELETE", "/tokens/" + id).send().expect(204);
    assertEquals(0, answer.bytes().length);
    mine("DELETE", "/tokens/" + id).send().expectProblem(404, "not-found");
  }

  @Test
  void tokensAreForThoseWhoMayWriteThem() {
    String weak = world.access.token(org, Scope.AUDIT_READ);
    request("GET", "/v1/organizations/%s/tokens".formatted(org))
        .as(weak)
        .send()
        .expectProblem(403, "forbidden");
  }
}
