package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.http.world.Answer;
import dev.custody.adapter.http.world.HttpTest;
import dev.custody.adapter.http.world.Json;
import dev.custody.application.port.in.Refusal;
import dev.custody.domain.access.Scope;
import dev.custody.domain.audit.Actor;
import dev.custody.domain.audit.AuditAction;
import dev.custody.domain.audit.AuditEvent;
import dev.custody.domain.audit.AuditEventId;
import dev.custody.domain.audit.AuditFilter;
import dev.custody.domain.audit.AuditOutcome;
import dev.custody.domain.organization.OrganizationId;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditEventsTest extends HttpTest {
  private static final Instant NOON = Instant.parse("2025-01-02T12:00:00.123456Z");

  @Test
  void anEntryTellsWhoDidWhatToWhatAndWhetherItWasLet() {
    tell(1, AuditOutcome.OK, Optional.empty());
    tell(2, AuditOutcome.DENIED, Optional.of("the scope storage:write is missing"));

    Json page = mine("GET", "/audit-events").send().expect(200).json();
    Json denied = page.items("items").getFirst();
    assertEquals(
        Set.of("id", "time", "actor", "action", "target", "outcome", "reason"), denied.names());
    assertEquals("denied", denied.text("outcome"));
    assertEquals("the scope storage:write is missing", denied.text("reason"));
    Json done = page.items("items").getLast();
    assertEquals("evt_00000000000000000000000001", done.text("id"));
    assertEquals("2025-01-02T12:00:00.123456Z", done.text("time"));
    assertEquals("custody", done.text("actor"));
    assertEquals("location.degraded", done.text("action"));
    assertEquals("target 1", done.text("target"));
    assertEquals("ok", done.text("outcome"));
    assertFalse(done.has("reason"));
  }

  @Test
  void pagesFollowEachOther() {
    for (int i = 1; i <= 3; i++) {
      tell(i, AuditOutcome.OK, Optional.empty());
    }
    Answer first = mine("GET", "/audit-events?limit=2&action=location.degraded").send().expect(200);
    assertEquals(2, first.json().items("items").size());
    assertTrue(first.header("Link").orElse("").contains("action=location.degraded"));
    String next = first.json().text("next");
    Json last = mine("GET", "/audit-events?limit=2&cursor=" + next).send().expect(200).json();
    assertEquals(1, last.items("items").size());
    assertFalse(last.has("next"));
  }

  @Test
  void filtersReachTheLog() {
    mine(
            "GET",
            "/audit-events?from=2025-01-02T12:00:00Z&to=2025-01-03T13:00:00%2B01:00"
                + "&action=recording.viewed")
        .send()
        .expect(200);
    assertEquals(
        new AuditFilter(
            Optional.of(Instant.parse("2025-01-02T12:00:00Z")),
            Optional.of(Instant.parse("2025-01-03T12:00:00Z")),
            Optional.of(AuditAction.RECORDING_VIEWED)),
        world.audit.filters.getFirst());
  }

  @Test
  void aFilterThatIsNoneIsNamed() {
    for (String wrong : new String[] {"from=soon", "to=7", "action=recording.stolen", "limit=0"}) {
      Json problem =
          mine("GET", "/audit-events?" + wrong).send().expectProblem(422, "invalid-fields");
      assertEquals(
          "/" + wrong.substring(0, wrong.indexOf('=')),
          problem.items("errors").getFirst().text("pointer"));
    }
  }

  @Test
  void itIsForThoseWhoMayReadIt() {
    String path = "/v1/organizations/%s/audit-events".formatted(org);
    request("GET", path).as(world.access.token(org, Scope.AUDIT_READ)).send().expect(200);
    request("GET", path)
        .as(world.access.token(org, Scope.RECORDINGS_READ))
        .send()
        .expectProblem(403, "forbidden");
    OrganizationId other = world.organizations.add("Other");
    request("GET", path).as(world.access.allScopes(other)).send().expectProblem(404, "not-found");
  }

  @Test
  void whatCannotBeToldIsAnsweredAsSuch() {
    world.recordings.refuseDeletion =
        new Refusal.AuditLogUnavailable("it was not done", new IOException("x"));
    var recording = world.recordings.add(org, "One", "text/plain", new byte[1]);
    Answer refused = mine("DELETE", "/recordings/" + recording.recording()).send();
    refused.expectProblem(503, "audit-log-unavailable");
    assertEquals(Optional.of("5"), refused.header("Retry-After"));
  }

  private void tell(int number, AuditOutcome outcome, Optional<String> reason) {
    world.audit.events.add(
        new AuditEvent(
            new AuditEventId("evt_%026d".formatted(number)),
            org,
            NOON,
            Actor.CUSTODY,
            AuditAction.LOCATION_DEGRADED,
            "target " + number,
            outcome,
            reason));
  }
}
