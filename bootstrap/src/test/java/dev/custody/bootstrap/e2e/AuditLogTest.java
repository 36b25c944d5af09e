package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.persistence.AuditVerification;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S10: changes, views and denied tries, through the API, as an auditor reads them. */
class AuditLogTest {
  @TempDir private Path folder;

  @Test
  void everythingThatIsDoneIsReadBackAndOutlivesARestart() throws IOException {
    List<String> told;
    Tenant tenant;
    String auditor;
    try (RunningService service = RunningService.start(folder)) {
      tenant = service.tenant("Tenant");
      auditor = service.token(tenant.id(), "audit:read");
      String recording = changes(service, tenant);
      views(service, tenant, recording);
      denied(service, tenant, recording);
      told = told(service, tenant, auditor);
      assertEquals(List.of(), service.part(AuditVerification.class).run());
      assertTrue(
          text(service.get("/prometheus", "")).contains("custody_audit_flaws 0.0"),
          "the look after the start");
    }
    assertTrue(
        Files.readString(folder.resolve("data/audit-head"), StandardCharsets.US_ASCII)
            .startsWith("custody audit-head 1\n"));
    try (RunningService service = RunningService.start(folder)) {
      assertEquals(told, told(service, tenant, auditor));
      assertEquals(List.of(), service.part(AuditVerification.class).run());
    }
  }

  /** Answers the path of a recording that was received. */
  private static String changes(RunningService service, Tenant tenant) {
    Answer made =
        service.send(
            "POST",
            tenant.recordings() + "?title=audited",
            tenant.token(),
            BodyPublishers.ofString("0123456789"),
            "Content-Type",
            "text/plain",
            "Prefer",
            "wait=30");
    assertEquals(201, made.status(), made::toString);
    String recording = tenant.recordings() + "/" + made.text("id");
    assertEquals(
        200,
        service
            .send(
                "PATCH",
                recording,
                tenant.token(),
                service.json(Map.of("title", "other\r\nInjected: header")),
                "Content-Type",
                "application/merge-patch+json")
            .status());
    Answer left =
        service.post(tenant.recordings(), tenant.token(), Map.of("contentType", "text/plain"));
    String abandoned = tenant.recordings() + "/" + left.text("id");
    assertEquals(200, service.post(abandoned + "/seal", tenant.token(), Map.of()).status());
    assertEquals(
        204, service.send("DELETE", abandoned, tenant.token(), BodyPublishers.noBody()).status());

    List<String> told = told(service, tenant, tenant.token());
    for (String action :
        List.of(
            "organization.created",
            "token.created",
            "location.created",
            "recording.created",
            "recording.received",
            "recording.changed",
            "recording.sealed",
            "recording.discard-requested",
            "recording.discarded")) {
      assertTrue(
          told.stream().anyMatch(line -> line.contains(" " + action + " ")),
          () -> action + " is not in " + told);
    }
    return recording;
  }

  private static void views(RunningService service, Tenant tenant, String recording) {
    for (int i = 0; i < 10; i++) {
      Answer range =
          service.get(
              recording + "/content", tenant.token(), "Range", "bytes=%d-%d".formatted(i, i));
      assertEquals(206, range.status(), range::toString);
    }
    assertEquals(200, service.get(recording + "/content", tenant.token()).status());
    List<JsonNode> views = events(service, tenant, tenant.token(), "?action=recording.viewed");
    assertEquals(1, views.size(), "one view, and not one a range");
    assertEquals(
        recording.substring(recording.lastIndexOf('/') + 1), Json.text(views.getFirst(), "target"));
  }

  private static void denied(RunningService service, Tenant tenant, String recording) {
    Tenant other = service.tenant("Other");
    String reader = service.token(other.id(), "recordings:read");
    for (int i = 0; i < 50; i++) {
      assertEquals(404, service.get(recording, reader).status());
      assertEquals(
          403,
          service.post(other.recordings(), reader, Map.of("contentType", "text/plain")).status());
    }
    assertEquals(401, service.get(recording, "custody_nonsense").status());

    List<JsonNode> denied = events(service, other, other.token(), "?action=access.denied");
    assertEquals(2, denied.size(), "each try once");
    assertEquals("the scope recordings:write is missing", Json.text(denied.getFirst(), "reason"));
    assertEquals("denied", Json.text(denied.getFirst(), "outcome"));
    assertEquals(
        recording.substring(recording.lastIndexOf('/') + 1), Json.text(denied.getLast(), "target"));
    assertFalse(
        told(service, tenant, tenant.token()).toString().contains("denied"),
        "a denied try is in the log of the token's own organization, and in no other");
    assertEquals(
        403, service.get(events(other), service.token(other.id(), "recordings:read")).status());
    assertEquals(404, service.get(events(other), tenant.token()).status());
  }

  /** Oldest first, but for the time, which a restart does not change either. */
  private static List<String> told(RunningService service, Tenant tenant, String token) {
    return events(service, tenant, token, "?limit=500").stream()
        .map(event ->
            "%s %s %s %s %s %s"
                .formatted(
                    Json.text(event, "id"),
                    Json.text(event, "time"),
                    Json.text(event, "actor"),
                    Json.text(event, "action"),
                    Json.text(event, "target"),
                    Json.text(event, "outcome")))
        .toList()
        .reversed();
  }

  private static List<JsonNode> events(
      RunningService service, Tenant tenant, String token, String query) {
    Answer answer = service.get(events(tenant) + query, token);
    assertEquals(200, answer.status(), answer::toString);
    List<JsonNode> events = new ArrayList<>();
    answer.field("items").values().forEach(events::add);
    return events;
  }

  private static String events(Tenant tenant) {
    return "/v1/organizations/" + tenant.id() + "/audit-events";
  }

  private static String text(Answer answer) {
    return new String(answer.bytes(), StandardCharsets.UTF_8);
  }
}
