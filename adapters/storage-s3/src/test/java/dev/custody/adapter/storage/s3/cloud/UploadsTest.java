package dev.custody.adapter.storage.s3.cloud;

import static dev.custody.adapter.storage.s3.cloud.Town.allow;
import static dev.custody.adapter.storage.s3.cloud.Town.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.cloud.KmsKey;
import dev.custody.adapter.storage.testkit.cloud.User;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** Uploads in parts. */
class UploadsTest {
  private static final String FIRST = "a".repeat(5 << 20);
  private static final String LAST = "end";
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
  void partsBecomeAnObject() {
    String id = create(r -> {});
    List<CompletedPart> parts = List.of(part(id, 1, FIRST, r -> {}), part(id, 7, LAST, r -> {}));
    assertTrue(town.bucket.keys().isEmpty());
    complete(id, parts, r -> {});
    assertArrayEquals(
        (FIRST + LAST).getBytes(StandardCharsets.US_ASCII),
        town.bucket.object("k").orElseThrow().bytes());
    assertEquals(List.of(), town.bucket.openUploads());
    assertRefused(404, "NoSuchUpload", () -> complete(id, parts, r -> {}));
  }

  @Test
  void aPartSentAgainTakesThePlaceOfTheOther() {
    String id = create(r -> {});
    CompletedPart old = part(id, 1, "old", r -> {});
    CompletedPart current = part(id, 1, "new", r -> {});
    assertRefused(400, "InvalidPart", () -> complete(id, List.of(old), r -> {}));
    complete(id, List.of(current), r -> {});
  }

  @Test
  void partsMustBeThereInOrderAndLargeEnough() {
    String id = create(r -> {});
    CompletedPart one = part(id, 1, "small", r -> {});
    CompletedPart two = part(id, 2, LAST, r -> {});
    assertRefused(400, "EntityTooSmall", () -> complete(id, List.of(one, two), r -> {}));
    assertRefused(400, "InvalidPartOrder", () -> complete(id, List.of(two, one), r -> {}));
    assertRefused(400, "InvalidPartOrder", () -> complete(id, List.of(two, two), r -> {}));
    CompletedPart none = two.toBuilder().partNumber(3).build();
    assertRefused(400, "InvalidPart", () -> complete(id, List.of(none), r -> {}));
    assertRefused(400, "MalformedXML", () -> complete(id, List.of(), r -> {}));
    assertRefused(400, "InvalidArgument", () -> part(id, 10_001, LAST, r -> {}));
    assertRefused(400, "InvalidArgument", () -> part(id, 0, LAST, r -> {}));
    complete(id, List.of(two), r -> {});
  }

  @Test
  void anUploadThatIsAbortedOrUnknownIsGone() {
    String id = create(r -> {});
    CompletedPart one = part(id, 1, LAST, r -> {});
    assertRefused(404, "NoSuchUpload", () -> part("nothing", 1, LAST, r -> {}));
    assertRefused(
        404,
        "NoSuchUpload",
        () -> s3.abortMultipartUpload(r -> r.bucket("home-bucket").key("other").uploadId(id)));
    s3.abortMultipartUpload(r -> r.bucket("home-bucket").key("k").uploadId(id));
    assertRefused(404, "NoSuchUpload", () -> part(id, 1, LAST, r -> {}));
    assertRefused(404, "NoSuchUpload", () -> complete(id, List.of(one), r -> {}));
    assertRefused(
        404,
        "NoSuchUpload",
        () -> s3.abortMultipartUpload(r -> r.bucket("home-bucket").key("k").uploadId(id)));
  }

  @Test
  void theChecksumOfAWholeIsCompared() {
    String wrong = SignatureTest.crc32c("other");
    String right = SignatureTest.crc32c(FIRST + LAST);
    String id =
        create(r ->
            r.checksumAlgorithm(ChecksumAlgorithm.CRC32_C).checksumType(ChecksumType.FULL_OBJECT));
    List<CompletedPart> parts =
        List.of(
            part(id, 1, FIRST, r -> r.checksumCRC32C(SignatureTest.crc32c(FIRST))),
            part(id, 2, LAST, r -> {}));
    assertRefused(400, "BadDigest", () -> complete(id, parts, r -> r.checksumCRC32C(wrong)));
    assertRefused(400, "InvalidRequest", () -> complete(id, parts, r -> r.mpuObjectSize(4L)));
    assertRefused(
        400,
        "InvalidRequest",
        () -> complete(id, parts, r -> r.checksumType(ChecksumType.COMPOSITE)));
    var done = complete(id, parts, r -> r.checksumCRC32C(right).mpuObjectSize((5L << 20) + 3));
    assertEquals(right, done.checksumCRC32C());
    assertEquals(ChecksumType.FULL_OBJECT, done.checksumType());
  }

  @Test
  void aChecksumOfChecksumsNeedsThoseOfItsParts() {
    String id = create(r -> r.checksumAlgorithm(ChecksumAlgorithm.CRC32_C));
    String sum = SignatureTest.crc32c(LAST);
    assertRefused(400, "InvalidRequest", () -> part(id, 1, LAST, r -> {}));
    assertRefused(
        400,
        "InvalidRequest",
        () -> part(id, 1, LAST, r -> r.checksumSHA1("ugz9/pdgYwZBM+8sz7pVCAqCLAk=")));
    assertRefused(
        400,
        "BadDigest",
        () -> part(id, 1, LAST, r -> r.checksumCRC32C(SignatureTest.crc32c("other"))));
    CompletedPart part = part(id, 1, LAST, r -> r.checksumCRC32C(sum));
    CompletedPart wrong = part.toBuilder().checksumCRC32C(SignatureTest.crc32c("other")).build();
    assertRefused(400, "InvalidPart", () -> complete(id, List.of(wrong), r -> {}));
    CompletedPart without = part.toBuilder().checksumCRC32C(null).build();
    assertRefused(400, "InvalidRequest", () -> complete(id, List.of(without), r -> {}));
    var done = complete(id, List.of(part), r -> {});
    assertTrue(done.checksumCRC32C().endsWith("-1"), done.checksumCRC32C());
    assertEquals(ChecksumType.COMPOSITE, done.checksumType());
  }

  @Test
  void whichChecksumsAreOfAWhole() {
    assertRefused(
        400,
        "InvalidRequest",
        () ->
            create(r ->
                r.checksumAlgorithm(ChecksumAlgorithm.SHA256)
                    .checksumType(ChecksumType.FULL_OBJECT)));
    assertRefused(
        400,
        "InvalidRequest",
        () ->
            create(r ->
                r.checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME)
                    .checksumType(ChecksumType.COMPOSITE)));
    assertEquals(
        ChecksumType.FULL_OBJECT,
        s3.createMultipartUpload(r ->
                r.bucket("home-bucket").key("k").checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME))
            .checksumType());
  }

  @Test
  void completingObeysIfNoneMatch() {
    String id = create(r -> {});
    List<CompletedPart> parts = List.of(part(id, 1, LAST, r -> {}));
    town.bucket.put("k", new byte[] {1});
    assertRefused(412, "PreconditionFailed", () -> complete(id, parts, r -> r.ifNoneMatch("*")));
    town.bucket.remove("k");
    complete(id, parts, r -> r.ifNoneMatch("*"));
  }

  @Test
  void partsOfAnEncryptedObjectNeedTheRightToDecrypt() {
    KmsKey key = town.home.kmsKey(Town.REGION);
    town.bucket.encryptedWith(key);
    User writer =
        town.home.user("w").permissions(Town.S3_ALL, allow("kms:GenerateDataKey", key.arn()));
    s3 = town.s3(writer.accessKey());
    String id = create(r -> {});
    assertRefused(403, "AccessDenied", () -> part(id, 1, LAST, r -> {}));
    writer.permissions(Town.S3_ALL, allow("kms:Decrypt", key.arn()));
    CompletedPart part = part(id, 1, LAST, r -> {});
    assertRefused(403, "AccessDenied", () -> create(r -> {}));
    key.state(KmsKey.State.DISABLED);
    assertRefused(400, "KMS.DisabledException", () -> complete(id, List.of(part), r -> {}));
    key.state(KmsKey.State.ENABLED);
    complete(id, List.of(part), r -> {});
  }

  private String create(Consumer<CreateMultipartUploadRequest.Builder> more) {
    return s3.createMultipartUpload(
            request -> {
              request.bucket("home-bucket").key("k");
              more.accept(request);
            })
        .uploadId();
  }

  private CompletedPart part(
      String id, int number, String text, Consumer<UploadPartRequest.Builder> more) {
    var answer =
        s3.uploadPart(
            request -> {
              request.bucket("home-bucket").key("k").uploadId(id).partNumber(number);
              more.accept(request);
            },
            RequestBody.fromString(text));
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(answer.eTag())
        .checksumCRC32C(answer.checksumCRC32C())
        .build();
  }

  private CompleteMultipartUploadResponse complete(
      String id, List<CompletedPart> parts, Consumer<CompleteMultipartUploadRequest.Builder> more) {
    return s3.completeMultipartUpload(request -> {
      request.bucket("home-bucket").key("k").uploadId(id);
      request.multipartUpload(upload -> upload.parts(parts));
      more.accept(request);
    });
  }
}
