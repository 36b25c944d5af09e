package dev.custody.bootstrap.portal;

import dev.custody.adapter.storage.testkit.cloud.Fault;
import dev.custody.adapter.storage.testkit.cloud.KmsKey;
import dev.custody.adapter.storage.testkit.cloud.Operation;
import dev.custody.adapter.storage.testkit.cloud.When;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The ways of getting a bucket and a role wrong. */
final class RoleMistakes {
  private RoleMistakes() {}

  static List<Mistake<OwnerOfARole>> all() {
    return Stream.of(trust(), condition(), bucket(), permissions(), policy(), passing(), keys())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Mistake<OwnerOfARole>> trust() {
    return List.of(
        new Mistake<>(
            "role missing",
            owner -> owner.role().delete(),
            "could not be assumed",
            owner -> {
              owner.makesTheRole();
              owner.asTheKitSays();
              owner.pastesTheTrustPolicy();
            }),
        refused("principal wrong", owner -> owner.trustsWith("user/custody", "user/other")),
        refused("ID differs", owner -> owner.trustsWith(owner.externalId(), "some-other-id")),
        refused(
            "ID in another case",
            owner ->
                owner.trustsWith(owner.externalId(), owner.externalId().toUpperCase(Locale.ROOT))));
  }

  private static List<Mistake<OwnerOfARole>> condition() {
    return List.of(
        lets("no condition", owner -> trusts(owner, ""), "without any external ID"),
        lets(
            "ID missing",
            owner ->
                trusts(
                    owner,
                    ",\"Condition\":{\"ArnEquals\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:user/custody\"}}"),
            "without any external ID"),
        lets(
            "StringEqualsIfExists",
            owner -> owner.trustsWith("StringEquals", "StringEqualsIfExists"),
            "without any external ID"),
        lets("StringLike *", owner -> trusts(owner, like("*")), "with any other external ID"),
        lets(
            "StringLike with the ID's beginning",
            owner -> trusts(owner, like(owner.externalId().substring(0, 16) + "*")),
            "with an external ID that only begins like yours"),
        lets(
            "StringEqualsIgnoreCase",
            owner -> owner.trustsWith("StringEquals", "StringEqualsIgnoreCase"),
            "with your external ID in another case"));
  }

  private static List<Mistake<OwnerOfARole>> bucket() {
    return List.of(
        typed(
            "bucket missing",
            "bucket",
            "acme-recodings",
            "There is no bucket 'acme-recodings'. Make it, or correct its name",
            "acme-recordings"),
        typed(
            "bucket in another region",
            "region",
            "us-west-2",
            "The bucket is in 'eu-central-1', not in 'us-west-2'",
            "eu-central-1"),
        new Mistake<>(
            "bucket in another account",
            owner -> {
              owner.permitsBesides(
                  """
                  {"Effect":"Allow","Action":"s3:*","Resource":["arn:aws:s3:::%1$s","arn:aws:s3:::%1$s/*"]}\
                  """
                      .formatted(OwnerOfARole.STRANGERS_BUCKET));
              owner.administrator().sets("bucket", OwnerOfARole.STRANGERS_BUCKET);
            },
            "see that the bucket belongs to the account that this location names",
            owner -> owner.administrator().sets("bucket", owner.bucket().name())));
  }

  private static List<Mistake<OwnerOfARole>> permissions() {
    return List.of(
        denied("no permissions at all", owner -> owner.role().permissions(), "s3:PutObject"),
        denied("put denied", owner -> owner.permitsWith("\"s3:PutObject\", ", ""), "s3:PutObject"),
        new Mistake<>(
            "abort denied",
            owner -> owner.permitsWith(", \"s3:AbortMultipartUpload\"", ""),
            "Allow s3:AbortMultipartUpload, or have the bucket end incomplete uploads",
            OwnerOfARole::pastesThePermissionPolicy),
        denied(
            "list denied",
            owner -> owner.permitsWith("s3:ListBucket", "s3:ListBucketVersions"),
            "s3:ListBucket"),
        denied(
            "get denied",
            owner -> owner.permitsWith("s3:GetObject", "s3:GetObjectTagging"),
            "s3:GetObject"));
  }

  private static List<Mistake<OwnerOfARole>> policy() {
    return List.of(
        new Mistake<>(
            "put denied by the bucket's policy",
            owner -> owner.bucket().policy(denying(owner, "")),
            "the bucket's policy denies s3:PutObject to this role. Exempt the role in that statement",
            owner -> owner.bucket().withoutPolicy()),
        new Mistake<>(
            "ACL demanded",
            owner -> {
              mayPutAcls(owner);
              owner
                  .bucket()
                  .acls()
                  .policy(
                      denying(
                          owner,
                          ",\"Condition\":{\"StringNotEquals\":{\"s3:x-amz-acl\":\"bucket-owner-full-control\"}}"));
            },
            "if it demands an ACL or a KMS key, set them in this location",
            owner -> owner.administrator().sets("acl", "bucket-owner-full-control")),
        // What was right for the bucket before is wrong for the one that is there now.
        new Mistake<>(
            "ACL refused",
            owner -> {
              mayPutAcls(owner);
              misbehave(
                  owner,
                  Operation.CREATE_MULTIPART_UPLOAD,
                  Fault.answer(400, "AccessControlListNotSupported"));
            },
            "the bucket takes no ACLs. Set the object ACL of this location to none",
            owner -> {
              owner.cloud().behave();
              owner.administrator().sets("acl", "none");
            }));
  }

  private static List<Mistake<OwnerOfARole>> passing() {
    return List.of(
        new Mistake<>(
            "clock skewed",
            owner ->
                misbehave(
                    owner,
                    Operation.CREATE_MULTIPART_UPLOAD,
                    Fault.answer(403, "RequestTimeTooSkewed")),
            "The clock of this service is wrong",
            owner -> owner.cloud().behave()),
        new Mistake<>(
            "STS throttles",
            owner -> misbehave(owner, Operation.ASSUME_ROLE, Fault.throttling()),
            "just now (Throttling). Verify again.",
            owner -> owner.cloud().behave()),
        new Mistake<>(
            "S3 throttles",
            owner -> misbehave(owner, Operation.PUT_OBJECT, Fault.slowDown()),
            "just now (SlowDown). Verify again.",
            owner -> owner.cloud().behave()));
  }

  /** The last, since the location has a key from then on. */
  private static List<Mistake<OwnerOfARole>> keys() {
    return List.of(
        new Mistake<>(
            "KMS key disabled",
            owner -> mayUse(owner, owner.key().state(KmsKey.State.DISABLED)),
            "it is disabled. Enable it in KMS",
            owner -> owner.key().state(KmsKey.State.ENABLED)),
        new Mistake<>(
            "KMS denied",
            OwnerOfARole::key,
            "name the key in this location, and the setup kit's policy does",
            owner -> {
              owner.administrator().sets("kmsKeyArn", owner.key().arn());
              owner.asTheKitSays();
            }));
  }

  private static Mistake<OwnerOfARole> refused(String name, Consumer<OwnerOfARole> made) {
    return new Mistake<>(name, made, "could not be assumed", OwnerOfARole::pastesTheTrustPolicy);
  }

  private static Mistake<OwnerOfARole> lets(String name, Consumer<OwnerOfARole> made, String how) {
    return new Mistake<>(
        name,
        made,
        "The role can be assumed %s, so that anybody who uses this service could reach your bucket"
            .formatted(how),
        OwnerOfARole::pastesTheTrustPolicy);
  }

  private static Mistake<OwnerOfARole> denied(
      String name, Consumer<OwnerOfARole> made, String action) {
    return new Mistake<>(
        name,
        made,
        "the role's permission policy does not allow %s there; add it".formatted(action),
        OwnerOfARole::pastesThePermissionPolicy);
  }

  private static Mistake<OwnerOfARole> typed(
      String name, String field, String wrong, String words, String right) {
    return new Mistake<>(
        name,
        owner -> owner.administrator().sets(field, wrong),
        words,
        owner -> owner.administrator().sets(field, right));
  }

  private static void misbehave(OwnerOfARole owner, Operation operation, Fault fault) {
    owner.cloud().misbehave(When.calling(operation), fault);
  }

  private static void mayPutAcls(OwnerOfARole owner) {
    owner.permitsBesides(
        "{\"Effect\":\"Allow\",\"Action\":\"s3:PutObjectAcl\",\"Resource\":\"%s/recordings/*\"}"
            .formatted(owner.bucket().arn()));
  }

  private static void mayUse(OwnerOfARole owner, KmsKey key) {
    owner.permitsBesides(
        "{\"Effect\":\"Allow\",\"Action\":[\"kms:GenerateDataKey\",\"kms:Decrypt\"],\"Resource\":\"%s\"}"
            .formatted(key.arn()));
  }

  private static void trusts(OwnerOfARole owner, String condition) {
    owner
        .role()
        .trust(
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
              "Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"%s}]}\
            """
                .formatted(condition));
  }

  private static String like(String id) {
    return ",\"Condition\":{\"StringLike\":{\"sts:ExternalId\":\"%s\"}}".formatted(id);
  }

  private static String denying(OwnerOfARole owner, String condition) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",
      "Action":"s3:PutObject","Resource":"%s/*"%s}]}\
    """
        .formatted(owner.bucket().arn(), condition);
  }
}
