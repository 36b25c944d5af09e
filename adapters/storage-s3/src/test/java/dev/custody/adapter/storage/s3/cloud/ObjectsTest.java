package dev.custody.adapter.storage.s3.cloud;

import static dev.custody.adapter.storage.s3.cloud.Town.allow;
import static dev.custody.adapter.storage.s3.cloud.Town.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.cloud.Bucket;
import dev.custody.adapter.storage.testkit.cloud.Credentials;
import dev.custody.adapter.storage.testkit.cloud.KmsKey;
import dev.custody.adapter.storage.testkit.cloud.Operation;
import dev.custody.adapter.storage.testkit.cloud.Role;
import dev.custody.adapter.storage.testkit.cloud.User;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Objects: keys, addresses, checksums, conditions, versions, encryption, locks. */
class ObjectsTest {
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
  void keysAreKnownUntilTheyAreDroppedOrExpire() {
    Credentials second = town.alice.newAccessKey();
    put(town.s3(second), "home-bucket", r -> {});
    town.alice.deleteKey(second);
    assertRefused(403, "InvalidAccessKeyId", () -> put(town.s3(second), "home-bucket", r -> {}));
    assertRefused(403, "InvalidClientTokenId", () -> town.sts(second).getCallerIdentity());
    Role role = town.home.role("r").permissions(Town.S3_ALL);
    Credentials session = role.machineSession("m");
    put(town.s3(session), "home-bucket", r -> {});
    town.wait(Duration.ofHours(5));
    put(town.s3(session), "home-bucket", r -> {});
    town.wait(Duration.ofHours(2));
    assertRefused(400, "ExpiredToken", () -> put(town.s3(session), "home-bucket", r -> {}));
    Credentials other = role.machineSession("m");
    town.cloud.expireAllSessions();
    assertRefused(400, "ExpiredToken", () -> put(town.s3(other), "home-bucket", r -> {}));
    put(s3, "home-bucket", r -> {});
  }

  @Test
  void aTokenBelongsToItsKey() {
    Role role = town.home.role("r").permissions(Town.S3_ALL);
    Credentials one = role.machineSession("m");
    Credentials mixed =
        new Credentials(
            one.accessKeyId(), one.secretAccessKey(), role.machineSession("n").sessionToken());
    assertRefused(400, "InvalidToken", () -> put(town.s3(mixed), "home-bucket", r -> {}));
    Credentials bare = new Credentials(one.accessKeyId(), one.secretAccessKey(), Optional.empty());
    assertRefused(403, "InvalidAccessKeyId", () -> put(town.s3(bare), "home-bucket", r -> {}));
  }

  @Test
  void aRevokedRoleTakesTheRightsOfSessionsThatAreOut() {
    Role role = town.home.role("r").permissions(Town.S3_ALL);
    S3Client session = town.s3(role.machineSession("m"));
    put(session, "home-bucket", r -> {});
    role.revoke();
    assertRefused(403, "AccessDenied", () -> put(session, "home-bucket", r -> {}));
  }

  @Test
  void aWrongRegionIsNamed() {
    S3Client far =
        town.s3(town.alice.accessKey(), "us-west-2", RequestChecksumCalculation.WHEN_REQUIRED);
    var moved = assertRefused(301, "PermanentRedirect", () -> put(far, "home-bucket", r -> {}));
    assertEquals(
        Town.REGION,
        moved.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region").get());
    var wrong =
        assertRefused(
            400,
            "AuthorizationHeaderMalformed",
            () -> far.getObject(r -> r.bucket("home-bucket").key("k")));
    String message = String.valueOf(wrong.getMessage());
    assertTrue(message.contains("expecting '" + Town.REGION), message);
  }

  @Test
  void aBucketMustBeThereAndItsOwnerAsExpected() {
    assertRefused(404, "NoSuchBucket", () -> put(s3, "no-bucket", r -> {}));
    put(s3, "home-bucket", r -> r.expectedBucketOwner("111111111111"));
    assertRefused(
        403,
        "AccessDenied",
        () -> put(s3, "home-bucket", r -> r.expectedBucketOwner("000000000000")));
    town.cloud.requireOwner();
    assertRefused(403, "AccessDenied", () -> put(s3, "home-bucket", r -> {}));
  }

  @Test
  void bucketsAreListedToWhoMay() {
    assertEquals("home-bucket", s3.listBuckets(r -> r.maxBuckets(1)).buckets().getFirst().name());
    User blind = town.home.user("blind").permissions(allow("s3:PutObject", "*"));
    S3Client unable = town.s3(blind.accessKey());
    assertRefused(403, "AccessDenied", () -> unable.listBuckets(r -> r.maxBuckets(1)));
  }

  @Test
  void aMissingObjectShowsOnlyToWhoMayList() {
    assertRefused(404, "NoSuchKey", () -> s3.getObject(r -> r.bucket("home-bucket").key("none")));
    User reader = town.home.user("reader").permissions(allow("s3:GetObject", "*"));
    S3Client blind = town.s3(reader.accessKey());
    assertRefused(
        403, "AccessDenied", () -> blind.getObject(r -> r.bucket("home-bucket").key("none")));
  }

  @Test
  void aChecksumInAHeaderIsComparedKeptAndTold() {
    String right = SignatureTest.crc32c("hello");
    var answer = put(s3, "home-bucket", r -> r.checksumCRC32C(right));
    assertEquals(right, answer.checksumCRC32C());
    assertEquals(ChecksumType.FULL_OBJECT, answer.checksumType());
    String wrong = SignatureTest.crc32c("hullo");
    assertRefused(
        400, "BadDigest", () -> put(s3, "home-bucket", r -> r.key("b").checksumCRC32C(wrong)));
    assertEquals(1, town.bucket.keys().size(), "nothing is kept of what was refused");
    assertNull(s3.headObject(r -> r.bucket("home-bucket").key("k")).checksumCRC32C());
    var head =
        s3.headObject(r -> r.bucket("home-bucket").key("k").checksumMode(ChecksumMode.ENABLED));
    assertEquals(right, head.checksumCRC32C());
  }

  @ParameterizedTest
  @EnumSource(names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
  void theSdksOwnTrailersAreTaken(ChecksumAlgorithm algorithm) {
    S3Client sending =
        town.s3(town.alice.accessKey(), Town.REGION, RequestChecksumCalculation.WHEN_SUPPORTED);
    put(sending, "home-bucket", r -> r.checksumAlgorithm(algorithm));
    var kept = town.bucket.object("k").orElseThrow();
    assertEquals("hello", new String(kept.bytes(), StandardCharsets.UTF_8));
    assertEquals(algorithm.toString(), kept.checksum().orElseThrow().algorithm().name());
  }

  @Test
  void aContentMd5IsCompared() {
    put(s3, "home-bucket", r -> r.contentMD5("XUFAKrxLKna5cZ2REBfFkg=="));
    assertRefused(
        400,
        "BadDigest",
        () -> put(s3, "home-bucket", r -> r.contentMD5("AUFAKrxLKna5cZ2REBfFkg==")));
  }

  @Test
  void ifNoneMatchPutsOnlyWhereNothingIs() {
    put(s3, "home-bucket", r -> r.ifNoneMatch("*"));
    assertRefused(412, "PreconditionFailed", () -> put(s3, "home-bucket", r -> r.ifNoneMatch("*")));
    put(s3, "home-bucket", r -> {});
    s3.deleteObject(r -> r.bucket("home-bucket").key("k"));
    put(s3, "home-bucket", r -> r.ifNoneMatch("*"));
  }

  @Test
  void versionsStayBelowADeleteMarker() {
    Bucket bucket = town.home.bucket("versions", Town.REGION).versioned();
    String first = put(s3, "versions", r -> {}).versionId();
    String second = put(s3, "versions", r -> {}).versionId();
    assertNotEquals(first, second);
    var deleted = s3.deleteObject(r -> r.bucket("versions").key("k"));
    assertEquals(true, deleted.deleteMarker());
    assertRefused(404, "NoSuchKey", () -> s3.getObject(r -> r.bucket("versions").key("k")));
    assertEquals(3, bucket.versions().size(), "every byte is there still");
    s3.headObject(r -> r.bucket("versions").key("k").versionId(first));
    put(s3, "versions", r -> r.ifNoneMatch("*"));
    s3.deleteObject(r -> r.bucket("versions").key("k").versionId(first));
    Town.assertRefused(
        404,
        "NoSuchVersion",
        () -> s3.getObject(r -> r.bucket("versions").key("k").versionId(first)));
    assertRefused(
        405,
        "MethodNotAllowed",
        () -> s3.getObject(r -> r.bucket("versions").key("k").versionId(deleted.versionId())));
    assertEquals(3, bucket.versions().size());
    User noVersions = town.home.user("v").permissions(allow("s3:DeleteObject", "*"));
    assertRefused(
        403,
        "AccessDenied",
        () ->
            town.s3(noVersions.accessKey())
                .deleteObject(r -> r.bucket("versions").key("k").versionId(second)));
  }

  @Test
  void anEncryptedBucketAsksForItsKey() {
    KmsKey key = town.home.kmsKey(Town.REGION);
    town.home.bucket("secret", Town.REGION).encryptedWith(key);
    User writer = town.home.user("w").permissions(Town.S3_ALL);
    S3Client client = town.s3(writer.accessKey());
    assertRefused(403, "AccessDenied", () -> put(client, "secret", r -> {}));
    writer.permissions(Town.S3_ALL, allow("kms:GenerateDataKey", key.arn()));
    assertEquals(
        key.arn(),
        put(client, "secret", r -> r.checksumCRC32C(SignatureTest.crc32c("hello"))).ssekmsKeyId());
    assertRefused(403, "AccessDenied", () -> client.getObject(r -> r.bucket("secret").key("k")));
    client.headObject(r -> r.bucket("secret").key("k"));
    assertRefused(
        403,
        "null",
        () ->
            client.headObject(r -> r.bucket("secret").key("k").checksumMode(ChecksumMode.ENABLED)));
    writer.permissions(Town.S3_ALL, allow("kms:*", key.arn()));
    client.getObjectAsBytes(r -> r.bucket("secret").key("k"));
    for (var state : KmsKey.State.values()) {
      String code =
          switch (state) {
            case ENABLED -> "";
            case DISABLED -> "KMS.DisabledException";
            case PENDING_DELETION -> "KMS.KMSInvalidStateException";
            case DELETED -> "KMS.NotFoundException";
          };
      key.state(state);
      if (code.isEmpty()) {
        put(client, "secret", r -> {});
      } else {
        assertRefused(400, code, () -> put(client, "secret", r -> {}));
      }
    }
  }

  @Test
  void anObjectLockWantsAChecksumAndKeepsVersions() {
    town.home.bucket("locked", Town.REGION).locked(Duration.ofDays(1));
    assertRefused(400, "InvalidRequest", () -> put(s3, "locked", r -> {}));
    String version =
        put(s3, "locked", r -> r.checksumCRC32C(SignatureTest.crc32c("hello"))).versionId();
    assertRefused(
        403,
        "AccessDenied",
        () -> s3.deleteObject(r -> r.bucket("locked").key("k").versionId(version)));
    s3.deleteObject(r -> r.bucket("locked").key("k"));
    town.wait(Duration.ofDays(2));
    s3.deleteObject(r -> r.bucket("locked").key("k").versionId(version));
  }

  @Test
  void whatTheCloudCannotDoItRefuses() {
    put(s3, "home-bucket", r -> {});
    assertRefused(
        501, "NotImplemented", () -> s3.getObjectTagging(r -> r.bucket("home-bucket").key("k")));
    assertRefused(
        501,
        "NotImplemented",
        () ->
            s3.putObjectTagging(
                r -> r.bucket("home-bucket").key("k").tagging(tags -> tags.tagSet(List.of()))));
    assertRefused(501, "NotImplemented", () -> s3.listObjectVersions(r -> r.bucket("home-bucket")));
    assertRefused(
        501,
        "NotImplemented",
        () ->
            s3.copyObject(r ->
                r.sourceBucket("home-bucket")
                    .sourceKey("k")
                    .destinationBucket("home-bucket")
                    .destinationKey("l")));
    assertEquals(0, town.cloud.count(Operation.CREATE_BUCKET));
    assertEquals(List.of("k"), town.bucket.keys());
  }

  private static PutObjectResponse put(
      S3Client client, String bucket, Consumer<PutObjectRequest.Builder> more) {
    return client.putObject(
        request -> {
          request.bucket(bucket).key("k");
          more.accept(request);
        },
        RequestBody.fromString("hello"));
  }
}
