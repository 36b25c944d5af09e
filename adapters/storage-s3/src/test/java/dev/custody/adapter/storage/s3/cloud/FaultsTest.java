package dev.custody.adapter.storage.s3.cloud;

import static dev.custody.adapter.storage.s3.cloud.Town.assertBroken;
import static dev.custody.adapter.storage.s3.cloud.Town.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.cloud.Fault;
import dev.custody.adapter.storage.testkit.cloud.Operation;
import dev.custody.adapter.storage.testkit.cloud.Order;
import dev.custody.adapter.storage.testkit.cloud.When;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Each fault strikes as it says, the calls that it was ordered for, and no others. */
class FaultsTest {
  private Town town;
  private S3Client s3;

  @BeforeEach
  void start() {
    town = new Town();
    s3 = town.s3();
  }

  @AfterEach
  void stop() {
    town.close();
  }

  @Test
  void anAnswerIsGivenAndNothingDone() {
    Order order = putting(Fault.slowDown());
    assertRefused(503, "SlowDown", () -> put(r -> {}));
    assertNothingKept();
    assertEquals(1, order.struck());
    put(r -> {});
  }

  @Test
  void stsCanBeStruckToo() {
    town.cloud.misbehave(When.calling(Operation.Service.STS).once(), Fault.packedPolicyTooLarge());
    var sts = town.sts(town.alice.accessKey());
    assertRefused(400, "PackedPolicyTooLarge", sts::getCallerIdentity);
    assertEquals(town.alice.arn(), sts.getCallerIdentity().arn());
  }

  @Test
  void aCutBeforeTheWorkLeavesNothing() {
    putting(Fault.cutBefore());
    assertBroken(() -> put(r -> {}));
    assertNothingKept();
  }

  @Test
  void aCutInTheBodyLeavesNothing() {
    putting(Fault.cutInBody(2));
    assertBroken(() -> put(r -> {}));
    assertNothingKept();
  }

  @Test
  void anAnswerCanBreakOff() {
    put(r -> {});
    town.cloud.misbehave(When.calling(Operation.GET_OBJECT).once(), Fault.cutInBody(2));
    assertBroken(() -> s3.getObjectAsBytes(r -> r.bucket("home-bucket").key("k")));
    assertEquals("hello", read());
  }

  @Test
  void aLostReplyHidesWhatWasDone() {
    putting(Fault.loseReply());
    assertBroken(() -> put(r -> {}));
    assertEquals(List.of("k"), town.bucket.keys());
    town.cloud.misbehave(When.calling(Operation.GET_OBJECT).once(), Fault.loseReply());
    assertBroken(this::read);
  }

  @Test
  void aCallStandsStillUntilItIsLetGo() throws Exception {
    Order order = putting(Fault.stall(Duration.ofMinutes(5)));
    var call = CompletableFuture.runAsync(() -> put(r -> {}));
    order.awaitStalled(1);
    assertFalse(call.isDone());
    assertNothingKept();
    order.stop();
    call.get(20, TimeUnit.SECONDS);
    assertEquals(List.of("k"), town.bucket.keys());
  }

  @Test
  void aPageOfSomethingInBetweenIsNoAnswer() {
    putting(Fault.garbled("<html/>"));
    assertNull(put(r -> {}).eTag());
    assertNothingKept();
    putting(Fault.garbledReply("<html/>"));
    assertNull(put(r -> {}).eTag());
    assertEquals(List.of("k"), town.bucket.keys());
  }

  @Test
  void anObjectCanBeShorterThanItIsWithoutAWord() {
    put(r -> {});
    town.cloud.misbehave(When.calling(Operation.GET_OBJECT).once(), Fault.shortened());
    assertEquals("hell", read());
  }

  @Test
  void anotherEtagCanBeToldThanTheObjectHas() {
    String right = put(r -> {}).eTag();
    town.bucket.remove("k");
    putting(Fault.wrongEtag());
    assertNotEquals(right, put(r -> {}).eTag());
    assertEquals(right, s3.headObject(r -> r.bucket("home-bucket").key("k")).eTag());
  }

  @Test
  void onlyKeysThatStartSoAreStruck() {
    Order order =
        town.cloud.misbehave(When.calling(Operation.PUT_OBJECT).under("other/"), Fault.slowDown());
    put(r -> {});
    assertRefused(503, "SlowDown", () -> put(r -> r.key("other/k")));
    assertEquals(1, order.struck());
  }

  @Test
  void anErrorCanComeWith200() {
    String id = s3.createMultipartUpload(r -> r.bucket("home-bucket").key("k")).uploadId();
    var part =
        s3.uploadPart(
            r -> r.bucket("home-bucket").key("k").uploadId(id).partNumber(1),
            RequestBody.fromString("x"));
    Runnable complete =
        () ->
            s3.completeMultipartUpload(r ->
                r.bucket("home-bucket")
                    .key("k")
                    .uploadId(id)
                    .multipartUpload(u ->
                        u.parts(CompletedPart.builder().partNumber(1).eTag(part.eTag()).build())));
    town.cloud.misbehave(
        When.calling(Operation.COMPLETE_MULTIPART_UPLOAD).once(), Fault.errorIn200());
    assertRefused(200, "InternalError", complete::run);
    assertNothingKept();
    assertFalse(town.cloud.calls().getLast().succeeded());
    complete.run();
    assertEquals(List.of("k"), town.bucket.keys());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"FLIPPED,iello", "TRUNCATED,hell", "FRAMED,'5\r\nhello\r\n'"})
  void wrongBytesAreKeptAndToldRightOrHonestly(Fault.Wrong how, String kept) {
    String right = put(r -> {}).eTag();
    putting(Fault.keepWrong(how));
    assertEquals(right, put(r -> {}).eTag());
    assertEquals(kept, read());
    putting(new Fault.KeepWrong(how, true));
    assertNotEquals(right, put(r -> {}).eTag());
  }

  @Test
  void checksumsAreNeitherComparedNorTold() {
    putting(Fault.noChecksums());
    assertNull(put(r -> r.checksumCRC32C(SignatureTest.crc32c("other"))).checksumCRC32C());
    assertTrue(town.bucket.object("k").orElseThrow().checksum().isEmpty());
  }

  @Test
  void trailersAreRefused() {
    S3Client trailing =
        town.s3(town.alice.accessKey(), Town.REGION, RequestChecksumCalculation.WHEN_SUPPORTED);
    putting(Fault.noTrailers()).stop();
    putWith(trailing, r -> {});
    town.cloud.misbehave(When.calling(Operation.PUT_OBJECT), Fault.noTrailers());
    assertRefused(400, "XAmzContentSHA256Mismatch", () -> putWith(trailing, r -> {}));
    put(r -> {});
  }

  @Test
  void anEtagCanBeEmpty() {
    putting(Fault.emptyEtag());
    assertNull(put(r -> {}).eTag(), "as the SDK reads an empty one");
  }

  @Test
  void ifNoneMatchCanBeUnheard() {
    put(r -> {});
    putting(Fault.deafToIfNoneMatch());
    put(r -> r.ifNoneMatch("*"));
    assertRefused(412, "PreconditionFailed", () -> put(r -> r.ifNoneMatch("*")));
  }

  @Test
  void anExpectedOwnerCanBeUnheard() {
    putting(Fault.deafToExpectedOwner());
    put(r -> r.expectedBucketOwner("000000000000"));
    assertRefused(403, "AccessDenied", () -> put(r -> r.expectedBucketOwner("000000000000")));
  }

  @Test
  void aRegionCanStayUntold() {
    town.cloud.misbehave(When.calling(Operation.HEAD_BUCKET).once(), Fault.noRegion());
    assertNull(s3.headBucket(r -> r.bucket("home-bucket")).bucketRegion());
    assertEquals(Town.REGION, s3.headBucket(r -> r.bucket("home-bucket")).bucketRegion());
  }

  @Test
  void errorsCanBeWithoutCodeOrMessage() {
    putting(Fault.accessDenied(), Fault.noErrorCode());
    AwsServiceException e = assertRefused(403, "null", () -> put(r -> {}));
    assertNull(e.awsErrorDetails().errorCode());
    putting(Fault.accessDenied(), Fault.noErrorMessage());
    assertNull(
        assertRefused(403, "AccessDenied", () -> put(r -> {})).awsErrorDetails().errorMessage());
  }

  @Test
  void anOrderStrikesOnlyWhatItSays() {
    Order order =
        town.cloud.misbehave(
            When.calling(Operation.PUT_OBJECT).key("k").bucket("home-bucket").from(2).times(2),
            Fault.internalError());
    put(r -> {});
    put(r -> r.key("other"));
    assertRefused(500, "InternalError", () -> put(r -> {}));
    read();
    assertRefused(500, "InternalError", () -> put(r -> {}));
    put(r -> {});
    assertEquals(2, order.struck());
    town.cloud.misbehave(When.calling(Operation.Service.S3), Fault.internalError());
    assertRefused(500, "InternalError", this::read);
    town.cloud.behave();
    read();
  }

  @Test
  void callsAreNotedWithoutSecrets() {
    put(r -> r.expectedBucketOwner(town.home.id()));
    var call = town.cloud.calls().getLast();
    assertEquals(Operation.PUT_OBJECT, call.operation());
    assertEquals(town.alice.arn(), call.principal().orElseThrow());
    assertEquals(town.home.id(), call.expectedOwner().orElseThrow());
    assertTrue(call.succeeded());
    assertFalse(call.headers().containsKey("authorization"));
    assertFalse(call.toString().contains(town.alice.accessKey().secretAccessKey()));
  }

  private Order putting(Fault... faults) {
    return town.cloud.misbehave(When.calling(Operation.PUT_OBJECT).once(), faults);
  }

  private PutObjectResponse put(Consumer<PutObjectRequest.Builder> more) {
    return putWith(s3, more);
  }

  private static PutObjectResponse putWith(
      S3Client client, Consumer<PutObjectRequest.Builder> more) {
    return client.putObject(
        request -> {
          request.bucket("home-bucket").key("k");
          more.accept(request);
        },
        RequestBody.fromString("hello"));
  }

  private String read() {
    return s3.getObjectAsBytes(r -> r.bucket("home-bucket").key("k"))
        .asString(StandardCharsets.UTF_8);
  }

  private void assertNothingKept() {
    assertArrayEquals(new Object[0], town.bucket.keys().toArray());
  }
}
