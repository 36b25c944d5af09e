package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.custody.adapter.http.world.Answer;
import dev.custody.adapter.http.world.Exchange;
import dev.custody.adapter.http.world.HttpTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** tus, "Expiration": an upload that may go on tells until when. */
class TusExpirationTest extends HttpTest {
  private static final List<String> EXPIRES = List.of("Wed, 05 Mar 2025 05:06:07 GMT");

  @Test
  void everyAnswerOfAnUnfinishedUploadTellsUntilWhenItMayGoOn() {
    Answer made = tus("POST", "/uploads").header("Upload-Length", "4").send().expect(201);
    assertExpires(EXPIRES, made);
    String upload = address(made);
    assertExpires(EXPIRES, tus("HEAD", upload).send().expect(200));
    assertExpires(EXPIRES, piece(patch(upload, 0), "01").send().expect(204));
    assertExpires(EXPIRES, piece(patch(upload, 0), "01").send().expect(409));
    assertExpires(
        EXPIRES,
        piece(patch(upload, 2).header("Upload-Checksum", "sha1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0="), "2")
            .send()
            .expect(460));
  }

  @Test
  void theFirstBytesBringItToo() {
    assertExpires(
        EXPIRES,
        piece(tus("POST", "/uploads").header("Upload-Length", "4"), "01").send().expect(201));
  }

  @Test
  void oneThatHasEndedDoesNotExpire() {
    Answer made = tus("POST", "/uploads").header("Upload-Length", "0").send().expect(201);
    assertExpires(List.of(), made);
    assertExpires(List.of(), tus("HEAD", address(made)).send().expect(200));
    assertExpires(
        List.of(),
        piece(tus("POST", "/uploads").header("Upload-Length", "1"), "0").send().expect(201));
    String upload =
        address(tus("POST", "/uploads").header("Upload-Length", "1").send().expect(201));
    assertExpires(List.of(), piece(patch(upload, 0), "0").send().expect(204));
    assertExpires(List.of(), piece(patch(upload, 1), "1").send().expect(409));
  }

  @Test
  void oneThatHasExpiredTellsSoAndNoDate() {
    String upload =
        address(tus("POST", "/uploads").header("Upload-Length", "1").send().expect(201));
    world.recordings.all().getFirst().closeIdle();
    Answer answer = piece(patch(upload, 0), "0").send();
    answer.expectProblem(410, "closed-idle");
    assertExpires(List.of(), answer);
  }

  private static void assertExpires(List<String> expected, Answer answer) {
    assertEquals(expected, answer.headers("Upload-Expires"));
  }

  private Exchange tus(String method, String path) {
    return mine(method, path).header("Tus-Resumable", "1.0.0");
  }

  private Exchange patch(String upload, long offset) {
    return tus("PATCH", upload).header("Upload-Offset", Long.toString(offset));
  }

  private static Exchange piece(Exchange request, String body) {
    return request.header("Content-Type", "application/offset+octet-stream").body(body);
  }

  private static String address(Answer answer) {
    String location = answer.header("Location").orElseThrow();
    return location.substring(location.indexOf("/uploads/"));
  }
}
