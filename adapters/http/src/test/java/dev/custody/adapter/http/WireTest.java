package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.http.world.Held;
import dev.custody.adapter.http.world.HttpTest;
import dev.custody.adapter.http.world.RawAnswer;
import dev.custody.adapter.http.world.RawConnection;
import dev.custody.application.port.in.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Byte by byte: what could be two requests is none, and a body is whole or an error. */
class WireTest extends HttpTest {
  private RawConnection wire;

  @BeforeEach
  void connect() {
    wire = new RawConnection(port());
  }

  @AfterEach
  void disconnect() {
    wire.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\nContent-Length: 3",
        "Content-Length: 3\nContent-Length: 4",
        "Content-Length: 3\nContent-Length: 3",
        "Content-Length: 3, 3",
        "Content-Length: +3",
        "Content-Length: -1",
        "Content-Length: 3x",
        "Content-Length: 99999999999999999999",
        "Content-Length:",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked\nTransfer-Encoding: chunked",
        "Transfer-Encoding: identity\nContent-Length: 3",
        "Content-Length : 3",
        "Host: other\nContent-Length: 3",
        "X-Control: a\u0001b\nContent-Length: 3"
      })
  void anAmbiguousHeadIsRefusedAndTheConnectionClosed(String headers) {
    wire.send(head("POST", "/recordings") + headers + "\n\nabc" + smuggled());
    RawAnswer answer = wire.answer();
    assertProblem(answer, 400, "malformed-request");
    assertEquals(Optional.of("close"), answer.header("Connection"));
    assertEquals("", wire.rest(), "nothing after it was taken for a request");
    assertTrue(world.recordings.begun.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\nabc\n0\n\n",
        "3\nabcd\n0\n\n",
        "-1\nabc\n0\n\n",
        "fffffffffffffffff\nabc",
        "3;\u0001\nabc\n0\n\n",
        "0x3\nabc\n0\n\n",
        "3\nabc0\n\n"
      })
  void aBrokenChunkIsAnErrorAndTheConnectionClosed(String chunks) {
    wire.send(head("POST", "/recordings") + "Transfer-Encoding: chunked\n\n" + chunks + smuggled());
    RawAnswer answer = wire.answer();
    assertProblem(answer, 400, "body-broken");
    assertEquals(Optional.of("close"), answer.header("Connection"));
    assertEquals("", wire.rest(), "nothing after it was taken for a request");
  }

  @Test
  void whatCameBeforeABrokenChunkIsKeptAndTheRecordingGoesOn() {
    Held live = world.recordings.receiving(org, "", "text/plain");
    wire.send(head("PUT", content(live)) + "Transfer-Encoding: chunked\n\n3\nabc\n");
    live.awaitBytes(3, Duration.ofSeconds(10));
    wire.send("nonsense\n");
    RawAnswer answer = wire.answer();
    assertProblem(answer, 400, "body-broken");
    assertTrue(answer.body().contains("/uploads/" + live.ref().recording()), answer.body());
    assertEquals("abc", new String(live.content(), StandardCharsets.UTF_8));
    assertTrue(live.recording().receiving());
  }

  @Test
  void aBodyCutInMidChunkIsNotTakenForItsEnd() {
    Held live = world.recordings.receiving(org, "", "text/plain");
    wire.send(head("PUT", content(live)) + "Transfer-Encoding: chunked\n\na\nabc");
    live.awaitBytes(3, Duration.ofSeconds(10));
    wire.close();
    world.recordings.awaitBrokenBodies(1, Duration.ofSeconds(10));
    assertEquals("abc", new String(live.content(), StandardCharsets.UTF_8));
    assertTrue(live.recording().receiving());
  }

  @Test
  void aBodyShorterThanItsLengthIsNotTakenForWhole() {
    Held live = world.recordings.receiving(org, "", "text/plain");
    wire.send(head("PUT", content(live)) + "Content-Length: 10\n\nabc");
    live.awaitBytes(3, Duration.ofSeconds(10));
    wire.reset();
    world.recordings.awaitBrokenBodies(1, Duration.ofSeconds(10));
    assertTrue(live.recording().receiving());
  }

  @Test
  void aByteAtATimeIsDurableAtATime() {
    Held live = world.recordings.receiving(org, "", "text/plain");
    wire.send(head("PUT", content(live)) + "Transfer-Encoding: chunked\n\n");
    for (int i = 1; i <= 5; i++) {
      wire.send("1\nx\n");
      live.awaitBytes(i, Duration.ofSeconds(10));
    }
    wire.send("0\n\n");
    assertEquals(200, wire.answer().status());
  }

  @Test
  void whoWaitsForContinueGetsItBeforeTheBody() {
    wire.send(head("POST", "/recordings") + "Content-Length: 3\nExpect: 100-continue\n\n");
    assertEquals(100, wire.answer().status());
    wire.send("abc");
    assertEquals(201, wire.answer().status());
  }

  @Test
  void whoDoesNotWaitForItGetsTheAnswer() {
    wire.send(head("POST", "/recordings") + "Content-Length: 3\nExpect: 100-continue\n\nabc");
    RawAnswer answer = wire.answer();
    assertEquals(201, answer.status() == 100 ? wire.answer().status() : answer.status());
  }

  @Test
  void refusalsComeInsteadOfContinue() {
    Held live = world.recordings.receiving(org, "", "text/plain");
    live.append(new byte[2], 0, 2);
    refusedWithoutBody("Bearer nobody", "/recordings", 401);
    refusedWithoutBody("Bearer " + token, "/nothing", 404);
    String weak = world.access.token(org, dev.custody.domain.access.Scope.RECORDINGS_READ);
    refusedWithoutBody("Bearer " + weak, "/recordings", 403);
    world.recordings.mostBytes = 2;
    refusedWithoutBody("Bearer " + token, "/recordings", 413);
    world.recordings.mostBytes = Long.MAX_VALUE;
    world.recordings.refuseBeforeBody = new Refusal.NoRoom("the disk is full");
    refusedWithoutBody("Bearer " + token, "/recordings", 507);
    world.recordings.refuseBeforeBody = null;
    try (RawConnection put = new RawConnection(port())) {
      put.send(head("PUT", content(live)) + "Content-Length: 3\nExpect: 100-continue\n\n");
      assertProblem(put.answer(), 409, "offset-mismatch");
      assertTrue(put.closedByServer());
    }
  }

  @Test
  void anAnswerBeforeTheBodyIsReadByAClientThatGoesOnSending() {
    wire.send(
        head("POST", "/recordings").replace(token, "nobody") + "Transfer-Encoding: chunked\n\n");
    byte[] chunk = ("10000\r\n" + "x".repeat(65536) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 50; i++) {
      wire.send(chunk);
    }
    RawAnswer answer = wire.answer();
    assertProblem(answer, 401, "unauthenticated");
    assertEquals(Optional.of("close"), answer.header("Connection"));
    assertTrue(wire.closedByServer());
  }

  @Test
  void aSmallBodyThatNobodyReadCostsNoConnection() {
    wire.send(head("POST", "/recordings").replace(token, "nobody") + "Content-Length: 3\n\n");
    assertEquals(401, wire.answer().status());
    wire.send("abc" + head("GET", "/recordings") + "\n");
    assertEquals(200, wire.answer().status());
  }

  /** Also where more of it comes than is held back for a reader. */
  @Test
  void aBodyOfWhichMuchHadComeWhenItWasRefusedCostsNoConnection() {
    world.recordings.refuseBeforeBody = new Refusal.NoRoom("the disk is full");
    int length = 120_000;
    int goneOn = 0;
    for (int i = 0; i < 20; i++) {
      try (RawConnection each = new RawConnection(port())) {
        each.send(
            head("POST", "/recordings")
                + "Content-Length: %d\n\n".formatted(length)
                + "x".repeat(length - 100));
        RawAnswer refused = each.answer();
        assertProblem(refused, 507, "no-room");
        if (refused.header("Connection").isEmpty()) {
          each.send("x".repeat(100) + head("GET", "/recordings") + "\n");
          assertEquals(200, each.answer().status());
          goneOn++;
        }
      }
    }
    assertTrue(goneOn > 0, "each connection was closed");
  }

  @Test
  void requestsInOneGoAreAnsweredInTheirOrder() {
    wire.send(
        head("POST", "/recordings")
            + "Content-Length: 3\n\nabc"
            + head("GET", "/recordings")
            + "\n"
            + head("GET", "/nothing")
            + "\n");
    assertEquals(201, wire.answer().status());
    assertEquals(200, wire.answer().status());
    assertEquals(404, wire.answer().status());
  }

  @Test
  void nothingIsReadAfterAnError() {
    wire.send(head("GET", "/recordings") + "\nGET / HTTP/9.9\n\n" + smuggled());
    assertEquals(200, wire.answer().status());
    assertProblem(wire.answer(), 400, "malformed-request");
    assertEquals("", wire.rest());
    assertTrue(world.recordings.all().isEmpty());
  }

  @Test
  void aRequestWithoutAHostIsRefused() {
    wire.send("GET /health/liveness HTTP/1.1\n\n");
    assertProblem(wire.answer(), 400, "malformed-request");
    assertEquals("", wire.rest());
  }

  @Test
  void headersAreLimitedInSizeAndNumber() {
    wire.send(head("GET", "/recordings") + "X-Large: " + "x".repeat(20_000) + "\n\n");
    assertProblem(wire.answer(), 431, "headers-too-large");
    try (RawConnection many = new RawConnection(port())) {
      many.send(head("GET", "/recordings") + "X: y\n".repeat(101) + "\n");
      assertEquals(400, many.answer().status());
    }
  }

  @Test
  void theRequestLineIsLimited() {
    wire.send("GET /" + "x".repeat(10_000) + " HTTP/1.1\nHost: a\n\n");
    assertProblem(wire.answer(), 414, "uri-too-long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/organizations/%zz",
        "/v1/organizations/%",
        "/v1/organizations/|",
        "//",
        "/v1/../v1",
        "/v1/organizations/%00",
        "http://other/v1/organizations",
        "*",
        "/v1/organizations/%0d%0aX:y"
      })
  void oddTargetsAreRefusedCleanly(String target) {
    wire.send("GET %s HTTP/1.1\nHost: a\nAuthorization: Bearer %s\n\n".formatted(target, token));
    RawAnswer answer = wire.answer();
    assertTrue(answer.status() < 500, answer.head());
    assertFalse(answer.head().contains("X:y"), answer.head());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain; \"", "a", "/", ";;;", "text/plain\u00ff", "*/*"})
  void oddContentTypesAreRefusedCleanly(String type) {
    wire.send(head("POST", "/recordings") + "Content-Type: " + type + "\nContent-Length: 1\n\nx");
    assertTrue(wire.answer().status() < 500);
  }

  @Test
  void http10IsAnsweredAndClosed() {
    wire.send(
        "GET /v1/organizations/%s/recordings HTTP/1.0\nAuthorization: Bearer %s\n\n"
            .formatted(org, token));
    assertEquals(200, wire.answer().status());
    assertTrue(wire.closedByServer());
  }

  private void refusedWithoutBody(String authorization, String path, int status) {
    try (RawConnection connection = new RawConnection(port())) {
      connection.send(
          "POST /v1/organizations/%s%s HTTP/1.1\nHost: a\nAuthorization: %s\nContent-Length: 3\n"
                  .formatted(org, path, authorization)
              + "Expect: 100-continue\n\n");
      RawAnswer answer = connection.answer();
      assertEquals(status, answer.status());
      assertEquals(Optional.of("close"), answer.header("Connection"));
      assertTrue(connection.closedByServer());
    }
  }

  private String head(String method, String path) {
    return "%s /v1/organizations/%s%s HTTP/1.1\nHost: a\nAuthorization: Bearer %s\n"
        .formatted(method, org, path, token);
  }

  private String smuggled() {
    return "GET /health/liveness HTTP/1.1\nHost: a\n\n";
  }

  private static String content(Held held) {
    return "/recordings/%s/content".formatted(held.ref().recording());
  }

  private static void assertProblem(RawAnswer answer, int status, String slug) {
    assertEquals(status, answer.status(), answer.body());
    assertTrue(answer.body().contains("\"urn:custody:problem:%s\"".formatted(slug)), answer.body());
    assertEquals(Optional.of("application/problem+json"), answer.header("Content-Type"));
    assertEquals(Optional.of("nosniff"), answer.header("X-Content-Type-Options"));
  }
}
