package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.http.world.Answer;
import dev.custody.adapter.http.world.FakeAccess;
import dev.custody.adapter.http.world.HttpTest;
import dev.custody.adapter.http.world.Id;
import dev.custody.domain.access.Scope;
import dev.custody.domain.organization.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 401, 404 for what the token may not see, 403, then 405, 415, 428, 400, 422. */
class JudgingOrderTest extends HttpTest {
  private static final String LOCATION = "/v1/organizations/%s/storage-locations/%s";

  @Test
  void withoutATokenNothingElseIsJudged() {
    Answer answer =
        request("PATCH", LOCATION.formatted("nonsense", "nonsense"))
            .header("Content-Type", "text/plain")
            .body("{")
            .send();
    answer.expectProblem(401, "unauthenticated");
    assertEquals("Bearer realm=\"custody\"", answer.header("WWW-Authenticate").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic dXNlcjpwYXNz", "Bearer", "Bearer a b", "Token abc", "bearer "})
  void whatIsNoBearerTokenIsNone(String authorization) {
    request("GET", "/v1/organizations")
        .header("Authorization", authorization)
        .send()
        .expectProblem(401, "unauthenticated");
  }

  @Test
  void twoTokensAreNone() {
    request("GET", "/v1/organizations")
        .as(token)
        .as(token)
        .send()
        .expectProblem(401, "unauthenticated");
  }

  @Test
  void aTokenThatOpensNothingIsToldSo() {
    world.access.revoke(token);
    Answer answer = request("GET", "/v1/organizations").as(token).send();
    answer.expectProblem(401, "unauthenticated");
    assertTrue(answer.header("WWW-Authenticate").orElseThrow().contains("error=\"invalid_token\""));
  }

  @Test
  void theSchemeIsReadInAnyCase() {
    request("GET", "/v1/organizations")
        .header("Authorization", "bearer " + token)
        .send()
        .expect(200);
  }

  @Test
  void hiddenComesBeforeForbidden() {
    OrganizationId other = world.organizations.add("Other");
    String weak = world.access.token(org, Scope.RECORDINGS_READ);
    request("DELETE", LOCATION.formatted(other, Id.of("loc", 1)))
        .as(weak)
        .send()
        .expectProblem(404, "not-found");
  }

  @Test
  void forbiddenNamesTheScopeAndComesBeforeTheContentType() {
    String weak = world.access.token(org, Scope.STORAGE_READ);
    Answer answer =
        request("POST", "/v1/organizations/%s/storage-locations".formatted(org))
            .as(weak)
            .header("Content-Type", "text/plain")
            .body("{")
            .send();
    assertTrue(answer.expectProblem(403, "forbidden").text("detail").contains("storage:write"));
    assertEquals(
        "Bearer realm=\"custody\", error=\"insufficient_scope\", scope=\"storage:write\"",
        answer.header("WWW-Authenticate").orElseThrow());
  }

  @Test
  void theOperatorHasNoContent() {
    request("GET", "/v1/organizations/%s/recordings".formatted(org))
        .as(FakeAccess.OPERATOR)
        .send()
        .expectProblem(403, "forbidden");
  }

  @Test
  void hiddenComesBeforeMethodNotAllowed() {
    OrganizationId other = world.organizations.add("Other");
    request("PUT", "/v1/organizations/%s/recordings".formatted(other))
        .as(token)
        .send()
        .expectProblem(404, "not-found");
  }

  @Test
  void methodNotAllowedSaysWhatIs() {
    Answer answer =
        mine("PUT", "/recordings").header("Content-Type", "text/plain").body("x").send();
    answer.expectProblem(405, "method-not-allowed");
    assertEquals("GET, HEAD, POST", answer.header("Allow").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/json2", "json"})
  void theContentTypeComesBeforeTheBody(String contentType) {
    mine("POST", "/storage-locations")
        .header("Content-Type", contentType)
        .body("{")
        .send()
        .expectProblem(415, "unsupported-media-type");
  }

  @Test
  void aBodyOfNoTypeIsNoJson() {
    mine("POST", "/storage-locations")
        .body("{}")
        .send()
        .expectProblem(415, "unsupported-media-type");
  }

  @Test
  void aCodedBodyIsRefused() {
    Answer answer =
        mine("POST", "/recordings")
            .header("Content-Encoding", "gzip")
            .header("Content-Type", "text/plain")
            .body("x")
            .send();
    answer.expectProblem(415, "unsupported-content-coding");
    assertEquals(List.of(), world.recordings.begun);
  }

  @Test
  void thePreconditionComesBeforeTheBody() {
    String location = draft();
    mine("PATCH", "/storage-locations/" + location)
        .json("{")
        .send()
        .expectProblem(428, "precondition-required");
  }

  @Test
  void malformedComesBeforeInvalid() {
    mine("POST", "/storage-locations")
        .json("{\"type\": \"nothing\", \"unknown\": 1, \"type\": 2}")
        .send()
        .expectProblem(400, "malformed-request");
    mine("POST", "/storage-locations")
        .json("{\"type\": \"nothing\", \"unknown\": 1}")
        .send()
        .expectProblem(422, "invalid-fields");
  }

  @Test
  void foreignUnknownAndIllFormedIdsAreAnsweredTheSame() {
    OrganizationId other = world.organizations.add("Other");
    String foreign = world.recordings.add(other, "", "text/plain", new byte[1]).recording().value();
    byte[] expected = withoutTrace(mine("GET", "/recordings/" + Id.of("rec", 999)).send());
    assertArrayEquals(expected, withoutTrace(mine("GET", "/recordings/" + foreign).send()));
    assertArrayEquals(expected, withoutTrace(mine("GET", "/recordings/nonsense").send()));
    assertArrayEquals(expected, withoutTrace(mine("GET", "/recordings/..%2f..%2fetc").send()));
    assertArrayEquals(
        expected,
        withoutTrace(
            request("GET", "/v1/organizations/%s/recordings/%s".formatted(other, foreign))
                .as(token)
                .send()));
    assertArrayEquals(
        expected,
        withoutTrace(
            request("GET", "/v1/organizations/nonsense/recordings/" + foreign).as(token).send()));
    assertArrayEquals(expected, withoutTrace(mine("GET", "/no/such/route").send()));
  }

  @Test
  void whereThereIsNothingATokenIsAskedForFirstWithinTheApi() {
    request("GET", "/v1/nothing").send().expectProblem(401, "unauthenticated");
    request("GET", "/v1").send().expectProblem(401, "unauthenticated");
    request("GET", "/nothing").send().expectProblem(404, "not-found");
    request("GET", "/v1/nothing").as(token).send().expectProblem(404, "not-found");
  }

  @Test
  void endpointsOfTheFrameworkThatWeDoNotOfferAreNotThere() {
    for (String path :
        List.of("/beans", "/env", "/loggers", "/routes", "/stop", "/threaddump", "/info")) {
      request("GET", path).send().expectProblem(404, "not-found");
    }
  }

  @Test
  void acceptSaysNothing() {
    mine("GET", "/recordings").header("Accept", "image/png").send().expect(200);
  }

  private String draft() {
    return mine("POST", "/storage-locations")
        .json("{\"type\": \"shelf\", \"settings\": {\"cellar\": \"north\"}}")
        .send()
        .expect(201)
        .json()
        .text("id");
  }

  private static byte[] withoutTrace(Answer answer) {
    answer.expectProblem(404, "not-found");
    return answer
        .text()
        .replaceAll("\"traceId\":\"[0-9a-f]{32}\"", "")
        .getBytes(StandardCharsets.UTF_8);
  }
}
