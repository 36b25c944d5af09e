package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.http.world.Answer;
import dev.custody.adapter.http.world.Exchange;
import dev.custody.adapter.http.world.FakeAccess;
import dev.custody.adapter.http.world.HttpTest;
import dev.custody.adapter.http.world.Json;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The portal's cookie. */
class SessionTest extends HttpTest {
  private static final String PATH = "/v1/session";

  @Test
  void aTokenIsExchangedForACookieThatNoScriptAndNoOtherSiteHas() {
    String reader = world.access.token(org, Scope.STORAGE_READ, Scope.RECORDINGS_READ);

    Answer answer = logIn("token", reader).expect(200);

    String cookie = answer.header("Set-Cookie").orElseThrow();
    assertTrue(
        cookie.matches(
            "__Host-custody=custody_[0-9a-v]{39}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=7200"),
        cookie);
    assertEquals("no-store", answer.header("Cache-Control").orElseThrow());
    Json session = answer.json();
    assertEquals(org.value(), session.text("organizationId"));
    assertEquals("2025-01-02T05:04:05Z", session.text("endsAt"));
    assertFalse(answer.text().contains("custody_"), "the secret is in the cookie alone");
  }

  @Test
  void theCookieOpensWhatTheTokenOpens() {
    String cookie = cookie(world.access.token(org, Scope.STORAGE_READ));

    Json session = get(PATH, cookie).expect(200).json();
    assertEquals(Set.of("organizationId", "scopes", "endsAt"), session.names());
    get("/v1/organizations/" + org + "/storage", cookie).expect(200);
    get("/v1/organizations/" + org + "/recordings", cookie).expectProblem(403, "forbidden");
    get("/v1/organizations/" + world.organizations.add("Other") + "/storage", cookie)
        .expectProblem(404, "not-found");
  }

  @Test
  void aCodeIsExchangedOnce() {
    Caller.TokenHolder holder = (Caller.TokenHolder) world.access.authenticate(token).orElseThrow();
    String code = world.logIn.code(holder).reveal();

    logIn("code", code).expect(200);
    logIn("code", code).expectProblem(401, "unauthenticated");
  }

  @Test
  void whatOpensNothingBeginsNothing() {
    for (String shown : List.of("", "nonsense", FakeAccess.OPERATOR)) {
      Answer answer = logIn("token", shown);
      answer.expectProblem(401, "unauthenticated");
      assertEquals(List.of(), answer.headers("Set-Cookie"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"token\": \"a\", \"code\": \"b\"}",
        "{\"token\": 1}",
        "{\"other\": \"a\"}"
      })
  void oneOfTokenAndCodeIsNeeded(String body) {
    request("POST", PATH).json(body).send().expectProblem(422, "invalid-fields");
  }

  @Test
  void onlyJsonLogsIn() {
    request("POST", PATH)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body("token=a")
        .send()
        .expectProblem(415, "unsupported-media-type");
  }

  @Test
  void anotherSiteCannotLogAnybodyIn() {
    request("POST", PATH)
        .header("Origin", "https://evil.example")
        .json("{\"token\": \"%s\"}".formatted(token))
        .send()
        .expectProblem(403, "other-origin");
  }

  @Test
  void aChangeByCookieComesFromOurOwnPages() {
    String cookie = cookie(token);
    for (String foreign :
        List.of(
            "https://evil.example",
            "null",
            "http://localhost",
            "http://127.0.0.1:1",
            "https://127.0.0.1:" + port())) {
      change(cookie).header("Origin", foreign).send().expectProblem(403, "other-origin");
    }
    change(cookie).send().expectProblem(403, "other-origin");
    change(cookie)
        .header("Origin", ours())
        .header("Origin", "https://evil.example")
        .send()
        .expectProblem(403, "other-origin");

    change(cookie).header("Origin", ours()).send().expect(200);
    change(cookie).header("Origin", "http://localhost:" + port()).send().expect(200);
  }

  @Test
  void aTokenNeedsNoOrigin() {
    request("PATCH", "/v1/organizations/" + org).as(token).json("{}").send().expect(200);
  }

  @Test
  void anAuthorizationHeaderGoesBeforeTheCookie() {
    String cookie = cookie(token);

    request("GET", "/v1/organizations/" + org)
        .as("nonsense")
        .header("Cookie", cookie)
        .send()
        .expectProblem(401, "unauthenticated");
    Json caller = request("GET", PATH).as(token).header("Cookie", cookie).send().expect(200).json();
    assertFalse(caller.has("endsAt"), "a token is no session");
  }

  @Test
  void whoLogsOutIsOut() {
    String cookie = cookie(token);

    Answer out = request("DELETE", PATH).header("Cookie", cookie).header("Origin", ours()).send();

    out.expect(204);
    assertEquals(
        "__Host-custody=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0",
        out.header("Set-Cookie").orElseThrow());
    get(PATH, cookie).expectProblem(401, "unauthenticated");
  }

  @Test
  void theOperatorIsToldSoToo() {
    Json caller = request("GET", PATH).as(FakeAccess.OPERATOR).send().expect(200).json();
    assertEquals(Set.of("scopes"), caller.names());
  }

  private Exchange change(String cookie) {
    return request("PATCH", "/v1/organizations/" + org).header("Cookie", cookie).json("{}");
  }

  private Answer get(String path, String cookie) {
    return request("GET", path).header("Cookie", cookie).send();
  }

  private Answer logIn(String field, String shown) {
    return request("POST", PATH).json("{\"%s\": \"%s\"}".formatted(field, shown)).send();
  }

  private String cookie(String shown) {
    String set = logIn("token", shown).expect(200).header("Set-Cookie").orElseThrow();
    return set.substring(0, set.indexOf(';'));
  }

  private String ours() {
    return "http://127.0.0.1:" + port();
  }
}
