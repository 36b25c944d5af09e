package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.http.world.Answer;
import dev.custody.adapter.http.world.Exchange;
import dev.custody.adapter.http.world.Held;
import dev.custody.adapter.http.world.HttpTest;
import dev.custody.application.port.in.Refusal;
import dev.custody.domain.recording.RecordingRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest extends HttpTest {
  private static final String SHA_256_OF_0_TO_9 =
      "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882";
  private static final String REPR_DIGEST =
      "sha-256=:hNiYd/DUBB77a/kaFvAkjy/Vc+avBcGflr7bn4gveII=:";

  @Test
  void theWholeContentComesWithWhatIdentifiesIt() throws InterruptedException {
    Answer answer = content(digits()).send().expect(200);
    assertEquals("0123456789", answer.text());
    assertHeader(answer, "Content-Length", "10");
    assertHeader(answer, "Content-Type", "text/plain");
    assertHeader(answer, "Accept-Ranges", "bytes");
    assertHeader(answer, "ETag", "\"" + SHA_256_OF_0_TO_9 + "\"");
    assertHeader(answer, "Repr-Digest", REPR_DIGEST);
    assertHeader(answer, "X-Content-Type-Options", "nosniff");
    assertHeader(answer, "Cache-Control", "private, no-cache");
    awaitNoOpenStreams();
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0-0",
    "bytes=-1, 9, 9-9",
    "bytes=-10, 0123456789, 0-9",
    "bytes=-100, 0123456789, 0-9",
    "bytes=3-, 3456789, 3-9",
    "bytes=3-5, 345, 3-5",
    "bytes=9-99, 9, 9-9",
    "bytes=0-99999999999999999999999, 0123456789, 0-9",
    "Bytes=2-2, 2, 2-2",
  })
  void oneRangeIsAnsweredAlone(String range, String part, String contentRange) {
    Answer answer = content(digits()).header("Range", range).send().expect(206);
    assertEquals(part, answer.text());
    assertHeader(answer, "Content-Range", "bytes %s/10".formatted(contentRange));
    assertHeader(answer, "Content-Length", Integer.toString(part.length()));
    assertHeader(answer, "Repr-Digest", REPR_DIGEST);
    assertHeader(answer, "ETag", "\"" + SHA_256_OF_0_TO_9 + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=10-",
        "bytes=10-10",
        "bytes=99-100",
        "bytes=-0",
        "bytes=99999999999999999999999-"
      })
  void whatLiesBeyondTheEndIsNotSatisfiable(String range) {
    Answer answer = content(digits()).header("Range", range).send();
    answer.expectProblem(416, "range-not-satisfiable");
    assertHeader(answer, "Content-Range", "bytes */10");
    assertEquals(0, world.recordings.streams.opened());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=5-3",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes 0-1",
        "lines=0-1",
        "bytes=0-1,3-4",
        "bytes=0-0,",
        "bytes=+1-2",
        "0-1",
        "bytes=0x1-2",
        "bytes=1 - 2"
      })
  void aMalformedRangeOrSeveralGiveTheWhole(String range) {
    assertEquals("0123456789", content(digits()).header("Range", range).send().expect(200).text());
  }

  @Test
  void twoRangeHeadersGiveTheWhole() {
    content(digits()).header("Range", "bytes=0-0").header("Range", "bytes=1-1").send().expect(200);
  }

  @Test
  void ofNothingNoRangeCanBeHad() {
    RecordingRef empty = add("text/plain", "");
    assertEquals("", content(empty).send().expect(200).text());
    Answer answer = content(empty).header("Range", "bytes=0-0").send();
    answer.expectProblem(416, "range-not-satisfiable");
    assertHeader(answer, "Content-Range", "bytes */0");
    content(empty).header("Range", "bytes=0-").send().expectProblem(416, "range-not-satisfiable");
    assertHeader(
        content(empty).header("Range", "bytes=-5").send().expect(200), "Content-Length", "0");
  }

  @Test
  void ifRangeHoldsOnlyForTheStrongTag() {
    RecordingRef ref = digits();
    String tag = "\"" + SHA_256_OF_0_TO_9 + "\"";
    range(ref).header("If-Range", tag).send().expect(206);
    range(ref).header("If-Range", "W/" + tag).send().expect(200);
    range(ref).header("If-Range", "\"other\"").send().expect(200);
    range(ref).header("If-Range", "Tue, 04 Mar 2025 05:06:07 GMT").send().expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "W/\"%s\"", "\"a\", \"%s\"", "*"})
  void whatTheClientHasIsNotSentAgain(String ifNoneMatch) {
    RecordingRef ref = digits();
    Answer answer =
        content(ref)
            .header("If-None-Match", ifNoneMatch.formatted(SHA_256_OF_0_TO_9))
            .header("Range", "bytes=0-0")
            .send()
            .expect(304);
    assertHeader(answer, "ETag", "\"" + SHA_256_OF_0_TO_9 + "\"");
    assertEquals(0, answer.bytes().length);
    assertEquals(0, world.recordings.streams.opened());
    head(ref).header("If-None-Match", ifNoneMatch.formatted(SHA_256_OF_0_TO_9)).send().expect(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"other\"", "garbled", "\"a\" \"b\""})
  void whatItHasNotIsSent(String ifNoneMatch) {
    content(digits()).header("If-None-Match", ifNoneMatch).send().expect(200);
  }

  @Test
  void headTellsWhatGetWouldAndTakesNoNoticeOfRange() {
    Answer answer = head(digits()).header("Range", "bytes=0-0").send().expect(200);
    assertHeader(answer, "Content-Length", "10");
    assertHeader(answer, "Accept-Ranges", "bytes");
    assertHeader(answer, "ETag", "\"" + SHA_256_OF_0_TO_9 + "\"");
    assertHeader(answer, "Content-Type", "text/plain");
    assertEquals(0, answer.bytes().length);
    assertEquals(0, world.recordings.streams.opened());
  }

  @Test
  void whileItIsBeingMadeThereIsWhatIsDurableNow() {
    Held live = live("0123456789");
    Answer whole = content(live.ref()).send().expect(200);
    assertEquals("0123456789", whole.text());
    assertHeader(whole, "Cache-Control", "no-store");
    assertHeader(whole, "Accept-Ranges", "bytes");
    assertTrue(whole.header("ETag").isEmpty());
    assertTrue(whole.header("Repr-Digest").isEmpty());
    Answer part = content(live.ref()).header("Range", "bytes=2-3").send().expect(206);
    assertEquals("23", part.text());
    assertHeader(part, "Content-Range", "bytes 2-3/*");
    assertHeader(
        content(live.ref()).header("Range", "bytes=-4").send().expect(206),
        "Content-Range",
        "bytes 6-9/*");
    content(live.ref())
        .header("Range", "bytes=10-")
        .send()
        .expectProblem(416, "range-not-satisfiable");
    content(live.ref()).header("If-None-Match", "*").send().expect(200);
    range(live.ref()).header("If-Range", "\"x\"").send().expect(200);
    assertHeader(head(live.ref()).send().expect(200), "Content-Length", "10");
  }

  @Test
  void largeContentComesAsItIs() throws InterruptedException {
    byte[] large = new byte[5_000_001];
    new Random(1).nextBytes(large);
    RecordingRef ref = world.recordings.add(org, "", "video/mp4", large);
    assertTrue(Arrays.equals(large, content(ref).send().expect(200).bytes()));
    byte[] range = content(ref).header("Range", "bytes=262143-4000000").send().expect(206).bytes();
    assertTrue(Arrays.equals(Arrays.copyOfRange(large, 262143, 4000001), range));
    awaitNoOpenStreams();
  }

  @Test
  void followingGoesOnUntilTheEndWhateverRangeSays() throws Exception {
    Held live = live("01");
    var answer = mine("GET", path(live.ref()) + "?follow=true").header("Range", "bytes=1-1").open();
    assertEquals(200, answer.statusCode());
    assertEquals(Optional.of("chunked"), answer.headers().firstValue("Transfer-Encoding"));
    assertEquals(Optional.of("no-store"), answer.headers().firstValue("Cache-Control"));
    assertTrue(answer.headers().firstValue("ETag").isEmpty());
    try (var body = answer.body()) {
      assertEquals("01", new String(body.readNBytes(2), StandardCharsets.UTF_8));
      live.append("23".getBytes(StandardCharsets.UTF_8), 0, 2);
      assertEquals("23", new String(body.readNBytes(2), StandardCharsets.UTF_8));
      live.end(false);
      assertEquals(-1, body.read());
    }
    awaitNoOpenStreams();
  }

  @Test
  void followingOneThatHasEndedGivesAllOfIt() {
    assertEquals(
        "0123456789", mine("GET", path(digits()) + "?follow=true").send().expect(200).text());
  }

  @Test
  void aViewerWhoGoesAwayLeavesNothingOpen() throws Exception {
    Held live = live("01");
    var answer = mine("GET", path(live.ref()) + "?follow=true").open();
    assertEquals('0', answer.body().read());
    assertEquals(1, world.recordings.streams.open());
    answer.body().close();
    awaitNoOpenStreams();
  }

  @Test
  void aDownloadThatIsBrokenOffLeavesNothingOpen() throws Exception {
    RecordingRef ref = world.recordings.add(org, "", "video/mp4", new byte[50_000_000]);
    var answer = content(ref).open();
    assertEquals(0, answer.body().read());
    answer.body().close();
    awaitNoOpenStreams();
  }

  @Test
  void whatTheStorageRefusesOrCannotIsSaid() {
    RecordingRef ref = digits();
    world.recordings.refuseReading =
        new Refusal.Conflict(Refusal.Reason.STORAGE_REFUSES_READING, "the bucket says no");
    content(ref).send().expectProblem(409, "storage-refuses-reading");
    world.recordings.refuseReading =
        new Refusal.StorageUnavailable("no answer", Duration.ofSeconds(30), null);
    Answer answer = content(ref).send();
    answer.expectProblem(503, "storage-unavailable");
    assertHeader(answer, "Retry-After", "30");
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-asciicast, inline",
    "video/mp4, inline",
    "video/mp4; codecs=avc1, inline",
    "audio/mpeg, inline",
    "text/plain; charset=utf-8, inline",
    "text/html, attachment",
    "image/svg+xml, attachment",
    "application/pdf, attachment",
    "application/octet-stream, attachment",
    "application/xhtml+xml, attachment",
  })
  void onlyWhatThePlayersKnowIsShownInPlace(String contentType, String disposition) {
    Answer answer = content(add(contentType, "x")).send().expect(200);
    assertHeader(answer, "Content-Type", contentType);
    String header = answer.header("Content-Disposition").orElseThrow();
    assertTrue(header.startsWith(disposition + "; "), header);
    assertTrue(answer.header("Content-Security-Policy").orElseThrow().contains("sandbox"));
    assertHeader(answer, "X-Content-Type-Options", "nosniff");
  }

  @Test
  void theFileNameIsMadeOfTheTitle() {
    RecordingRef ref =
        world.recordings.add(org, "Ärger: \"a/b\"\\..", "application/x-asciicast", new byte[1]);
    assertHeader(
        content(ref).send().expect(200),
        "Content-Disposition",
        "inline; filename=\"_rger a b.cast\"; filename*=UTF-8''%C3%84rger%20a%20b.cast");
  }

  @Test
  void oddContentTypesAreAnsweredAsTheyWereGiven() {
    for (String odd :
        new String[] {"a/b", "x-y/z+w;q=\"a b\";", "a/b;;c=d", "text/plain;charset=nonsense"}) {
      assertHeader(content(add(odd, "x")).send().expect(200), "Content-Type", odd);
    }
  }

  private RecordingRef digits() {
    return add("text/plain", "0123456789");
  }

  private RecordingRef add(String contentType, String content) {
    return world.recordings.add(org, "", contentType, content.getBytes(StandardCharsets.UTF_8));
  }

  private Held live(String content) {
    Held live = world.recordings.receiving(org, "", "text/plain");
    live.append(content.getBytes(StandardCharsets.UTF_8), 0, content.length());
    return live;
  }

  private Exchange content(RecordingRef ref) {
    return mine("GET", path(ref));
  }

  private Exchange range(RecordingRef ref) {
    return content(ref).header("Range", "bytes=0-0");
  }

  private Exchange head(RecordingRef ref) {
    return mine("HEAD", path(ref));
  }

  private static String path(RecordingRef ref) {
    return "/recordings/%s/content".formatted(ref.recording());
  }

  private static void assertHeader(Answer answer, String name, String value) {
    assertEquals(java.util.List.of(value), answer.headers(name));
  }

  private void awaitNoOpenStreams() throws InterruptedException {
    assertTrue(world.recordings.streams.awaitAllClosed(Duration.ofSeconds(10)));
    assertFalse(world.recordings.streams.opened() == 0);
  }
}
