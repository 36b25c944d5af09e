package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.http.world.Answer;
import dev.custody.adapter.http.world.Held;
import dev.custody.adapter.http.world.HttpTest;
import dev.custody.adapter.http.world.Json;
import dev.custody.application.port.in.Record.BodyDigest;
import dev.custody.application.port.in.Record.End;
import dev.custody.application.port.in.Record.Receive;
import dev.custody.application.port.in.Refusal;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings that come as the body of a request. */
class IngestTest extends HttpTest {
  private static final String SHA_256_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String DIGEST_OF_ABC =
      "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:";

  @Test
  void aBodyOfAnyTypeIsTheContent() {
    Answer answer =
        mine("POST", "/recordings?title=Deploy%0Anow&label.case=42&label.a%20b=c&other=x")
            .header("Content-Type", "application/x-asciicast; v=3")
            .body("abc")
            .send()
            .expect(201);
    Json made = answer.json();
    assertEquals("received", made.text("state"));
    assertEquals("Deploy now", made.text("title"));
    assertEquals("application/x-asciicast; v=3", made.text("contentType"));
    assertEquals("{a b=c, case=42}", made.at("labels").toString());
    assertEquals(3, made.number("bytes"));
    assertEquals(SHA_256_OF_ABC, made.text("sha256"));
    assertTrue(answer.header("Location").orElseThrow().endsWith("/recordings/" + made.text("id")));
    Receive received = world.recordings.received.getFirst();
    assertEquals(OptionalLong.of(3), received.bodyLength());
    assertEquals(End.WITH_BODY, received.end());
    assertEquals(0, received.offset());
  }

  @Test
  void aBodyOfNoTypeIsOctets() {
    Json made = mine("POST", "/recordings").body("abc").send().expect(201).json();
    assertEquals("application/octet-stream", made.text("contentType"));
  }

  @Test
  void anEmptyBodyIsAnEmptyRecording() {
    Json made =
        mine("POST", "/recordings").header("Content-Type", "text/plain").send().expect(201).json();
    assertEquals("received", made.text("state"));
    assertEquals(0, made.number("bytes"));
  }

  @Test
  void aBodyOfUnknownLengthIsTakenAsItComes() {
    byte[] large = new byte[3_000_001];
    new Random(2).nextBytes(large);
    Json made =
        mine("POST", "/recordings")
            .header("Content-Type", "video/mp4")
            .chunked(() -> new ByteArrayInputStream(large))
            .send()
            .expect(201)
            .json();
    assertEquals(large.length, made.number("bytes"));
    assertArrayEquals(large, world.recordings.all().getFirst().content());
    assertEquals(OptionalLong.empty(), world.recordings.received.getFirst().bodyLength());
    assertEquals(OptionalLong.empty(), world.recordings.begun.getFirst().declaredLength());
  }

  @Test
  void aKnownLengthIsDeclaredSoThatABrokenOneCanBeCompleted() {
    mine("POST", "/recordings").body("abc").send().expect(201);
    assertEquals(OptionalLong.of(3), world.recordings.begun.getFirst().declaredLength());
  }

  @Test
  void whoPrefersToWaitHearsThatItIsStored() {
    Answer answer =
        mine("POST", "/recordings").header("Prefer", "wait=30").body("abc").send().expect(201);
    assertEquals("stored", answer.json().text("state"));
    assertEquals("wait=30", answer.header("Preference-Applied").orElseThrow());
    assertEquals(30, world.recordings.lastPatience.toSeconds());
    Held live = world.recordings.receiving(org, "", "text/plain");
    Answer put =
        mine("PUT", content(live))
            .header("Prefer", "respond-async, wait = 500")
            .body("abc")
            .send()
            .expect(200);
    assertEquals("wait=120", put.header("Preference-Applied").orElseThrow());
    assertEquals("stored", put.json().text("state"));
  }

  @Test
  void contentIsPutIntoOneThatWasBegun() {
    Held live = world.recordings.receiving(org, "", "text/plain");
    Json received = mine("PUT", content(live)).body("abc").send().expect(200).json();
    assertEquals("received", received.text("state"));
    assertEquals("text/plain", received.text("contentType"));
    assertEquals(OptionalLong.empty(), world.recordings.received.getFirst().declaredLength());
  }

  @Test
  void oneThatHasBytesSaysWhereToGoOn() {
    Held live = world.recordings.receiving(org, "", "text/plain");
    live.append(new byte[5], 0, 5);
    Answer answer = mine("PUT", content(live)).body("abc").send();
    Json problem = answer.expectProblem(409, "offset-mismatch");
    assertEquals(5, problem.number("offset"));
    String upload =
        "http://localhost:%d/v1/organizations/%s/uploads/%s"
            .formatted(port(), org, live.ref().recording());
    assertEquals(upload, problem.text("uploadUrl"));
    assertEquals(upload, answer.header("Location").orElseThrow());
    assertEquals("5", answer.header("Upload-Offset").orElseThrow());
    live.end(false);
    Json ended =
        mine("PUT", content(live)).body("abc").send().expectProblem(409, "recording-ended");
    assertEquals(5, ended.number("offset"));
    assertEquals(upload, ended.text("uploadUrl"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Digest", "Repr-Digest"})
  void aDigestThatHoldsIsHeld(String header) {
    mine("POST", "/recordings").header(header, DIGEST_OF_ABC).body("abc").send().expect(201);
    assertEquals(
        Optional.of(new BodyDigest("SHA-256", SHA_256_OF_ABC)),
        world.recordings.received.getFirst().digest());
  }

  @Test
  void aMismatchKeepsNothingAndLeavesNothing() {
    mine("POST", "/recordings")
        .header("Content-Digest", DIGEST_OF_ABC)
        .body("abd")
        .send()
        .expectProblem(400, "digest-mismatch");
    assertTrue(world.recordings.all().isEmpty());
    Held live = world.recordings.receiving(org, "", "text/plain");
    mine("PUT", content(live))
        .header("Repr-Digest", DIGEST_OF_ABC)
        .body("abd")
        .send()
        .expectProblem(400, "digest-mismatch");
    assertEquals(0, live.content().length);
    assertTrue(live.recording().receiving());
    mine("PUT", content(live)).header("Repr-Digest", DIGEST_OF_ABC).body("abc").send().expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha-256",
        "sha-256=abc",
        "sha-256=:abc:",
        "sha-256=:!!!!:",
        "sha-256=:YWJj:",
        "=:YWJj:",
        "sha-256=:YWJj",
        "SHA-256=:YWJj:",
        "sha-256=:YWJj:,"
      })
  void aGarbledDigestIsSaidToBeBeforeAnythingIsBegun(String digest) {
    mine("POST", "/recordings")
        .header("Content-Digest", digest)
        .body("abc")
        .send()
        .expectProblem(400, "malformed-request");
    assertTrue(world.recordings.begun.isEmpty());
  }

  @Test
  void unknownAlgorithmsArePassedOver() {
    mine("POST", "/recordings")
        .header("Content-Digest", "md5=:kAFQmDzST7DWlj99KOF/cg==:")
        .body("anything")
        .send()
        .expect(201);
    assertEquals(Optional.empty(), world.recordings.received.getFirst().digest());
    mine("POST", "/recordings")
        .header("Content-Digest", "sha-512=:AAAA:;x=1 , " + DIGEST_OF_ABC)
        .body("abc")
        .send()
        .expect(201);
    assertTrue(world.recordings.received.getLast().digest().isPresent());
  }

  @Test
  void twoDigestsThatContradictEachOtherAreRefused() {
    mine("POST", "/recordings")
        .header("Content-Digest", DIGEST_OF_ABC)
        .header("Repr-Digest", "sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:")
        .body("abc")
        .send()
        .expectProblem(400, "malformed-request");
  }

  @Test
  void whatIsRefusedBeforeItsBodyLeavesNothing() {
    world.recordings.refuseBeforeBody = new Refusal.NoRoom("the disk is full");
    Answer full = mine("POST", "/recordings").body("abc").send();
    full.expectProblem(507, "no-room");
    assertEquals(Optional.of("5"), full.header("Retry-After"));
    assertTrue(world.recordings.all().isEmpty());
    world.recordings.refuseBeforeBody = new Refusal.OverQuota("too much");
    Answer tooMuch = mine("POST", "/recordings").body("abc").send();
    tooMuch.expectProblem(429, "over-quota");
    assertEquals(Optional.of("5"), tooMuch.header("Retry-After"));
    assertTrue(world.recordings.all().isEmpty());
  }

  @Test
  void whatGoesBeyondTheMostStaysWithWhatItHas() {
    world.recordings.mostBytes = 100_000;
    Answer answer =
        mine("POST", "/recordings")
            .chunked(() -> new ByteArrayInputStream(new byte[5_000_000]))
            .send();
    Json problem = answer.expectProblem(413, "too-large");
    assertTrue(problem.text("uploadUrl").contains("/uploads/rec_"));
    assertEquals(1, world.recordings.all().size());
  }

  @Test
  void aTokenThatIsRevokedMeanwhileEndsTheUpload() {
    Held live = world.recordings.receiving(org, "", "text/plain");
    world.recordings.refuseBeforeBody = new Refusal.TokenNoLongerValid("it was revoked");
    mine("PUT", content(live)).body("abc").send().expectProblem(401, "unauthenticated");
  }

  @Test
  void aWrongTitleLabelOrTypeBeginsNothing() {
    mine("POST", "/recordings?title=" + "x".repeat(501))
        .body("abc")
        .send()
        .expectProblem(422, "invalid-fields");
    mine("POST", "/recordings?label.=x").body("abc").send().expectProblem(422, "invalid-fields");
    mine("POST", "/recordings")
        .header("Content-Type", "nonsense")
        .body("abc")
        .send()
        .expectProblem(422, "invalid-fields");
    assertTrue(world.recordings.begun.isEmpty());
  }

  @Test
  void formsAreContentToo() {
    Json made =
        mine("POST", "/recordings")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body("a=b&c=d")
            .send()
            .expect(201)
            .json();
    assertEquals(7, made.number("bytes"));
    assertEquals(
        "a=b&c=d", new String(world.recordings.all().getFirst().content(), StandardCharsets.UTF_8));
    mine("POST", "/recordings")
        .header("Content-Type", "multipart/form-data; boundary=x")
        .body("--x--")
        .send()
        .expect(201);
  }

  private static String content(Held held) {
    return "/recordings/%s/content".formatted(held.ref().recording());
  }
}
