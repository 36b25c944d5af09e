package dev.custody.adapter.storage.s3;

import dev.custody.domain.organization.ExternalId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The policies that an administrator gives the role: exactly what the service uses, for this
 * organization.
 */
final class RolePolicies {
  private static final String INDENT = "  ";

  private final BucketSettings bucket;
  private final String partition;
  private final ExternalId externalId;
  private final Optional<String> principal;

  /**
   * @param principal who assumes the role; empty while it is not known
   */
  RolePolicies(RolePlace at, Optional<String> principal) {
    this(at.bucket(), at.partition(), at.place().externalId(), principal);
  }

  RolePolicies(
      BucketSettings bucket, String partition, ExternalId externalId, Optional<String> principal) {
    this.bucket = bucket;
    this.partition = partition;
    this.externalId = externalId;
    this.principal = principal;
  }

  /**
   * Trusts the account of the principal, and of it the principal alone: an ARN written directly as
   * principal would stop working when the role or user is made anew. Empty while the principal is
   * not known.
   */
  Optional<String> trust() {
    return principal.map(arn ->
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "CustodyAssumesThisRole",
              "Effect": "Allow",
              "Principal": { "AWS": %s },
              "Action": "sts:AssumeRole",
              "Condition": {
                "StringEquals": { "sts:ExternalId": %s },
                "ArnEquals": { "aws:PrincipalArn": %s }
              }
            }
          ]
        }
        """
            .formatted(
                PolicyText.quoted(rootOf(arn)),
                PolicyText.quoted(externalId.value()),
                PolicyText.quoted(arn)));
  }

  private static String rootOf(String arn) {
    String[] parts = arn.split(":", -1);
    return parts.length < 6 ? arn : "arn:%s:iam::%s:root".formatted(parts[1], parts[4]);
  }

  /** What the role may do. Empty while no bucket is named. */
  Optional<String> permissions() {
    if (bucket.bucket().value().isEmpty()) {
      return Optional.empty();
    }
    List<String> statements = new ArrayList<>();
    String objects =
        bucket.bucket().objectArn(partition, PolicyText.escaped(bucket.prefix()) + "*");
    statements.add(allowing("WriteRecordings", Rights.DELIVER, objects));
    if (bucket.access().mayRead()) {
      statements.add(allowing("ReadRecordings", Rights.READ, objects));
      statements.add(
          statement(
              "ListRecordings",
              List.of("s3:ListBucket"),
              bucket.bucket().arn(partition),
              Optional.of(
                  "{ \"StringLike\": { \"s3:prefix\": %s } }"
                      .formatted(PolicyText.quoted(PolicyText.escaped(bucket.prefix()) + "*")))));
    }
    if (bucket.access().mayDelete()) {
      statements.add(allowing("DeleteRecordings", Rights.DELETE, objects));
    }
    bucket.kmsKeyArn().ifPresent(key -> statements.add(encryption(key)));
    return Optional.of(
        "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n%s\n  ]\n}\n"
            .formatted(String.join(",\n", statements)));
  }

  private String allowing(String sid, Rights rights, String objects) {
    return statement(sid, rights.objectActions(bucket), objects, Optional.empty());
  }

  private String encryption(String key) {
    String region = key.split(":", -1)[3];
    return statement(
        "EncryptRecordings",
        List.of("kms:GenerateDataKey", "kms:Decrypt"),
        key,
        Optional.of(
            "{ \"StringEquals\": { \"kms:ViaService\": %s } }"
                .formatted(
                    PolicyText.quoted(
                        "s3.%s.%s".formatted(region, PolicyText.domain(partition))))));
  }

  private static String statement(
      String sid, List<String> actions, String resource, Optional<String> condition) {
    List<String> lines = new ArrayList<>();
    lines.add("\"Sid\": " + PolicyText.quoted(sid));
    lines.add("\"Effect\": \"Allow\"");
    lines.add("\"Action\": " + PolicyText.oneOrMany(actions).replace(",", ", "));
    lines.add("\"Resource\": " + PolicyText.quoted(resource));
    condition.ifPresent(text -> lines.add("\"Condition\": " + text));
    String inner = INDENT.repeat(3);
    return INDENT.repeat(2)
        + "{\n"
        + inner
        + String.join(",\n" + inner, lines)
        + "\n"
        + INDENT.repeat(2)
        + "}";
  }
}
