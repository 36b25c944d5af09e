package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.custody.adapter.http.problem.RefusalProblems;
import dev.custody.adapter.http.world.Answer;
import dev.custody.adapter.http.world.Held;
import dev.custody.adapter.http.world.HttpTest;
import dev.custody.adapter.http.world.Json;
import dev.custody.adapter.http.world.RawAnswer;
import dev.custody.adapter.http.world.RawConnection;
import dev.custody.application.port.in.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** What is answered when something is not done, and what is logged of it. */
class ProblemsTest extends HttpTest {
  private final Logger log = (Logger) LoggerFactory.getLogger("dev.custody.http.problem");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    log.setLevel(Level.INFO);
    log.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(lines);
    log.setLevel(null);
  }

  @Test
  void aProblemHasWhatTheRfcWantsAndItsTrace() {
    Json problem = mine("GET", "/nothing").send().expectProblem(404, "not-found");
    assertEquals(Set.of("type", "title", "status", "detail", "traceId"), problem.names());
    assertTrue(problem.text("traceId").matches("[0-9a-f]{32}"));
    assertNotEquals(problem.text("traceId"), mine("GET", "/nothing").send().json().text("traceId"));
  }

  @Test
  void theLogLineHasTheSameTrace() {
    String trace = mine("GET", "/nothing").send().json().text("traceId");
    assertTrue(lines.list.getFirst().getFormattedMessage().contains(trace));
    assertEquals(trace, lines.list.getFirst().getMDCPropertyMap().get("traceId"));
  }

  @Test
  void ofWhatGoesWrongHereNothingIsTold() {
    log.setLevel(Level.OFF);
    Held live = world.recordings.receiving(org, "", "text/plain");
    world.recordings.failing = new IllegalStateException("jdbc:h2 password hunter2");
    Answer answer = mine("GET", "/recordings/" + live.ref().recording()).send();
    Json problem = answer.expectProblem(500, "internal");
    assertEquals(Set.of("type", "title", "status", "detail", "traceId"), problem.names());
    for (String internal : List.of("hunter2", "jdbc", "Exception", "java", "custody.adapter")) {
      assertFalse(answer.text().replace("urn:custody:problem", "").contains(internal), internal);
    }
  }

  @Test
  void whatClientsSendReachesNoLogLineOrHeaderAsMoreThanText() {
    try (RawConnection wire = new RawConnection(port())) {
      wire.send(
          "GET /v1/organizations/a%0d%0aX-Evil:1%1b%5b31m/recordings HTTP/1.1\nHost: a\n"
              + "Authorization: Bearer "
              + token
              + "\n\n");
      RawAnswer answer = wire.answer();
      assertEquals(404, answer.status());
      assertFalse(answer.head().contains("X-Evil"), answer.head());
    }
    for (ILoggingEvent line : lines.list) {
      assertFalse(line.getFormattedMessage().matches("(?s).*[\\x00-\\x1f\\x7f].*"), line::toString);
    }
  }

  @Test
  void headIsRefusedWithoutABodyAndTheConnectionGoesOn() {
    try (RawConnection wire = new RawConnection(port())) {
      String request =
          "HEAD /v1/organizations/%s/recordings/nonsense/content HTTP/1.1\nHost: a\n".formatted(org)
              + "Authorization: Bearer "
              + token
              + "\n\n";
      for (int i = 0; i < 2; i++) {
        wire.send(request);
        String head = wire.head();
        assertTrue(head.startsWith("HTTP/1.1 404"), head);
      }
    }
  }

  @Test
  void everyRefusalHasItsStatus() {
    Map<String, Integer> expected =
        Map.ofEntries(
            Map.entry("not-found", 404),
            Map.entry("forbidden", 403),
            Map.entry("unauthenticated", 401),
            Map.entry("offset-mismatch", 409),
            Map.entry("precondition-failed", 412),
            Map.entry("closed-idle", 410),
            Map.entry("too-large", 413),
            Map.entry("digest-mismatch", 400),
            Map.entry("body-broken", 400),
            Map.entry("type-not-offered", 422),
            Map.entry("invalid-settings", 422),
            Map.entry("idempotency-key-reused", 422),
            Map.entry("over-quota", 429),
            Map.entry("no-room", 507),
            Map.entry("spool-failed", 503),
            Map.entry("storage-unavailable", 503));
    Throwable cause = new IllegalStateException("not to be told");
    List<Refusal> refusals =
        List.of(
            new Refusal.NotFound("m"),
            new Refusal.Forbidden("m"),
            new Refusal.TokenNoLongerValid("m"),
            new Refusal.OffsetMismatch(1, "m"),
            new Refusal.Stale("m"),
            new Refusal.ClosedIdle("m"),
            new Refusal.TooLarge("m"),
            new Refusal.DigestMismatch("m"),
            new Refusal.BodyBroken("m", cause),
            new Refusal.TypeNotOffered("m"),
            new Refusal.InvalidSettings("m", List.of()),
            new Refusal.IdempotencyKeyReused("m"),
            new Refusal.OverQuota("m"),
            new Refusal.NoRoom("m"),
            new Refusal.SpoolFailed("m", cause),
            new Refusal.StorageUnavailable("m", Duration.ofSeconds(1), cause));
    assertEquals(
        expected,
        refusals.stream()
            .map(RefusalProblems::of)
            .collect(Collectors.toMap(problem -> problem.slug(), problem -> problem.status())));
  }

  @ParameterizedTest
  @EnumSource
  void conflictsAreNamedAsTheirReason(Refusal.Reason reason) {
    var problem = RefusalProblems.of(new Refusal.Conflict(reason, "m"));
    assertEquals(409, problem.status());
    assertEquals(
        reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), problem.slug());
    assertFalse(problem.title().isBlank());
  }
}
