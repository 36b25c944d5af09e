package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input gets a clear 4xx, changes nothing and shows nothing of the inside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private RunningService service;
  private Tenant tenant;

  @BeforeAll
  void start(@TempDir Path folder) {
    service = RunningService.start(folder, "custody.recording.max-size", "1MB");
    tenant = service.tenant("Careless");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                                     | 400
          []                                                    | 400
          "text"                                                | 400
          {"title": 5, "contentType": "text/plain"}             | 400
          {"contentType": "text/plain", "colour": "red"}        | 400
          {"title": "no content type"}                          | 422
          {"contentType": "nonsense"}                           | 422
          {"contentType": "text/plain", "startedAt": "soon"}    | 422
          {"contentType": "text/plain", "labels": {"": "x"}}    | 422
          {"contentType": "text/plain", "labels": ["x"]}        | 400
          """)
  void aRecordingIsNotBegunByWrongJson(String body, int status) {
    long before = recordings();
    Answer answer = post(tenant.recordings(), body);
    assertProblem(answer);
    assertTrue(
        answer.status() == status || (status == 400 && answer.status() == 422),
        () -> "wanted " + status + ": " + answer);
    assertEquals(before, recordings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type": "floppy", "settings": {}}                                              | type-not-offered
          {"type": "../etc", "settings": {}}                                              | type-not-offered
          {"type": "in-memory", "settings": {"container": "UPPER CASE"}}                  | invalid-settings
          {"type": "in-memory", "settings": {"container": "fine", "shoe": "left"}}        | invalid-settings
          {"type": "in-memory", "settings": {"container": "fine", "quota": "many"}}       | invalid-settings
          {"type": "in-memory", "settings": {"container": "fine", "externalId": "mine"}}  | invalid-settings
          """)
  void aLocationIsNotMadeOfWrongSettings(String body, String slug) {
    Answer answer = post(tenant.locations(), body);
    assertProblem(answer);
    assertEquals(422, answer.status(), answer::toString);
    assertEquals("urn:custody:problem:" + slug, answer.text("type"), answer::toString);
    assertEquals(0, service.get(tenant.locations(), tenant.token()).field("items").size());
  }

  @Test
  void anAbsurdTitleBecomesALineOrIsRefused() {
    Answer lines =
        service.post(
            tenant.recordings(),
            tenant.token(),
            Map.of("title", "a\r\nSet-Cookie: b\u0000\u202Ec", "contentType", "text/plain"));
    assertEquals(201, lines.status(), lines::toString);
    assertEquals("a  Set-Cookie: b  c", lines.text("title"));
    Answer long1 =
        service.post(
            tenant.recordings(),
            tenant.token(),
            Map.of("title", "x".repeat(501), "contentType", "text/plain"));
    assertEquals(422, long1.status());
  }

  @Test
  void oneThatIsTooLongIsRefusedBeforeItsBodyAndNotListed() {
    long before = recordings();
    Answer answer =
        service.send(
            "POST",
            tenant.recordings(),
            tenant.token(),
            BodyPublishers.ofByteArray(new byte[1_000_001 + 48_576]),
            "Content-Type",
            "text/plain");
    assertProblem(answer);
    assertEquals(413, answer.status());
    assertEquals(before, recordings());
  }

  @Test
  void aBodyThatDoesNotHashToItsDigestLeavesNothing() {
    Answer begun =
        service.post(tenant.recordings(), tenant.token(), Map.of("contentType", "text/plain"));
    String recording = tenant.recordings() + "/" + begun.text("id");
    Answer answer =
        service.send(
            "PUT",
            recording + "/content",
            tenant.token(),
            BodyPublishers.ofString("hello"),
            "Content-Digest",
            "sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:");
    assertEquals(400, answer.status(), answer::toString);
    assertEquals("urn:custody:problem:digest-mismatch", answer.text("type"));
    Answer after = service.get(recording, tenant.token());
    assertEquals("receiving", after.text("state"));
    assertEquals(0, after.field("bytes").getLongValue());
  }

  @ParameterizedTest
  @CsvSource({"5, 409", "-1, 400", "x, 400", "99999999999999999999, 400"})
  void aWrongOffsetMovesNothing(String offset, int status) {
    Answer begun =
        service.post(tenant.recordings(), tenant.token(), Map.of("contentType", "text/plain"));
    String upload = tenant.uploads() + "/" + begun.text("id");
    Answer answer =
        service.send(
            "PATCH",
            upload,
            tenant.token(),
            BodyPublishers.ofString("hello"),
            "Tus-Resumable",
            "1.0.0",
            "Content-Type",
            "application/offset+octet-stream",
            "Upload-Offset",
            offset);
    assertEquals(status, answer.status(), answer::toString);
    assertEquals(
        "0",
        service
            .send("HEAD", upload, tenant.token(), BodyPublishers.noBody(), "Tus-Resumable", "1.0.0")
            .header("Upload-Offset"));
  }

  @ParameterizedTest
  @CsvSource({
    "?limit=0, 422",
    "?limit=501, 422",
    "?limit=ten, 422",
    "?cursor=%25%25, 422",
    "?state=lost, 422",
    "?from=yesterday, 422"
  })
  void aListIsAskedForInRightWords(String query, int status) {
    Answer answer = service.get(tenant.recordings() + query, tenant.token());
    assertProblem(answer);
    assertEquals(status, answer.status(), answer::toString);
  }

  private long recordings() {
    return service.get(tenant.recordings() + "?limit=500", tenant.token()).field("items").size();
  }

  private Answer post(String path, String body) {
    return service.send(
        "POST",
        path,
        tenant.token(),
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/json");
  }

  private static void assertProblem(Answer answer) {
    assertEquals("application/problem+json", answer.header("Content-Type"), answer::toString);
    String body = new String(answer.bytes(), StandardCharsets.UTF_8);
    assertTrue(answer.text("detail").length() > 15, body);
    assertFalse(
        body.matches("(?s).*(dev\\.custody|io\\.micronaut|Exception|java\\.|\\tat ).*"), body);
  }
}
