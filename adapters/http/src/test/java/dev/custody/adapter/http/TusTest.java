package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.http.world.Answer;
import dev.custody.adapter.http.world.Exchange;
import dev.custody.adapter.http.world.Held;
import dev.custody.adapter.http.world.HttpTest;
import dev.custody.application.port.in.Record.End;
import dev.custody.application.port.in.Record.Receive;
import dev.custody.domain.access.Scope;
import dev.custody.domain.recording.Recording;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * tus 1.0: core, creation, creation-with-upload, creation-defer-length, termination; {@link
 * TusChecksumTest} and {@link TusExpirationTest} show the rest.
 */
class TusTest extends HttpTest {
  @Test
  void optionsTellWhatIsSpokenToWhoeverAsks() {
    Answer answer =
        request("OPTIONS", "/v1/organizations/%s/uploads".formatted(org)).send().expect(204);
    assertHeader(answer, "Tus-Resumable", "1.0.0");
    assertHeader(answer, "Tus-Version", "1.0.0");
    assertHeader(
        answer,
        "Tus-Extension",
        "creation,creation-with-upload,creation-defer-length,termination,checksum,expiration");
    assertHeader(answer, "Tus-Checksum-Algorithm", "sha1,sha256");
    assertHeader(answer, "Tus-Max-Size", Long.toString(1L << 40));
    request("OPTIONS", "/v1/organizations/nonsense/uploads").send().expect(204);
  }

  @Test
  void anUploadIsMade() {
    Answer answer =
        tus("POST", "/uploads")
            .header("Upload-Length", "10")
            .header(
                "Upload-Metadata",
                "filename %s,filetype %s,case %s,flag"
                    .formatted(
                        base64("Ärger\n.cast"), base64("application/x-asciicast"), base64("42")))
            .send()
            .expect(201);
    Recording made = world.recordings.all().getFirst().recording();
    assertHeader(
        answer,
        "Location",
        "http://localhost:%d/v1/organizations/%s/uploads/%s".formatted(port(), org, made.id()));
    assertHeader(answer, "Tus-Resumable", "1.0.0");
    assertEquals("Ärger .cast", made.title().value());
    assertEquals("application/x-asciicast", made.contentType().value());
    assertEquals("{case=42, flag=}", made.labels().values().toString());
    assertEquals(OptionalLong.of(10), world.recordings.begun.getFirst().declaredLength());
    assertTrue(world.recordings.received.isEmpty());
  }

  @Test
  void theFirstBytesMayComeWithIt() {
    Answer answer =
        bytes(tus("POST", "/uploads").header("Upload-Length", "10"), "01234").send().expect(201);
    assertHeader(answer, "Upload-Offset", "5");
    assertTrue(world.recordings.all().getFirst().recording().receiving());
    Answer whole =
        bytes(tus("POST", "/uploads").header("Upload-Length", "5"), "01234").send().expect(201);
    assertHeader(whole, "Upload-Offset", "5");
    assertEquals(
        1, world.recordings.all().stream().filter(held -> !held.recording().receiving()).count());
  }

  @Test
  void anUploadOfNothingIsWholeAtOnce() {
    Answer answer = tus("POST", "/uploads").header("Upload-Length", "0").send().expect(201);
    assertHeader(answer, "Upload-Offset", "0");
    assertTrue(world.recordings.all().getFirst().recording().ending().isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "Upload-Length: 10|Upload-Defer-Length: 1", "Upload-Defer-Length: 2",
        "Upload-Length: -1", "Upload-Length: 1e3", "Upload-Length: 9999999999999999999",
        "Upload-Length: 1|Upload-Length: 1", "Upload-Length: "
      })
  void theLengthIsToldOrDeferred(String headers) {
    Exchange request = tus("POST", "/uploads");
    for (String header : headers.isEmpty() ? new String[0] : headers.split("\\|")) {
      request.header(
          header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 2));
    }
    request.send().expectProblem(400, "malformed-request");
    assertTrue(world.recordings.begun.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"filename !!!", "filename YQ==,filename Yg==", ",", "filename /w==", "a YQ== b"})
  void garbledMetadataIsSaidToBe(String metadata) {
    tus("POST", "/uploads")
        .header("Upload-Length", "1")
        .header("Upload-Metadata", metadata)
        .send()
        .expectProblem(400, "malformed-request");
    assertTrue(world.recordings.begun.isEmpty());
  }

  @Test
  void tooMuchMetadataIsRefused() {
    StringBuilder metadata = new StringBuilder("a YQ==");
    for (int i = 0; i < 65; i++) {
      metadata.append(",k").append(i).append(" YQ==");
    }
    tus("POST", "/uploads")
        .header("Upload-Length", "1")
        .header("Upload-Metadata", metadata.toString())
        .send()
        .expectProblem(422, "invalid-fields");
  }

  @Test
  void whatIsTooLongIsRefusedBeforeABodyIsSent() {
    world.recordings.mostBytes = 100;
    tus("POST", "/uploads").header("Upload-Length", "101").send().expectProblem(413, "too-large");
    bytes(tus("POST", "/uploads").header("Upload-Length", "4"), "01234")
        .send()
        .expectProblem(413, "too-large");
    assertTrue(world.recordings.all().isEmpty());
  }

  @Test
  void aBodyOfAnotherTypeIsNotTaken() {
    tus("POST", "/uploads")
        .header("Upload-Length", "10")
        .header("Content-Type", "text/plain")
        .body("x")
        .send()
        .expectProblem(415, "unsupported-media-type");
    assertTrue(world.recordings.begun.isEmpty());
    tus("POST", "/uploads")
        .header("Upload-Length", "10")
        .header("Content-Type", "text/plain")
        .send()
        .expect(201);
  }

  @Test
  void headTellsWhereToGoOn() {
    String upload = made("10");
    bytes(patch(upload, 0), "012").send().expect(204);
    Answer answer = tus("HEAD", upload).send().expect(200);
    assertHeader(answer, "Upload-Offset", "3");
    assertHeader(answer, "Upload-Length", "10");
    assertHeader(answer, "Cache-Control", "no-store");
    assertHeader(
        answer,
        "Upload-Metadata",
        "filename %s,filetype %s,case %s"
            .formatted(base64("A title"), base64("text/plain"), base64("42")));
    assertHeader(answer, "Tus-Resumable", "1.0.0");
  }

  @Test
  void bytesAreAppendedUntilTheLengthIsReached() {
    String upload = made("10");
    assertHeader(bytes(patch(upload, 0), "01234").send().expect(204), "Upload-Offset", "5");
    assertHeader(bytes(patch(upload, 5), "56789").send().expect(204), "Upload-Offset", "10");
    Held held = world.recordings.all().getFirst();
    assertTrue(held.recording().ending().isPresent());
    assertEquals("0123456789", new String(held.content(), StandardCharsets.UTF_8));
    Receive last = world.recordings.received.getLast();
    assertEquals(End.AT_DECLARED_LENGTH, last.end());
    assertEquals(OptionalLong.of(5), last.bodyLength());
    assertEquals(5, last.offset());
  }

  @Test
  void aDeferredLengthIsToldLater() {
    String upload = madeDeferred();
    Answer answer = tus("HEAD", upload).send().expect(200);
    assertHeader(answer, "Upload-Defer-Length", "1");
    assertTrue(answer.header("Upload-Length").isEmpty());
    bytes(patch(upload, 0), "01").send().expect(204);
    bytes(patch(upload, 2).header("Upload-Length", "4"), "23").send().expect(204);
    assertTrue(world.recordings.all().getFirst().recording().ending().isPresent());
  }

  @Test
  void aWrongOffsetIsRefusedWithTheRightOne() {
    String upload = made("10");
    Answer answer = bytes(patch(upload, 3), "012").send();
    assertEquals(0, answer.expectProblem(409, "offset-mismatch").number("offset"));
    assertHeader(answer, "Upload-Offset", "0");
    assertHeader(answer, "Tus-Resumable", "1.0.0");
  }

  @Test
  void aPatchSaysItsOffsetAndHasItsType() {
    String upload = made("10");
    tus("PATCH", upload)
        .header("Content-Type", "application/offset+octet-stream")
        .body("x")
        .send()
        .expectProblem(400, "malformed-request");
    tus("PATCH", upload)
        .header("Content-Type", "application/octet-stream")
        .header("Upload-Offset", "0")
        .body("x")
        .send()
        .expectProblem(415, "unsupported-media-type");
    tus("PATCH", upload)
        .header("Content-Type", "application/offset+octet-stream")
        .header("Upload-Offset", "zero")
        .body("x")
        .send()
        .expectProblem(400, "malformed-request");
  }

  @Test
  void bytesBeyondTheLengthAreNotTaken() {
    String upload = made("2");
    bytes(patch(upload, 0), "012").send().expectProblem(413, "too-large");
    assertEquals(0, world.recordings.all().getFirst().content().length);
  }

  @ParameterizedTest
  @CsvSource(value = {"none", "0.2.2", "1.0", "'1.0.0, 1.0.0'"})
  void anotherVersionIsNotSpoken(String version) {
    String upload = made("10");
    for (String method : new String[] {"POST", "HEAD", "PATCH", "DELETE"}) {
      Exchange request = mine(method, method.equals("POST") ? "/uploads" : upload);
      if (!version.equals("none")) {
        request.header("Tus-Resumable", version);
      }
      Answer answer = request.send().expect(412);
      assertHeader(answer, "Tus-Version", "1.0.0");
      assertHeader(answer, "Tus-Resumable", "1.0.0");
    }
    assertEquals(1, world.recordings.all().size());
  }

  @Test
  void anUploadIsGivenUpOnlyWhileItIsReceived() {
    String upload = made("10");
    tus("DELETE", upload).send().expect(204);
    tus("HEAD", upload).send().expect(404);
    bytes(patch(upload, 0), "x").send().expectProblem(404, "not-found");
    String whole = made("1");
    bytes(patch(whole, 0), "0").send().expect(204);
    tus("DELETE", whole).send().expectProblem(409, "recording-ended");
    assertEquals(1, world.recordings.all().size());
  }

  @Test
  void oneThatHasEndedTakesNothingMoreAndTellsItsLength() {
    String upload = madeDeferred();
    bytes(patch(upload, 0).header("Upload-Length", "1"), "0").send().expect(204);
    bytes(patch(upload, 1), "1").send().expectProblem(409, "recording-ended");
    Answer answer = tus("HEAD", upload).send().expect(200);
    assertHeader(answer, "Upload-Offset", "1");
    assertHeader(answer, "Upload-Length", "1");
    assertHeader(answer, "Cache-Control", "no-store");
  }

  @Test
  void oneThatWasIdleTooLongIsGone() {
    String upload = made("10");
    world.recordings.all().getFirst().closeIdle();
    bytes(patch(upload, 0), "x").send().expectProblem(410, "closed-idle");
    tus("HEAD", upload).send().expect(200);
  }

  @Test
  void theMethodMayBeOverridden() {
    String upload = made("10");
    Answer answer =
        bytes(
                tus("POST", upload)
                    .header("X-HTTP-Method-Override", "PATCH")
                    .header("Upload-Offset", "0"),
                "012")
            .send()
            .expect(204);
    assertHeader(answer, "Upload-Offset", "3");
    tus("POST", upload).header("X-HTTP-Method-Override", "delete").send().expect(204);
    assertTrue(world.recordings.all().isEmpty());
  }

  @Test
  void anOverrideIsJudgedAsTheMethodThatItNames() {
    String upload = made("10");
    String weak = world.access.token(org, Scope.RECORDINGS_READ);
    request("POST", "/v1/organizations/" + org + upload)
        .as(weak)
        .header("X-HTTP-Method-Override", "DELETE")
        .send()
        .expectProblem(403, "forbidden");
    tus("POST", upload)
        .header("X-HTTP-Method-Override", "PUT")
        .send()
        .expectProblem(405, "method-not-allowed");
    mine("POST", "/recordings/" + world.recordings.all().getFirst().ref().recording())
        .header("X-HTTP-Method-Override", "DELETE")
        .send()
        .expectProblem(405, "method-not-allowed");
    assertEquals(1, world.recordings.all().size());
  }

  @Test
  void theContentDigestOfAPieceIsHeld() {
    String upload = made("10");
    bytes(
            patch(upload, 0)
                .header("Content-Digest", "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:"),
            "abd")
        .send()
        .expectProblem(400, "digest-mismatch");
    assertEquals(0, world.recordings.all().getFirst().content().length);
  }

  private Exchange tus(String method, String path) {
    return mine(method, path).header("Tus-Resumable", "1.0.0");
  }

  private Exchange patch(String upload, long offset) {
    return tus("PATCH", upload).header("Upload-Offset", Long.toString(offset));
  }

  private static Exchange bytes(Exchange request, String body) {
    return request.header("Content-Type", "application/offset+octet-stream").body(body);
  }

  private String made(String length) {
    return made(tus("POST", "/uploads").header("Upload-Length", length));
  }

  private String madeDeferred() {
    return made(tus("POST", "/uploads").header("Upload-Defer-Length", "1"));
  }

  private String made(Exchange request) {
    String location =
        request
            .header(
                "Upload-Metadata",
                "filename %s,filetype %s,case %s"
                    .formatted(base64("A title"), base64("text/plain"), base64("42")))
            .send()
            .expect(201)
            .header("Location")
            .orElseThrow();
    return location.substring(location.indexOf("/uploads/"));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertHeader(Answer answer, String name, String value) {
    assertEquals(java.util.List.of(value), answer.headers(name));
  }
}
