package dev.custody.adapter.storage.s3;

import static dev.custody.domain.storage.CheckStatus.FAIL;
import static dev.custody.domain.storage.CheckStatus.INCONCLUSIVE;
import static dev.custody.domain.storage.CheckStatus.WARN;

import dev.custody.adapter.storage.s3.Mistake.Snippet;
import dev.custody.adapter.storage.testkit.cloud.Fault;
import dev.custody.adapter.storage.testkit.cloud.KmsKey;
import dev.custody.adapter.storage.testkit.cloud.Operation;
import dev.custody.adapter.storage.testkit.cloud.When;
import dev.custody.domain.storage.CheckStatus;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The ways of getting a location with a role wrong. */
final class RoleMistakes {
  private RoleMistakes() {}

  static Stream<Mistake> all() {
    return Stream.of(
            settings(),
            trust(),
            condition(),
            bucket(),
            permissions(),
            bucketPolicy(),
            keys(),
            tooMuch(),
            service(),
            network())
        .flatMap(List::stream);
  }

  private static List<Mistake> settings() {
    return List.of(
        format("no role named", c -> c.unset("roleArn"), "No role is named yet")
            .shows(Snippet.TRUST_POLICY),
        format("no bucket named", c -> c.unset("bucket"), "No bucket is named yet"),
        format(
            "a user in place of a role",
            c -> c.set("roleArn", "arn:aws:iam::444455556666:user/me"),
            "this is a user; make a role"),
        format(
            "a role of another partition",
            c -> c.set("roleArn", "arn:aws-cn:iam::444455556666:role/recordings"),
            "'aws-cn', and this service in 'aws'"),
        format(
            "a bucket with dots",
            c -> c.set("bucket", "acme.recordings"),
            "use a bucket without dots"),
        format(
            "the alias of an access point",
            c -> c.set("bucket", "acme-x1y2-s3alias"),
            "give the access point's ARN"),
        format("a prefix without its slash", c -> c.set("prefix", "recordings"), "'recordings'"));
  }

  private static List<Mistake> trust() {
    return List.of(
        refused("no such role", c -> c.role.delete()).shows(Snippet.TRUST_POLICY),
        refused(
            "another account trusted",
            c -> c.trustWith("111122223333:root", Customer.STRANGER + ":root")),
        refused("another principal trusted", c -> c.trustWith("user/custody", "user/other")),
        refused(
            "another external ID",
            c -> c.trustWith(Customer.EXTERNAL_ID, "3f0c1d9e-2f5a-4d42-9d6f-1f2b3c4d5e6f")),
        refused(
            "the external ID in another case",
            c -> c.trustWith(Customer.EXTERNAL_ID, Customer.EXTERNAL_ID.toUpperCase(Locale.ROOT))));
  }

  private static List<Mistake> condition() {
    return List.of(
        lets("no condition", c -> c.role.trust(trustIf("")), "without any external ID"),
        lets(
            "StringEqualsIfExists",
            c -> c.trustWith("StringEquals", "StringEqualsIfExists"),
            "without any external ID"),
        lets("StringLike *", c -> c.role.trust(trustIf(like("*"))), "with any other external ID"),
        lets(
            "StringLike with the ID's beginning",
            c -> c.role.trust(trustIf(like(Customer.EXTERNAL_ID.substring(0, 16) + "*"))),
            "with an external ID that only begins like yours"),
        lets(
            "StringEqualsIgnoreCase",
            c -> c.trustWith("StringEquals", "StringEqualsIgnoreCase"),
            "with your external ID in another case"));
  }

  private static List<Mistake> bucket() {
    return List.of(
        Mistake.of(
                "no such bucket",
                c -> c.cloud.deleteBucket(Customer.BUCKET),
                "bucket-region",
                FAIL,
                "There is no bucket 'acme-recordings'. Make it, or correct its name")
            .code("NoSuchBucket"),
        Mistake.of(
            "another region",
            c -> c.set("region", "us-west-2"),
            "bucket-region",
            WARN,
            "The bucket is in 'eu-central-1', not in 'us-west-2'; the right one is used"),
        Mistake.of(
                "a stranger's bucket",
                Customer::bucketOfAStranger,
                "write",
                FAIL,
                "see that the bucket belongs to the account that this location names")
            .code("AccessDenied")
            .shows(Snippet.PERMISSION_POLICY),
        Mistake.of(
            "a stranger's bucket that lets us ask",
            c -> {
              c.bucketOfAStranger().bucket.policy(allow("s3:*", c.bucket.arn()));
              c.role.permissions(allowed("s3:*", "*"));
            },
            "bucket-owner",
            FAIL,
            "The bucket does not belong to account 444455556666, but to another one"));
  }

  private static List<Mistake> permissions() {
    return List.of(
        denied("no permissions at all", c -> c.role.permissions(), "write", FAIL, "s3:PutObject"),
        denied(
            "put not allowed",
            c -> c.permissionsWith("\"s3:PutObject\", ", ""),
            "write",
            FAIL,
            "s3:PutObject"),
        denied(
            "another bucket allowed",
            c -> c.permissionsWith(Customer.BUCKET, "acme-old"),
            "write",
            FAIL,
            "s3:PutObject"),
        denied(
            "another prefix allowed",
            c -> c.set("prefix", "Recordings/"),
            "write",
            FAIL,
            "s3:PutObject"),
        denied(
            "the prefix without its star",
            c -> c.permissionsWith("recordings/*\"", "recordings/\""),
            "write",
            FAIL,
            "s3:PutObject"),
        denied(
            "get not allowed",
            c -> c.permissionsWith("s3:GetObject", "s3:GetObjectTagging"),
            "read",
            WARN,
            "s3:GetObject"),
        denied(
            "list not allowed",
            c -> c.permissionsWith("s3:ListBucket", "s3:ListBucketVersions"),
            "read",
            WARN,
            "s3:ListBucket"),
        denied(
            "delete not allowed",
            c -> c.permissionsWith("\"s3:DeleteObject\", ", ""),
            "delete",
            WARN,
            "s3:DeleteObject"),
        denied(
            "versions cannot be deleted",
            c -> {
              c.bucket.versioned();
              c.permissionsWith(", \"s3:DeleteObjectVersion\"", "");
            },
            "delete",
            WARN,
            "s3:DeleteObjectVersion"),
        Mistake.of(
                "abort not allowed",
                c -> c.permissionsWith(", \"s3:AbortMultipartUpload\"", ""),
                "write",
                WARN,
                "Allow s3:AbortMultipartUpload, or have the bucket end incomplete uploads")
            .code("AccessDenied")
            .mendedBy(Snippet.PERMISSION_POLICY),
        Mistake.of(
                "the role denies itself",
                c ->
                    c.role.permissions(
                        allowed("s3:*", "*"),
                        allowed("s3:PutObject", "*").replace("Allow", "Deny")),
                "write",
                FAIL,
                "a policy of the role itself denies s3:PutObject; take that statement out")
            .code("AccessDenied")
            .mendedBy(Snippet.PERMISSION_POLICY),
        denied(
            "an ACL asked for and not allowed",
            c -> {
              c.bucket.acls();
              c.set("acl", "bucket-owner-full-control");
            },
            "write",
            FAIL,
            "s3:PutObject"));
  }

  private static List<Mistake> bucketPolicy() {
    return List.of(
        byBucketPolicy("put denied by the bucket's policy", c -> c.bucket.policy(deny(c, ""))),
        byBucketPolicy(
            "an ACL demanded",
            c ->
                c.bucket
                    .acls()
                    .policy(deny(c, unless("s3:x-amz-acl", "bucket-owner-full-control")))),
        byBucketPolicy(
            "a KMS header demanded",
            c -> c.bucket.policy(deny(c, unless("s3:x-amz-server-side-encryption", "aws:kms")))),
        byMessage(
            "a service control policy",
            "with an explicit deny in a service control policy",
            "a service control policy of your AWS organization denies s3:PutObject"),
        byMessage(
            "a permissions boundary",
            "because no permissions boundary allows the s3:PutObject action",
            "the role's permissions boundary does not allow s3:PutObject"));
  }

  private static List<Mistake> keys() {
    return List.of(
        Mistake.of(
                "a KMS key that is not allowed",
                c -> c.encrypted(KmsKey.State.ENABLED),
                "write",
                FAIL,
                "is encrypted with a KMS key that this role may not use. Allow it kms:GenerateDataKey and kms:Decrypt")
            .code("AccessDenied"),
        Mistake.of(
                "a KMS key that may not decrypt",
                c -> {
                  c.set("kmsKeyArn", c.encrypted(KmsKey.State.ENABLED).arn());
                  c.permissionsWith(", \"kms:Decrypt\"", "");
                },
                "write",
                FAIL,
                "Could not store a part")
            .code("AccessDenied")
            .mendedBy(Snippet.PERMISSION_POLICY),
        kms(
            "a KMS key that is disabled",
            KmsKey.State.DISABLED,
            "it is disabled. Enable it in KMS",
            "KMS.DisabledException"),
        kms(
            "a KMS key that is to be deleted",
            KmsKey.State.PENDING_DELETION,
            "it is scheduled for deletion",
            "KMS.KMSInvalidStateException"),
        Mistake.of(
                "a KMS key that is not there",
                c -> {
                  c.set(
                      "kmsKeyArn",
                      "arn:aws:kms:eu-central-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab");
                  c.asTheKitSays();
                },
                "write",
                FAIL,
                "there is no such key in the bucket's region")
            .code("KMS.NotFoundException"));
  }

  private static List<Mistake> tooMuch() {
    return List.of(
        Mistake.of(
                "everything allowed",
                c -> c.role.permissions(allowed("s3:*", "*")),
                "least-privilege",
                WARN,
                "the policy allows writing outside of 'recordings/' too")
            .mendedBy(Snippet.PERMISSION_POLICY),
        Mistake.of(
                "all buckets listed",
                Customer::listsAllBuckets,
                "least-privilege",
                WARN,
                "the policy allows listing all buckets")
            .mendedBy(Snippet.PERMISSION_POLICY),
        Mistake.of(
                "reading allowed, and declared write-only",
                c -> c.set("access", "write-only"),
                "read",
                WARN,
                "Wider than declared: the policy allows reading")
            .mendedBy(Snippet.PERMISSION_POLICY));
  }

  private static List<Mistake> service() {
    return List.of(
        Mistake.of(
            "the service may assume no role",
            c -> c.service.permissions(),
            "assume-role",
            INCONCLUSIVE,
            "The service's own identity lacks the right sts:AssumeRole"),
        Mistake.of(
            "the service's key is gone",
            c -> c.service.deleteKey(c.service.accessKey()),
            "assume-role",
            INCONCLUSIVE,
            "The operator of this service must mend them"),
        Mistake.of(
            "the service's clock is wrong",
            c ->
                c.cloud.misbehave(
                    When.calling(Operation.CREATE_MULTIPART_UPLOAD),
                    Fault.answer(403, "RequestTimeTooSkewed")),
            "write",
            INCONCLUSIVE,
            "The clock of this service is wrong"));
  }

  private static List<Mistake> network() {
    return List.of(
        Mistake.of(
            "STS throttles",
            c -> c.cloud.misbehave(When.calling(Operation.ASSUME_ROLE), Fault.throttling()),
            "assume-role",
            INCONCLUSIVE,
            "just now (Throttling). Verify again."),
        Mistake.of(
            "a probe is throttled",
            c -> c.cloud.misbehave(When.calling(Operation.ASSUME_ROLE).from(4), Fault.throttling()),
            "external-id-enforced",
            INCONCLUSIVE,
            "could not be found out"),
        Mistake.of(
            "S3 throttles",
            c -> c.cloud.misbehave(When.calling(Operation.PUT_OBJECT), Fault.slowDown()),
            "put",
            INCONCLUSIVE,
            "just now (SlowDown). Verify again."),
        Mistake.of(
            "STS is down",
            c -> c.stsAt("http://127.0.0.1:1"),
            "assume-role",
            INCONCLUSIVE,
            "nobody answers at its address"),
        Mistake.of(
            "S3 is down",
            c -> c.s3At("http://127.0.0.1:1"),
            "bucket-region",
            INCONCLUSIVE,
            "nobody answers at its address"),
        Mistake.of(
            "S3 has no address",
            c -> c.s3At("http://s3.nowhere.invalid"),
            "bucket-region",
            INCONCLUSIVE,
            "its name is not known"));
  }

  private static Mistake format(String name, Consumer<Customer> made, String words) {
    return Mistake.of(name, made, "format", FAIL, words);
  }

  private static Mistake refused(String name, Consumer<Customer> made) {
    return Mistake.of(
            name,
            made,
            "assume-role",
            FAIL,
            "or it demands another external ID than '%s'".formatted(Customer.EXTERNAL_ID))
        .code("AccessDenied")
        .mendedBy(Snippet.TRUST_POLICY);
  }

  private static Mistake lets(String name, Consumer<Customer> made, String how) {
    return Mistake.of(
            name,
            made,
            "external-id-enforced",
            FAIL,
            "The role can be assumed %s, so that anybody who uses this service could reach your bucket. Demand the ID with StringEquals"
                .formatted(how))
        .mendedBy(Snippet.TRUST_POLICY);
  }

  private static Mistake denied(
      String name, Consumer<Customer> made, String check, CheckStatus status, String action) {
    return Mistake.of(
            name,
            made,
            check,
            status,
            "the role's permission policy does not allow %s there; add it".formatted(action))
        .code("AccessDenied")
        .mendedBy(Snippet.PERMISSION_POLICY);
  }

  private static Mistake byBucketPolicy(String name, Consumer<Customer> made) {
    return Mistake.of(
            name,
            made,
            "write",
            FAIL,
            "the bucket's policy denies s3:PutObject to this role. Exempt the role in that statement; or, if it demands an ACL or a KMS key")
        .code("AccessDenied");
  }

  private static Mistake byMessage(String name, String message, String words) {
    return Mistake.of(
            name,
            c ->
                c.cloud.misbehave(
                    When.calling(Operation.CREATE_MULTIPART_UPLOAD),
                    new Fault.Answer(
                        403,
                        "AccessDenied",
                        "User: arn:aws:sts::444455556666:assumed-role/recordings/x is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::acme-recordings/x\" "
                            + message)),
            "write",
            FAIL,
            words)
        .code("AccessDenied");
  }

  private static Mistake kms(String name, KmsKey.State state, String words, String code) {
    return Mistake.of(
            name,
            c -> {
              c.set("kmsKeyArn", c.encrypted(state).arn());
              c.asTheKitSays();
            },
            "write",
            FAIL,
            words)
        .code(code);
  }

  private static String trustIf(String condition) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
      "Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"%s}]}\
    """
        .formatted(condition);
  }

  private static String like(String id) {
    return ",\"Condition\":{\"StringLike\":{\"sts:ExternalId\":\"%s\"}}".formatted(id);
  }

  private static String unless(String key, String value) {
    return ",\"Condition\":{\"StringNotEquals\":{\"%s\":\"%s\"}}".formatted(key, value);
  }

  private static String allowed(String action, String resource) {
    return """
    {"Version":"2012-10-17","Statement":[
      {"Effect":"Allow","Action":"%s","Resource":"%s"}]}\
    """
        .formatted(action, resource);
  }

  private static String allow(String action, String resource) {
    return """
    {"Version":"2012-10-17","Statement":[
      {"Effect":"Allow","Principal":"*","Action":"%s","Resource":"%s"}]}\
    """
        .formatted(action, resource);
  }

  private static String deny(Customer customer, String condition) {
    return """
    {"Version":"2012-10-17","Statement":[
      {"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"%s/*"%s}]}\
    """
        .formatted(customer.bucket.arn(), condition);
  }
}
