package dev.custody.adapter.storage.s3;

import dev.custody.domain.organization.ExternalId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policies that an administrator gives the role: exactly what the service uses, for this
 * organization.
 */
final class RolePolicies {
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

  /** Who may assume the role. Empty while the principal is not known. */
  Optional<String> trust() {
    return principal.map(arn -> Tree.json(trusting(arn, externalId.value())));
  }

  /** What the role may do. Empty while no bucket is named. */
  Optional<String> permissions() {
    return bucket.bucket().value().isEmpty()
        ? Optional.empty()
        : Optional.of(Tree.json(PermissionPolicy.of(bucket, partition)));
  }

  /**
   * Trusts the account of the principal, and of it the principal alone: an ARN written directly as
   * principal would stop working when the role or user is made anew.
   */
  static Map<String, Object> trusting(String principal, String externalId) {
    return PermissionPolicy.document(
        List.of(
            Tree.of(
                "Sid",
                "CustodyAssumesThisRole",
                "Effect",
                "Allow",
                "Principal",
                Tree.of("AWS", rootOf(principal)),
                "Action",
                "sts:AssumeRole",
                "Condition",
                Tree.of(
                    "StringEquals",
                    Tree.of("sts:ExternalId", externalId),
                    "ArnEquals",
                    Tree.of("aws:PrincipalArn", principal)))));
  }

  /** The ARN that stands for all of an account. */
  static String rootOf(String arn) {
    String[] parts = arn.split(":", -1);
    return parts.length < 6 ? arn : "arn:%s:iam::%s:root".formatted(parts[1], parts[4]);
  }
}
