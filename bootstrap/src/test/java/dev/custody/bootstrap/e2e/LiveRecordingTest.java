package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A recording while it is being made: durable and playable as it comes, taken over, cut off,
 * revoked in the middle.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveRecordingTest {
  /** Far more than it takes, for a machine that is busy. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private RunningService service;
  private Tenant tenant;

  @BeforeAll
  void start(@TempDir Path folder) {
    service = RunningService.start(folder);
    tenant = service.tenant("Live");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void isPlayableWhileItIsBeingMadeAndTheSameAfterwards() throws Exception {
    String recording = begin();
    try (LivePut put = new LivePut(recording, tenant.token())) {
      put.send("one ");
      awaitBytes(recording, 4);
      Answer soFar = service.get(recording + "/content", tenant.token());
      assertEquals(200, soFar.status());
      assertEquals("one ", text(soFar));
      assertEquals("no-store", soFar.header("Cache-Control"));
      assertEquals("", soFar.header("ETag"));
      Answer range = service.get(recording + "/content", tenant.token(), "Range", "bytes=1-2");
      assertEquals(206, range.status());
      assertEquals("bytes 1-2/*", range.header("Content-Range"));
      assertEquals("ne", text(range));

      try (HttpClient client = HttpClient.newHttpClient();
          InputStream followed = follow(client, recording)) {
        assertEquals("one ", new String(followed.readNBytes(4), StandardCharsets.UTF_8));
        put.send("two ");
        assertEquals("two ", new String(followed.readNBytes(4), StandardCharsets.UTF_8));
        put.send("three");
        put.end();
        assertEquals(200, put.status());
        assertEquals("three", new String(followed.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    Answer ended = await(recording, answer -> answer.text("state").equals("stored"));
    Answer whole = service.get(recording + "/content", tenant.token());
    assertArrayEquals("one two three".getBytes(StandardCharsets.UTF_8), whole.bytes());
    assertEquals("\"" + ended.text("sha256") + "\"", whole.header("ETag"));
  }

  @Test
  void aBodyCutOffInMidChunkIsNotTakenForItsEnd() throws Exception {
    String recording = begin();
    try (LivePut put = new LivePut(recording, tenant.token())) {
      put.send("kept");
      awaitBytes(recording, 4);
      put.raw("8\r\nhalf");
    }
    awaitBytes(recording, 8);
    Answer cut = service.get(recording, tenant.token());
    assertEquals("receiving", cut.text("state"), cut::toString);
    String upload = tenant.uploads() + recording.substring(recording.lastIndexOf('/'));
    Answer resumed =
        service.send(
            "PATCH",
            upload,
            tenant.token(),
            BodyPublishers.ofString(" and whole"),
            "Tus-Resumable",
            "1.0.0",
            "Content-Type",
            "application/offset+octet-stream",
            "Upload-Offset",
            "8");
    assertEquals(204, resumed.status(), resumed::toString);
    assertEquals("18", resumed.header("Upload-Offset"));
    assertEquals(200, service.post(recording + "/seal", tenant.token(), Map.of()).status());
    Answer whole = service.get(recording + "/content", tenant.token());
    assertEquals("kepthalf and whole", text(whole));
  }

  @Test
  void aTokenRevokedInTheMiddleOpensNothingMoreAndWhatCameIsKept() throws Exception {
    String recording = begin();
    String doomed = service.token(tenant.id(), "recordings:write");
    String id = tokenId();
    try (LivePut put = new LivePut(recording, doomed)) {
      put.send("before");
      awaitBytes(recording, 6);
      assertEquals(
          204,
          service
              .send(
                  "DELETE",
                  "/v1/organizations/" + tenant.id() + "/tokens/" + id,
                  tenant.token(),
                  BodyPublishers.noBody())
              .status());
      put.sendUntilRefused("after ");
      assertEquals(401, put.status());
    }
    assertEquals("receiving", service.get(recording, tenant.token()).text("state"));
    assertTrue(text(service.get(recording + "/content", tenant.token())).startsWith("before"));
    assertEquals(401, service.get(recording, doomed).status());
  }

  @Test
  void aSecondPutOfOneThatHasBytesIsToldWhereToGoOn() throws Exception {
    String recording = begin();
    try (LivePut put = new LivePut(recording, tenant.token())) {
      put.send("some");
      awaitBytes(recording, 4);
      Answer second =
          service.send("PUT", recording + "/content", tenant.token(), BodyPublishers.ofString("x"));
      assertEquals(409, second.status(), second::toString);
      assertTrue(second.toString().contains("/uploads/rec_"), second::toString);
      put.end();
      assertEquals(200, put.status());
    }
  }

  private String begin() {
    Answer begun =
        service.post(
            tenant.recordings(),
            tenant.token(),
            Map.of("title", "live", "contentType", "application/x-asciicast"));
    assertEquals(201, begun.status(), begun::toString);
    assertEquals("receiving", begun.text("state"));
    return tenant.recordings() + "/" + begun.text("id");
  }

  /** The newest token's. */
  private String tokenId() {
    Answer newest =
        service.get("/v1/organizations/" + tenant.id() + "/tokens?limit=1", tenant.token());
    return Json.text(newest.json(), "items", 0, "id");
  }

  private InputStream follow(HttpClient client, String recording)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.address().resolve(recording + "/content?follow=true"))
            .header("Authorization", "Bearer " + tenant.token())
            .build();
    return client.send(request, BodyHandlers.ofInputStream()).body();
  }

  private void awaitBytes(String recording, long bytes) {
    await(recording, answer -> answer.field("bytes").getLongValue() == bytes);
  }

  private Answer await(String recording, Predicate<Answer> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Answer answer = service.get(recording, tenant.token());
    while (!wanted.test(answer) && System.nanoTime() < deadline) {
      answer = service.get(recording, tenant.token());
    }
    assertTrue(wanted.test(answer), answer::toString);
    return answer;
  }

  private static String text(Answer answer) {
    return new String(answer.bytes(), StandardCharsets.UTF_8);
  }

  /** A PUT of the content whose chunks go out one by one. */
  private final class LivePut implements AutoCloseable {
    private final Socket socket;
    private final OutputStream out;

    LivePut(String recording, String token) throws IOException {
      socket = new Socket(service.address().getHost(), service.address().getPort());
      out = socket.getOutputStream();
      raw(
          """
          PUT %s/content HTTP/1.1\r
          Host: localhost\r
          Authorization: Bearer %s\r
          Transfer-Encoding: chunked\r
          Connection: close\r
          \r
          """
              .formatted(recording, token));
    }

    void send(String chunk) throws IOException {
      raw("%x\r\n%s\r\n".formatted(chunk.length(), chunk));
    }

    /** Until the service ends the connection: it looks at the token once a second. */
    void sendUntilRefused(String chunk) throws IOException {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      try {
        while (socket.getInputStream().available() == 0 && System.nanoTime() < deadline) {
          send(chunk);
          Thread.onSpinWait();
        }
      } catch (SocketException ended) {
        // It answered and ended the connection between the look and the send.
        assertTrue(socket.getInputStream().available() > 0, ended::toString);
      }
    }

    void end() throws IOException {
      raw("0\r\n\r\n");
    }

    void raw(String bytes) throws IOException {
      out.write(bytes.getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    int status() throws IOException {
      byte[] line = socket.getInputStream().readNBytes(12);
      return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring(9));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
