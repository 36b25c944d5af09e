package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.http.world.Answer;
import dev.custody.adapter.http.world.Exchange;
import dev.custody.adapter.http.world.HttpTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the portal is served; its files are those of the tests' resources. */
class PortalTest extends HttpTest {
  private static final String PORTAL = "the portal of the tests";
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  @Test
  void theRootIsThePortal() {
    Answer answer = request("GET", "/").send().expect(200);
    assertEquals("text/html; charset=utf-8", answer.header("Content-Type").orElseThrow());
    assertEquals(List.of("no-cache"), answer.headers("Cache-Control"));
    assertTrue(answer.text().contains(PORTAL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login",
        "/recordings/rec_01hzy8m3tq4v5w6x7y8z9abcde?t=90",
        "/settings/storage/loc_01hzy8m3tq4v5w6x7y8z9abcde/verify",
        "/v1x"
      })
  void anAddressOfAPageIsThePortalForABrowser(String path) {
    assertTrue(browser("GET", path).send().expect(200).text().contains(PORTAL));
    request("GET", path).header("Accept", "*/*").send().expectProblem(404, "not-found");
    request("GET", path).header("Custody-Accepted", BROWSER).send().expectProblem(404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/nothing.js",
        "/health/nothing/there",
        "/prometheus/nothing",
        "/openapi.json/nothing",
        "/assets/index-of-yesterday.js"
      })
  void whatBelongsToTheServiceIsNoPage(String path) {
    assertEquals(404, browser("GET", path).send().status());
  }

  @Test
  void theApiIsNoPage() {
    browser("GET", "/v1/nothing").send().expectProblem(401, "unauthenticated");
    browser("GET", "/v1/nothing").as(token).send().expectProblem(404, "not-found");
    browser("GET", "/v1").as(token).send().expectProblem(404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void pagesAreForReading(String method) {
    browser(method, "/settings/storage").send().expectProblem(404, "not-found");
  }

  @Test
  void aHeadHasNoBody() {
    Answer head = browser("HEAD", "/settings/storage").send().expect(200);
    assertEquals(0, head.bytes().length);
    int length = browser("GET", "/settings/storage").send().bytes().length;
    assertEquals(String.valueOf(length), head.header("Content-Length").orElseThrow());
  }

  @Test
  void whatIsNamedByItsContentIsKeptForEver() {
    Answer answer = request("GET", "/assets/index-abc.js").send().expect(200);
    assertEquals("text/javascript; charset=utf-8", answer.header("Content-Type").orElseThrow());
    assertEquals(List.of("public, max-age=31536000, immutable"), answer.headers("Cache-Control"));
    assertEquals(List.of("no-cache"), request("GET", "/theme.js").send().headers("Cache-Control"));
  }

  @Test
  void whatABrowserHasIsNotSentAgain() {
    String tag = request("GET", "/").send().header("ETag").orElseThrow();
    Answer again = request("GET", "/").header("If-None-Match", tag).send().expect(304);
    assertEquals(0, again.bytes().length);
    assertEquals(tag, again.header("ETag").orElseThrow());
    request("GET", "/").header("If-None-Match", "\"another\"").send().expect(200);
  }

  @Test
  void compressedIsWhatWasCompressedAtTheBuild() throws IOException {
    Answer plain = request("GET", "/").send();
    Answer packed = request("GET", "/").header("Accept-Encoding", "br, gzip").send().expect(200);
    assertEquals("gzip", packed.header("Content-Encoding").orElseThrow());
    assertEquals("Accept-Encoding", packed.header("Vary").orElseThrow());
    assertArrayEquals(
        plain.bytes(),
        new GZIPInputStream(new ByteArrayInputStream(packed.bytes())).readAllBytes());
    assertTrue(!packed.header("ETag").equals(plain.header("ETag")), "each has its own tag");
    Answer refused = request("GET", "/").header("Accept-Encoding", "gzip;q=0").send().expect(200);
    assertTrue(refused.header("Content-Encoding").isEmpty());
  }

  @Test
  void itsPolicyIsTheOneThatWasPromised() {
    String policy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'"
            + " data:; font-src 'self'; media-src 'self'; connect-src 'self'; worker-src 'self';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    for (String path : List.of("/", "/login", "/theme.js", "/assets/index-abc.js")) {
      Answer answer = browser("GET", path).send().expect(200);
      assertEquals(List.of(policy), answer.headers("Content-Security-Policy"), path);
      assertEquals(List.of("nosniff"), answer.headers("X-Content-Type-Options"), path);
      assertEquals(List.of("no-referrer"), answer.headers("Referrer-Policy"), path);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/unlisted.txt",
        "/files.list",
        "/index.html.gz",
        "/assets/",
        "/assets/../theme.js",
        "/assets/..%2ftheme.js",
        "/%2e%2e/dev/custody/adapter/http/about/docs.html",
        "//theme.js",
        "/assets/%00"
      })
  void noFileIsFoundByAPathMadeUp(String path) {
    request("GET", path).send().expectProblem(404, "not-found");
  }

  private Exchange browser(String method, String path) {
    return request(method, path).header("Accept", BROWSER);
  }
}
