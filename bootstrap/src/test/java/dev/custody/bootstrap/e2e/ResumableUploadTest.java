package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** tus with the real spool: pieces under a checksum, and uploads that expire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResumableUploadTest {
  private RunningService service;
  private Tenant tenant;

  @BeforeAll
  void start(@TempDir Path folder) {
    service = RunningService.start(folder);
    tenant = service.tenant("Resumable");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void aPieceCountsOnceItsChecksumHolds() throws Exception {
    String upload = make("10");
    assertEquals(460, patch(upload, 0, "01234", "sha1", "01235").status());
    assertOffset(upload, 0);
    assertEquals(204, patch(upload, 0, "01234", "sha1", "01234").status());
    assertOffset(upload, 5);
    assertEquals(400, patch(upload, 5, "56789", "md5", "56789").status());
    Answer whole = patch(upload, 5, "56789", "sha256", "56789");
    assertEquals("10", whole.header("Upload-Offset"), whole::toString);
    await(recording(upload), answer -> answer.text("state").equals("stored"));
    assertEquals("0123456789", text(service.get(recording(upload) + "/content", tenant.token())));
  }

  @Test
  void whatIsStagedIsNowhereToBeSeenAndABrokenConnectionDropsIt() throws Exception {
    String upload = make("10");
    assertEquals(204, patch(upload, 0, "01", "sha1", "01").status());
    try (Socket socket = new Socket(service.address().getHost(), service.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              """
              PATCH %s HTTP/1.1\r
              Host: localhost\r
              Authorization: Bearer %s\r
              Tus-Resumable: 1.0.0\r
              Content-Type: application/offset+octet-stream\r
              Upload-Offset: 2\r
              Upload-Checksum: %s\r
              Content-Length: 8\r
              Expect: 100-continue\r
              \r
              """
                  .formatted(upload, tenant.token(), checksum("sha1", "23456789"))
                  .getBytes(StandardCharsets.US_ASCII));
      // The body is asked for once the stage is open.
      assertEquals(
          "HTTP/1.1 100 Continue",
          new String(socket.getInputStream().readNBytes(21), StandardCharsets.US_ASCII));
      socket.getOutputStream().write("2345678".getBytes(StandardCharsets.US_ASCII));
      assertOffset(upload, 2);
      assertEquals(2, service.get(recording(upload), tenant.token()).field("bytes").getLongValue());
      assertEquals("01", text(service.get(recording(upload) + "/content", tenant.token())));
    }
    assertEquals(204, patch(upload, 2, "abcdefgh", "sha1", "abcdefgh").status());
    await(recording(upload), answer -> answer.text("state").equals("stored"));
    assertEquals("01abcdefgh", text(service.get(recording(upload) + "/content", tenant.token())));
  }

  @Test
  void nothingIsMadeOfFirstBytesThatAreOthers() throws Exception {
    Answer refused = create("other", "Upload-Checksum", checksum("sha256", "bytes"));
    assertEquals(460, refused.status(), refused::toString);
    assertFalse(service.get(tenant.recordings(), tenant.token()).toString().contains("\"other\""));
    Answer made = create("these", "Upload-Checksum", checksum("sha256", "these"));
    assertEquals(201, made.status(), made::toString);
    assertEquals("5", made.header("Upload-Offset"));
  }

  @Test
  void anUploadTellsUntilWhenItMayGoOnAndThenIsGoneWithWhatItHas() throws Exception {
    Tenant hasty = service.tenant("Hasty");
    Answer changed =
        service.send(
            "PATCH",
            "/v1/organizations/" + hasty.id(),
            RunningService.OPERATOR,
            service.json(Map.of("idleTimeout", "PT1S")),
            "Content-Type",
            "application/json");
    assertEquals(200, changed.status(), changed::toString);
    Instant before = Instant.now();
    Answer made = tus("POST", hasty.uploads(), hasty.token(), "", "Upload-Length", "10");
    Instant expires =
        ZonedDateTime.parse(made.header("Upload-Expires"), DateTimeFormatter.RFC_1123_DATE_TIME)
            .toInstant();
    assertFalse(expires.isBefore(before.minusSeconds(1)), made::toString);
    assertFalse(expires.isAfter(Instant.now().plusSeconds(1)), made::toString);
    String upload = path(made);
    Answer sent =
        tus("PATCH", upload, hasty.token(), "01234", "Upload-Offset", "0", "Content-Type", TYPE);
    assertEquals(204, sent.status(), sent::toString);
    assertFalse(sent.header("Upload-Expires").isEmpty(), sent::toString);

    String recording = hasty.recordings() + upload.substring(upload.lastIndexOf('/'));
    await(recording, hasty.token(), answer -> answer.field("interrupted").getBooleanValue());
    Answer late =
        tus("PATCH", upload, hasty.token(), "56789", "Upload-Offset", "5", "Content-Type", TYPE);
    assertEquals(410, late.status(), late::toString);
    Answer head = tus("HEAD", upload, hasty.token(), "");
    assertEquals("5", head.header("Upload-Offset"), head::toString);
    assertEquals("5", head.header("Upload-Length"), head::toString);
    assertEquals("", head.header("Upload-Expires"), head::toString);
    await(recording, hasty.token(), answer -> answer.text("state").equals("stored"));
  }

  private static final String TYPE = "application/offset+octet-stream";

  private String make(String length) {
    Answer made = tus("POST", tenant.uploads(), tenant.token(), "", "Upload-Length", length);
    assertEquals(201, made.status(), made::toString);
    return path(made);
  }

  private Answer create(String body, String... headers) {
    String title = Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
    return tus(
        "POST",
        tenant.uploads(),
        tenant.token(),
        body,
        with(
            headers,
            "Upload-Length",
            "100",
            "Upload-Metadata",
            "filename " + title,
            "Content-Type",
            TYPE));
  }

  private Answer patch(String upload, long offset, String body, String algorithm, String hashed)
      throws GeneralSecurityException {
    return tus(
        "PATCH",
        upload,
        tenant.token(),
        body,
        "Upload-Offset",
        Long.toString(offset),
        "Upload-Checksum",
        checksum(algorithm, hashed),
        "Content-Type",
        TYPE);
  }

  private Answer tus(String method, String path, String token, String body, String... headers) {
    return service.send(
        method,
        path,
        token,
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
        with(headers, "Tus-Resumable", "1.0.0"));
  }

  private static String[] with(String[] headers, String... more) {
    return Stream.concat(Arrays.stream(headers), Arrays.stream(more)).toArray(String[]::new);
  }

  private void assertOffset(String upload, long offset) {
    Answer head = tus("HEAD", upload, tenant.token(), "");
    assertEquals(Long.toString(offset), head.header("Upload-Offset"), head::toString);
  }

  private String recording(String upload) {
    return tenant.recordings() + upload.substring(upload.lastIndexOf('/'));
  }

  private void await(String recording, Predicate<Answer> wanted) {
    await(recording, tenant.token(), wanted);
  }

  private void await(String recording, String token, Predicate<Answer> wanted) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    Answer answer = service.get(recording, token);
    while (!wanted.test(answer) && System.nanoTime() < deadline) {
      answer = service.get(recording, token);
    }
    assertTrue(wanted.test(answer), answer::toString);
  }

  private static String path(Answer made) {
    String location = made.header("Location");
    return location.substring(location.indexOf("/v1/"));
  }

  private static String text(Answer answer) {
    return new String(answer.bytes(), StandardCharsets.UTF_8);
  }

  private static String checksum(String algorithm, String of) throws GeneralSecurityException {
    String name = algorithm.replace("sha", "SHA-");
    byte[] digest = MessageDigest.getInstance(name).digest(of.getBytes(StandardCharsets.UTF_8));
    return algorithm + " " + Base64.getEncoder().encodeToString(digest);
  }
}
