package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.http.world.Answer;
import dev.custody.adapter.http.world.HttpTest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody may ask, and what every answer carries. */
class AboutTest extends HttpTest {
  private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"(/docs/[^\"]+)\"");

  @Test
  void theDocsHaveNoInlineScriptAndAllTheirFiles() {
    Answer page = request("GET", "/docs").send().expect(200);
    assertFalse(page.text().matches("(?s).*<script>.*"));
    assertFalse(page.text().contains("style="));
    Matcher references = REFERENCE.matcher(page.text());
    int count = 0;
    while (references.find()) {
      Answer file = request("GET", references.group(1)).send().expect(200);
      assertTrue(file.bytes().length > 100);
      count++;
    }
    assertEquals(4, count);
    String policy = page.header("Content-Security-Policy").orElseThrow();
    assertTrue(
        policy.contains("default-src 'none'") && policy.contains("script-src 'self'"), policy);
    assertFalse(policy.contains("unsafe"), policy);
  }

  @Test
  void scriptsAndStylesSayWhatTheyAre() {
    assertEquals(
        "text/javascript; charset=utf-8",
        request("GET", "/docs/swagger-ui-bundle.js").send().header("Content-Type").orElseThrow());
    assertEquals(
        "text/css; charset=utf-8",
        request("GET", "/docs/swagger-ui.css").send().header("Content-Type").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/index.html",
        "/docs/..%2fdocs.html",
        "/docs/docs.html",
        "/docs/swagger-ui.js",
        "/docs/%2e%2e%2f%2e%2e%2fMANIFEST.MF",
        "/docs/"
      })
  void theDocsHaveNoOtherFile(String path) {
    Answer answer = request("GET", path).send();
    assertTrue(answer.status() == 404 || path.equals("/docs/"), path);
  }

  @Test
  void healthAndMetricsAreOpen() {
    assertTrue(request("GET", "/health/liveness").send().expect(200).text().contains("UP"));
    assertTrue(request("GET", "/health/readiness").send().expect(200).text().contains("UP"));
    assertTrue(request("GET", "/prometheus").send().expect(200).text().contains("jvm_memory"));
  }

  @Test
  void whatIsOpenTakesNoOtherMethod() {
    Answer answer = request("POST", "/docs").send();
    answer.expectProblem(405, "method-not-allowed");
    assertEquals("GET, HEAD", answer.header("Allow").orElseThrow());
    request("PUT", "/health/liveness").send().expectProblem(405, "method-not-allowed");
  }

  @Test
  void everyAnswerKeepsABrowserFromBeingUsed() {
    List<Answer> answers =
        List.of(
            request("GET", "/").send(),
            request("GET", "/health/liveness").send(),
            request("GET", "/nothing").send(),
            request("GET", "/v1/organizations").send(),
            request("OPTIONS", "/v1/organizations/x/uploads").send(),
            mine("GET", "/recordings").send(),
            mine("POST", "/recordings").json("{").send());
    for (Answer answer : answers) {
      assertEquals(List.of("nosniff"), answer.headers("X-Content-Type-Options"));
      assertTrue(
          answer.header("Content-Security-Policy").orElseThrow().startsWith("default-src 'none'"));
      assertEquals(List.of("DENY"), answer.headers("X-Frame-Options"));
      assertEquals(List.of("no-referrer"), answer.headers("Referrer-Policy"));
      assertEquals(List.of("same-origin"), answer.headers("Cross-Origin-Resource-Policy"));
      assertEquals(1, answer.headers("Cache-Control").size());
      assertTrue(answer.header("Server").isEmpty());
    }
    assertEquals(List.of("no-store"), answers.get(5).headers("Cache-Control"));
  }
}
