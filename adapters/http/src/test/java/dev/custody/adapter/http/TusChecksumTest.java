package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.http.world.Answer;
import dev.custody.adapter.http.world.Exchange;
import dev.custody.adapter.http.world.Held;
import dev.custody.adapter.http.world.HttpTest;
import dev.custody.adapter.http.world.RawConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** tus, "Checksum": a piece counts once its checksum holds, and not at all if it does not. */
class TusChecksumTest extends HttpTest {
  private static final String SHA1_OF_ABC = "sha1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0=";
  private static final String SHA256_OF_ABC = "sha256 ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
  private static final String CONTENT_DIGEST_OF_ABC =
      "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:";

  private String upload = "";

  @BeforeEach
  void make() {
    upload = address(tus("POST", "/uploads").header("Upload-Length", "10").send().expect(201));
  }

  @ParameterizedTest
  @ValueSource(strings = {SHA1_OF_ABC, SHA256_OF_ABC})
  void aPieceWhoseChecksumHoldsIsTaken(String checksum) {
    Answer answer = bytes(patch().header("Upload-Checksum", checksum), "abc").send().expect(204);
    assertEquals(List.of("3"), answer.headers("Upload-Offset"));
    assertArrayEquals("abc".getBytes(StandardCharsets.UTF_8), held().content());
  }

  @ParameterizedTest
  @ValueSource(strings = {SHA1_OF_ABC, SHA256_OF_ABC})
  void aPieceWhoseChecksumDiffersIsDropped(String checksum) {
    Answer answer = bytes(patch().header("Upload-Checksum", checksum), "abd").send();
    answer.expectProblem(460, "checksum-mismatch");
    assertEquals(List.of("1.0.0"), answer.headers("Tus-Resumable"));
    assertEquals(0, held().content().length);
    bytes(patch().header("Upload-Checksum", checksum), "abc").send().expect(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"md5 kAFQmDzST7DWlj99KOF/cg==", "crc32 NSRB", "SHA1 AAAA", "sha-1 AAAA", ""})
  void anAlgorithmThatIsNotKnownIsSaidToBe(String checksum) {
    Answer answer = bytes(patch().header("Upload-Checksum", checksum), "abc").send();
    answer.expectProblem(400, "checksum-algorithm-unknown");
    assertEquals(List.of("sha1,sha256"), answer.headers("Tus-Checksum-Algorithm"));
    assertTrue(world.recordings.received.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha1",
        "sha1 ",
        "sha1 !!!",
        "sha1 AAAA",
        "sha1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0=, sha1 AAAA",
        "sha1 ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=",
        "sha256 qZk+NkcGgWq6PiVxeFDCbJzQ2J0="
      })
  void aGarbledChecksumIsSaidToBe(String checksum) {
    bytes(patch().header("Upload-Checksum", checksum), "abc")
        .send()
        .expectProblem(400, "malformed-request");
    assertTrue(world.recordings.received.isEmpty());
  }

  @Test
  void theFirstBytesMayHaveOne() {
    Answer answer =
        bytes(create().header("Upload-Checksum", SHA1_OF_ABC), "abc").send().expect(201);
    assertEquals(List.of("3"), answer.headers("Upload-Offset"));
  }

  @Test
  void nothingIsMadeWhereTheFirstBytesAreOthers() {
    bytes(create().header("Upload-Checksum", SHA1_OF_ABC), "abd")
        .send()
        .expectProblem(460, "checksum-mismatch");
    bytes(create().header("Upload-Checksum", "md5 kAFQmDzST7DWlj99KOF/cg=="), "abc")
        .send()
        .expectProblem(400, "checksum-algorithm-unknown");
    assertEquals(1, world.recordings.all().size(), "the one from before");
  }

  @Test
  void twoDigestsMustBeTheSame() {
    bytes(
            patch()
                .header("Upload-Checksum", SHA1_OF_ABC)
                .header("Content-Digest", CONTENT_DIGEST_OF_ABC),
            "abc")
        .send()
        .expectProblem(400, "malformed-request");
    bytes(
            patch()
                .header("Upload-Checksum", SHA256_OF_ABC)
                .header("Content-Digest", CONTENT_DIGEST_OF_ABC),
            "abc")
        .send()
        .expect(204);
  }

  @Test
  void aConnectionThatBreaksDropsThePiece() {
    try (RawConnection connection = new RawConnection(port())) {
      connection.send(patchHead("Content-Length: 3\nUpload-Checksum: " + SHA1_OF_ABC) + "ab");
      connection.reset();
    }
    world.recordings.awaitBrokenBodies(1, Duration.ofSeconds(10));
    assertEquals(0, held().content().length);
  }

  @Test
  void oneBehindTheBodyIsRefusedBeforeTheBodyIsSent() {
    try (RawConnection connection = new RawConnection(port())) {
      connection.send(patchHead("Transfer-Encoding: chunked\nTrailer: Foo, upload-checksum"));
      assertTrue(connection.head().startsWith("HTTP/1.1 400 "));
    }
    assertEquals(Optional.empty(), world.recordings.received.stream().findFirst());
  }

  private String patchHead(String framing) {
    return """
    PATCH /v1/organizations/%s%s HTTP/1.1
    Host: localhost
    Authorization: Bearer %s
    Tus-Resumable: 1.0.0
    Content-Type: application/offset+octet-stream
    Upload-Offset: 0
    %s

    """
        .formatted(org, upload, token, framing);
  }

  private Held held() {
    return world.recordings.all().getFirst();
  }

  private Exchange tus(String method, String path) {
    return mine(method, path).header("Tus-Resumable", "1.0.0");
  }

  private Exchange create() {
    return tus("POST", "/uploads").header("Upload-Length", "10");
  }

  private Exchange patch() {
    return tus("PATCH", upload).header("Upload-Offset", "0");
  }

  private static Exchange bytes(Exchange request, String body) {
    return request.header("Content-Type", "application/offset+octet-stream").body(body);
  }

  private static String address(Answer answer) {
    String location = answer.header("Location").orElseThrow();
    return location.substring(location.indexOf("/uploads/"));
  }
}
