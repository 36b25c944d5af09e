package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.http.world.Answer;
import dev.custody.adapter.http.world.Held;
import dev.custody.adapter.http.world.HttpTest;
import dev.custody.adapter.http.world.Json;
import dev.custody.application.port.in.Refusal;
import dev.custody.domain.recording.RecordingFilter;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingsTest extends HttpTest {
  @Test
  void oneIsBegunByDescribingIt() {
    Answer answer =
        mine("POST", "/recordings")
            .json(
                "{\"title\": \"Deploy\\u0000\\n\", \"contentType\": \"Application/X-Asciicast\","
                    + " \"startedAt\": \"2025-03-04T06:06:07+01:00\", \"labels\": {\"case\":"
                    + " \"4\\t2\"}}")
            .send()
            .expect(201);
    Json made = answer.json();
    assertEquals(
        Set.of(
            "id",
            "organizationId",
            "title",
            "contentType",
            "labels",
            "state",
            "interrupted",
            "bytes",
            "startedAt",
            "locationId"),
        made.names());
    assertEquals("Deploy", made.text("title"));
    assertEquals("application/x-asciicast", made.text("contentType"));
    assertEquals("4 2", made.at("labels").text("case"));
    assertEquals("receiving", made.text("state"));
    assertEquals(0, made.number("bytes"));
    assertEquals("2025-03-04T05:06:07Z", made.text("startedAt"));
    assertEquals(
        "http://localhost:%d/v1/organizations/%s/recordings/%s"
            .formatted(port(), org, made.text("id")),
        answer.header("Location").orElseThrow());
  }

  @Test
  void oneThatHasEndedShowsWhatItIs() {
    RecordingRef ref = ended("abc");
    Json shown = mine("GET", "/recordings/" + ref.recording()).send().expect(200).json();
    assertEquals("received", shown.text("state"));
    assertEquals(3, shown.number("bytes"));
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", shown.text("sha256"));
    assertTrue(shown.has("receivedAt"));
    assertFalse(shown.has("storedAt"));
    assertFalse(shown.has("objectKey"));
    assertFalse(shown.has("blocked"));
    assertFalse(shown.has("lost"));
  }

  @Test
  void oneThatIsStoredShowsWhereAndByWhichProof() {
    RecordingRef ref = ended("abc");
    world.recordings.awaitStored(ref, java.time.Duration.ZERO);
    Json shown = mine("GET", "/recordings/" + ref.recording()).send().expect(200).json();
    assertEquals("stored", shown.text("state"));
    assertEquals("checksum", shown.text("proof"));
    assertTrue(shown.text("objectKey").endsWith(ref.recording().value()));
    assertTrue(shown.has("storedAt"));
  }

  @Test
  void blockedMayStandBesideReceiving() {
    Held live = world.recordings.receiving(org, "", "text/plain");
    live.block("the bucket is gone");
    Json shown = mine("GET", "/recordings/" + live.ref().recording()).send().expect(200).json();
    assertEquals("receiving", shown.text("state"));
    assertEquals(Set.of("reason", "since", "nextTry"), shown.at("blocked").names());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"contentType\": \"nonsense\"}",
        "{\"contentType\": \"text/plain\", \"startedAt\": \"2025-02-30T00:00:00Z\"}",
        "{\"contentType\": \"text/plain\", \"startedAt\": \"2025-01-01\"}",
        "{\"contentType\": \"text/plain\", \"startedAt\": \"+12345-01-01T00:00:00Z\"}",
        "{\"contentType\": \"text/plain\", \"labels\": {\"a\": 1}}",
        "{\"contentType\": \"text/plain\", \"labels\": []}",
        "{\"contentType\": \"text/plain\", \"id\": \"rec_x\"}",
        "{\"contentType\": \"text/plain\", \"title\": [\"a\"]}"
      })
  void aWrongDescriptionBeginsNothing(String body) {
    mine("POST", "/recordings").json(body).send().expectProblem(422, "invalid-fields");
    assertTrue(world.recordings.begun.isEmpty());
  }

  @Test
  void whereRecordingsGoNowhereNoneIsBegun() {
    world.recordings.mostBytes = 2;
    Answer answer =
        mine("POST", "/recordings").header("Content-Type", "text/plain").body("abc").send();
    answer.expectProblem(413, "too-large");
    assertTrue(world.recordings.all().isEmpty());
  }

  @Test
  void listsCarryTheirFiltersToThePortAndToTheNextPage() {
    for (int i = 0; i < 3; i++) {
      ended("x");
    }
    Answer answer =
        mine(
                "GET",
                "/recordings?state=received&contentType=Text/Plain&from=2025-01-01T00:00:00Z"
                    + "&to=2026-01-01T00:00:00%2B01:00&q=a%20b%00&limit=2")
            .send()
            .expect(200);
    assertEquals(
        new RecordingFilter(
            Optional.of(Status.RECEIVED),
            Optional.of("text/plain"),
            Optional.of(Instant.parse("2025-01-01T00:00:00Z")),
            Optional.of(Instant.parse("2025-12-31T23:00:00Z")),
            Optional.of("a b ")),
        world.recordings.filters.getFirst());
    assertEquals(2, answer.json().items("items").size());
    String link = answer.header("Link").orElseThrow();
    assertTrue(link.matches("<http://localhost:\\d+/v1/.*>; rel=\"next\""), link);
    assertTrue(link.contains("state=received") && link.contains("q=a+b%00"), link);
    String next = link.substring(link.indexOf("/v1/"), link.indexOf('>'));
    Answer last = request("GET", next).as(token).send().expect(200);
    assertEquals(1, last.json().items("items").size());
    assertFalse(last.json().has("next"));
    assertTrue(last.header("Link").isEmpty());
    assertEquals(world.recordings.filters.get(0), world.recordings.filters.get(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=501",
        "limit=x",
        "limit=1e2",
        "limit=%2B5",
        "limit=1&limit=2",
        "state=stored&state=blocked",
        "cursor=nonsense",
        "state=lost",
        "from=yesterday",
        "to=2025",
        "limit=99999999999"
      })
  void aGarbledQueryIsNamed(String query) {
    Json problem = mine("GET", "/recordings?" + query).send().expectProblem(422, "invalid-fields");
    assertEquals(
        "/" + query.substring(0, query.indexOf('=')),
        problem.items("errors").getFirst().text("pointer"));
  }

  @Test
  void titleAndLabelsAreMerged() {
    String id =
        mine("POST", "/recordings")
            .json(
                "{\"contentType\": \"text/plain\", \"title\": \"A\", \"labels\": {\"a\": \"1\","
                    + " \"b\": \"2\"}}")
            .send()
            .expect(201)
            .json()
            .text("id");
    assertEquals(
        "{b=2, c=3}",
        patch(id, "{\"labels\": {\"a\": null, \"c\": \"3\"}}").at("labels").toString());
    assertEquals("A", patch(id, "{}").text("title"));
    assertEquals("B", patch(id, "{\"title\": \"B\"}").text("title"));
    assertEquals("", patch(id, "{\"title\": null}").text("title"));
    assertEquals("{}", patch(id, "{\"labels\": null}").at("labels").toString());
    mine("PATCH", "/recordings/" + id)
        .json("{\"state\": \"stored\"}")
        .send()
        .expectProblem(422, "invalid-fields");
  }

  @Test
  void sealingEndsOneAndIsHarmlessAgain() {
    Held live = world.recordings.receiving(org, "", "text/plain");
    Json sealed =
        mine("POST", "/recordings/%s/seal".formatted(live.ref().recording()))
            .send()
            .expect(200)
            .json();
    assertEquals("received", sealed.text("state"));
    assertTrue(sealed.flag("interrupted"));
    mine("POST", "/recordings/%s/seal".formatted(live.ref().recording())).send().expect(200);
  }

  @Test
  void aDeliveryIsTriedNow() {
    mine("POST", "/recordings/%s/deliveries".formatted(ended("x").recording())).send().expect(202);
  }

  @Test
  void aDeletedOneIsGone() {
    String path = "/recordings/" + ended("x").recording();
    mine("DELETE", path).send().expect(204);
    mine("GET", path).send().expectProblem(404, "not-found");
  }

  @Test
  void aDeletionThatTheStorageRefusesIsNoSuccess() {
    String path = "/recordings/" + ended("x").recording();
    world.recordings.refuseDeletion =
        new Refusal.Conflict(Refusal.Reason.STORAGE_REFUSES_DELETION, "the bucket says no");
    mine("DELETE", path).send().expectProblem(409, "storage-refuses-deletion");
    mine("GET", path).send().expect(200);
  }

  private RecordingRef ended(String content) {
    return world.recordings.add(
        org, "Some title", "text/plain", content.getBytes(StandardCharsets.UTF_8));
  }

  private Json patch(String id, String patch) {
    return mine("PATCH", "/recordings/" + id)
        .header("Content-Type", "application/merge-patch+json")
        .body(patch)
        .send()
        .expect(200)
        .json();
  }
}
