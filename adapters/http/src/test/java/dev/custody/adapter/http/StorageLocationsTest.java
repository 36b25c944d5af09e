package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.http.world.Answer;
import dev.custody.adapter.http.world.HttpTest;
import dev.custody.adapter.http.world.Json;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.Verification.Waiting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageLocationsTest extends HttpTest {
  private static final String SETTINGS =
      "{\"type\": \"shelf\", \"name\": \"Cellar\", \"settings\": {\"cellar\": \" north \","
          + " \"boards\": 4, \"painted\": true, \"wood\": \"pine\", \"key\":"
          + " \"a-very-long-secret-k3y9\"}}";

  @Test
  void typesDescribeThemselves() {
    Json type =
        request("GET", "/v1/storage-types")
            .as(token)
            .send()
            .expect(200)
            .json()
            .items("items")
            .getFirst();
    assertEquals(
        Set.of("id", "title", "description", "schemaVersion", "recommended", "fields"),
        type.names());
    List<Json> fields = type.items("fields");
    assertEquals(
        List.of("text", "number", "choice", "flag", "secret", "generated"),
        fields.stream().map(field -> field.text("kind")).toList());
    assertEquals(
        Set.of(
            "name",
            "kind",
            "label",
            "help",
            "required",
            "editableWhileActive",
            "pattern",
            "example"),
        fields.get(0).names());
    assertEquals(
        Map.of("minimum", 1L, "maximum", 9L, "default", 3L, "unit", "boards"),
        Map.of(
            "minimum", fields.get(1).number("minimum"),
            "maximum", fields.get(1).number("maximum"),
            "default", fields.get(1).number("default"),
            "unit", fields.get(1).text("unit")));
    assertEquals("Looks", fields.get(2).text("group"));
    assertEquals("{value=oak, label=Oak}", fields.get(2).items("options").getFirst().toString());
    assertEquals("oak", fields.get(2).text("default"));
    assertEquals("{field=wood, value=pine}", fields.get(3).at("visibleWhen").toString());
    assertFalse(fields.get(3).flag("default"));
    assertTrue(fields.get(4).flag("editableWhileActive"));
  }

  @Test
  void aDraftShowsWhatWasGivenButNoSecret() {
    Answer answer = draft();
    Json made = answer.json();
    assertEquals(
        Set.of(
            "id",
            "organizationId",
            "name",
            "type",
            "state",
            "settings",
            "generated",
            "capabilities",
            "createdAt"),
        made.names());
    assertEquals("draft", made.text("state"));
    assertEquals("shelf", made.text("type"));
    assertEquals(
        "{boards=4, cellar=north, key={set=true, hint=…k3y9}, painted=true, wood=pine}",
        sorted(made.at("settings")));
    assertEquals(org.value(), made.at("generated").text("plate"));
    assertEquals("unknown", made.at("capabilities").text("write"));
    assertEquals(
        "http://localhost:%d/v1/organizations/%s/storage-locations/%s"
            .formatted(port(), org, made.text("id")),
        answer.header("Location").orElseThrow());
    assertFalse(answer.text().contains("very-long-secret"));
  }

  @Test
  void ofAShortSecretNothingIsShown() {
    Json made =
        mine("POST", "/storage-locations")
            .json("{\"type\": \"shelf\", \"settings\": {\"key\": \"short\"}}")
            .send()
            .expect(201)
            .json();
    assertEquals("{set=true}", made.at("settings").at("key").toString());
  }

  @Test
  void wrongSettingsAreNamedFieldByField() {
    Json problem =
        mine("POST", "/storage-locations")
            .json(
                "{\"type\": \"shelf\", \"settings\": {\"cellar\": 7, \"boards\": 1.5, \"wood\":"
                    + " \"glass\", \"painted\": \"yes\", \"key\": 12, \"plate\": \"x\", \"no/pe\":"
                    + " \"x\"}}")
            .send()
            .expectProblem(422, "invalid-settings");
    assertEquals(
        Set.of(
            "/settings/cellar",
            "/settings/boards",
            "/settings/wood",
            "/settings/painted",
            "/settings/key",
            "/settings/plate",
            "/settings/no~1pe"),
        pointers(problem));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "{}", "\"a\\u0000b\"", "\"\\ud800\"", "\"a\\nb\""})
  void aSettingIsOneLineOfTextANumberOrAFlag(String value) {
    Json problem =
        mine("POST", "/storage-locations")
            .json("{\"type\": \"shelf\", \"settings\": {\"key\": %s}}".formatted(value))
            .send()
            .expectProblem(422, "invalid-settings");
    assertEquals(Set.of("/settings/key"), pointers(problem));
  }

  @Test
  void aTypeThatIsNotThereIsNotOffered() {
    mine("POST", "/storage-locations")
        .json("{\"type\": \"Cloud Nine\", \"settings\": {\"key\": \"x\"}}")
        .send()
        .expectProblem(422, "type-not-offered");
  }

  @Test
  void aChangeKeepsWhatItDoesNotName() {
    Answer made = draft();
    Answer changed =
        patch(made, "{\"settings\": {\"boards\": 5, \"wood\": null, \"key\": null}}").expect(200);
    assertEquals(
        "{boards=5, cellar=north, key={set=true, hint=…k3y9}, painted=true}",
        sorted(changed.json().at("settings")));
    assertEquals("Cellar", changed.json().text("name"));
    assertEquals("\"2\"", changed.header("ETag").orElseThrow());
  }

  @Test
  void aChangeOfWhatOneHasNotSeenIsRefused() {
    Answer made = draft();
    patch(made, "{\"name\": \"A\"}").expect(200);
    patch(made, "{\"name\": \"B\"}").expectProblem(412, "precondition-failed");
    assertEquals("A", show(made).json().text("name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "\"1\"", "\"7\", \"1\"", " \"1\" "})
  void ifMatchMayNameWhatWasSeen(String ifMatch) {
    change(draft(), ifMatch, "{\"name\": \"A\"}").expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"1\"", "\"2\"", "\"\"", "\"01\""})
  void whatDoesNotMatchStronglyDoesNotMatch(String ifMatch) {
    change(draft(), ifMatch, "{\"name\": \"A\"}").expectProblem(412, "precondition-failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"1", "\"1\" \"2\"", "*, \"1\""})
  void aGarbledIfMatchIsSaidToBe(String ifMatch) {
    change(draft(), ifMatch, "{\"name\": \"A\"}").expectProblem(400, "malformed-request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": null}",
        "{\"settings\": null}",
        "{\"type\": \"shelf\"}",
        "{\"settings\": []}"
      })
  void aPatchTakesNothingElse(String patch) {
    patch(draft(), patch).expectProblem(422, "invalid-fields");
  }

  @Test
  void newValuesOfALocationInUseThatFailComeWithTheReport() {
    Answer made = draft();
    verify(made).expect(200);
    mine("POST", path(made) + "/activation").send().expect(200);
    world.storage.outcome = CheckStatus.FAIL;
    Json problem =
        change(made, "*", "{\"settings\": {\"boards\": 1}}")
            .expectProblem(422, "verification-failed");
    assertEquals("failed", problem.at("verification").text("status"));
  }

  @Test
  void theWayOfALocation() {
    Answer made = draft();
    mine("POST", path(made) + "/activation").send().expectProblem(409, "not-verified");
    verify(made).expect(200);
    Json verified = show(made).json();
    assertEquals("verified", verified.text("state"));
    assertEquals("passed", verified.at("lastVerification").text("status"));
    Json active = mine("POST", path(made) + "/activation").send().expect(200).json();
    assertEquals("active", active.text("state"));
    assertEquals("2025-01-02T03:04:05Z", active.text("activatedAt"));
    mine("DELETE", path(made)).send().expectProblem(409, "location-in-use");
    Json overview = mine("GET", "/storage").send().expect(200).json();
    assertEquals(active.text("id"), overview.at("activeLocation").text("id"));
    assertEquals("healthy", overview.text("health"));
    assertEquals(
        "{recordings=2, bytes=4096, oldest=2025-01-02T03:04:05Z}",
        overview.at("backlog").toString());
    assertEquals(
        "[{reason=the bucket is gone, recordings=1, since=2025-01-02T03:04:05Z}]",
        overview.at("blocked").toString());
    assertEquals("{recordings=3, bytes=5000}", overview.at("quarantined").toString());
    assertEquals("{bytes=9200}", overview.at("spool").toString());
    assertEquals(
        "retired",
        mine("POST", path(made) + "/retirement").send().expect(200).json().text("state"));
    mine("DELETE", path(made)).send().expect(204);
    mine("GET", path(made)).send().expectProblem(404, "not-found");
  }

  @Test
  void nothingIsConfiguredAtFirst() {
    Json overview = mine("GET", "/storage").send().expect(200).json();
    assertFalse(overview.has("activeLocation"));
    assertEquals("unconfigured", overview.text("health"));
    assertEquals(
        "{type=shelf, title=Shelf}",
        overview.at("installationDefault").toString(),
        "where recordings go meanwhile");
  }

  @Test
  void aVerificationIsBegunAndLookedAt() {
    Answer made = draft();
    Answer begun = mine("POST", path(made) + "/verifications").send().expect(202);
    assertEquals("running", begun.json().text("status"));
    assertFalse(begun.json().has("finishedAt"));
    String location = begun.header("Location").orElseThrow();
    assertTrue(
        location.endsWith(path(made) + "/verifications/" + begun.json().text("id")), location);
    mine("GET", path(made) + "/verifications/" + begun.json().text("id")).send().expect(200);
  }

  @Test
  void aReportSaysWhatWasTriedAndHowToMendIt() {
    world.storage.outcome = CheckStatus.FAIL;
    Json report = verify(draft()).expect(200).json();
    assertEquals("failed", report.text("status"));
    Json check = report.items("checks").getFirst();
    assertEquals(
        Set.of(
            "id",
            "title",
            "status",
            "message",
            "action",
            "resource",
            "fix",
            "errorCode",
            "requestId",
            "durationMillis"),
        check.names());
    assertEquals("FAIL", check.text("status"));
    assertEquals(12, check.number("durationMillis"));
    assertEquals(
        "{title=Put it so, mediaType=text/plain, content=lift}", check.at("fix").toString());
    assertEquals("yes", report.at("capabilities").text("write"));
  }

  @Test
  void whatACheckWaitsForIsSaidWhileItDoes() {
    Answer made = draft();
    assertFalse(
        mine("POST", path(made) + "/verifications").send().expect(202).json().has("waiting"));
    world.storage.waits = Optional.of(new Waiting("write", "Write", "Waiting for the key."));
    Json begun = mine("POST", path(made) + "/verifications").send().expect(202).json();
    assertEquals(
        "{id=write, title=Write, message=Waiting for the key.}", begun.at("waiting").toString());
  }

  @Test
  void whoPrefersToWaitGetsTheEndOrTheStateAfterwards() {
    Answer made = draft();
    Answer done = verify(made).expect(200);
    assertEquals("wait=120", done.header("Preference-Applied").orElseThrow());
    assertEquals(120, world.storage.lastPatience.toSeconds());
    assertEquals("passed", done.json().text("status"));
    world.storage.endsWhenAwaited = false;
    assertEquals("running", verify(made).expect(202).json().text("status"));
  }

  @Test
  void theSetupKitIsListedAndDownloaded() {
    Answer made = draft();
    Json kit = mine("GET", path(made) + "/setup").send().expect(200).json();
    assertEquals(org.value(), kit.at("generated").text("plate"));
    Json guide = kit.items("artefacts").getFirst();
    assertEquals(Set.of("name", "title", "mediaType", "href"), guide.names());
    assertTrue(guide.text("href").endsWith(path(made) + "/setup/guide.md"));
    Answer file = mine("GET", path(made) + "/setup/guide.md").send().expect(200);
    assertEquals("# Build a shelf\n", file.text());
    assertEquals("text/markdown", file.header("Content-Type").orElseThrow());
    assertEquals(
        "attachment; filename=\"guide.md\"", file.header("Content-Disposition").orElseThrow());
    mine("GET", path(made) + "/setup/..%2fguide.md").send().expectProblem(404, "not-found");
  }

  private Answer draft() {
    return mine("POST", "/storage-locations").json(SETTINGS).send().expect(201);
  }

  private Answer verify(Answer made) {
    return mine("POST", path(made) + "/verifications").header("Prefer", "wait=600").send();
  }

  private Answer show(Answer made) {
    return mine("GET", path(made)).send().expect(200);
  }

  private Answer patch(Answer made, String patch) {
    return change(made, made.header("ETag").orElseThrow(), patch);
  }

  private Answer change(Answer made, String ifMatch, String patch) {
    return mine("PATCH", path(made))
        .header("If-Match", ifMatch)
        .header("Content-Type", "application/merge-patch+json")
        .body(patch)
        .send();
  }

  private static String path(Answer made) {
    return "/storage-locations/" + made.json().text("id");
  }

  private static Set<String> pointers(Json problem) {
    return Set.copyOf(
        problem.items("errors").stream().map(error -> error.text("pointer")).toList());
  }

  private static String sorted(Json settings) {
    return settings.toString().replace("{hint=…k3y9, set=true}", "{set=true, hint=…k3y9}");
  }
}
