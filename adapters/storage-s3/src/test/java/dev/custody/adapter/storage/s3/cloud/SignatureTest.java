package dev.custody.adapter.storage.s3.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.custody.adapter.storage.testkit.cloud.Credentials;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is sent must be what was signed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignatureTest {
  private static final String MISMATCH = "403 SignatureDoesNotMatch";
  private Town town;

  @BeforeAll
  void start() {
    town = new Town();
  }

  @AfterAll
  void stop() {
    town.close();
  }

  @Test
  void theUntouchedIsTaken() throws Exception {
    assertEquals("200", put().header("x-amz-meta-a", "1").body("hello").sign().send());
    assertEquals("200", put().hash("UNSIGNED-PAYLOAD").body("hello").sign().send());
  }

  @Test
  void aChangedHeaderShows() throws Exception {
    Raw raw = put().header("x-amz-meta-a", "1").body("hello").sign();
    assertEquals(MISMATCH, raw.header("x-amz-meta-a", "2").send());
  }

  @Test
  void aHeaderThatIsNotSignedIsRefused() throws Exception {
    Raw raw = put().body("hello").sign();
    assertEquals("403 AccessDenied", raw.header("x-amz-meta-b", "2").send());
  }

  @Test
  void aChangedBodyShowsUnlessItIsNotSigned() throws Exception {
    assertEquals("400 XAmzContentSHA256Mismatch", put().body("hello").sign().body("hullo").send());
    Raw unsigned = put().hash("UNSIGNED-PAYLOAD").body("hello").sign();
    assertEquals("200", unsigned.body("hullo").send());
  }

  @Test
  void aChangedPathShows() throws Exception {
    assertEquals(MISMATCH, put().body("hello").sign().path("/home-bucket/other").send());
    assertEquals(MISMATCH, put().body("hello").sign().path("/home-bucket/k?tagging").send());
  }

  @Test
  void aWrongSecretShows() throws Exception {
    Credentials wrong =
        new Credentials(town.alice.accessKey().accessKeyId(), "wrong", Optional.empty());
    Raw raw = new Raw(town.cloud.endpoint(), wrong, "/home-bucket/k").body("hello").sign();
    assertEquals(MISMATCH, raw.send());
  }

  @Test
  void aClockThatIsQuarterOfAnHourOffIsRefused() throws Exception {
    Instant now = Instant.now();
    assertEquals("200", put().signedAt(now.minus(Duration.ofMinutes(14))).sign().send());
    for (Duration off : new Duration[] {Duration.ofMinutes(16), Duration.ofMinutes(-16)}) {
      assertEquals("403 RequestTimeTooSkewed", put().signedAt(now.plus(off)).sign().send());
    }
  }

  @Test
  void aChecksumBehindTheBodyIsCompared() throws Exception {
    assertEquals("200", trailing("hello", crc32c("hello")).sign().send());
    assertEquals("400 BadDigest", trailing("hello", crc32c("hullo")).sign().send());
    assertEquals("400 IncompleteBody", trailing("hell", crc32c("hell")).sign().send());
  }

  private Raw put() {
    return new Raw(town.cloud.endpoint(), town.alice.accessKey(), "/home-bucket/k");
  }

  private Raw trailing(String text, String checksum) {
    return put()
        .hash("STREAMING-UNSIGNED-PAYLOAD-TRAILER")
        .header("x-amz-trailer", "x-amz-checksum-crc32c")
        .header("x-amz-decoded-content-length", "5")
        .header("content-encoding", "aws-chunked")
        .body(
            "%x\r\n%s\r\n0\r\nx-amz-checksum-crc32c:%s\r\n\r\n"
                .formatted(text.length(), text, checksum));
  }

  static String crc32c(String text) {
    CRC32C sum = new CRC32C();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder()
        .encodeToString(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
