package dev.custody.adapter.storage.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Statements that a bucket, or an access point, can have besides: what the permissions leave
 * undone, denied once more from the other side.
 *
 * <p>Whoever has the rights is named by a condition, never as principal: a principal is kept by an
 * id, and stops being the one that was meant when the role is made anew.
 *
 * @param settings which bucket
 * @param grantee the ARN of the role or user that has the rights, or an expression for it
 */
record BucketPolicy(BucketSettings settings, String partition, Object grantee) {
  private static final String DENY = "Deny";

  /** Nothing but TLS. */
  Map<String, Object> onlyTls() {
    return statement(
        "OnlyTls",
        DENY,
        "s3:*",
        "Resource",
        List.of(bucket(), settings.bucket().objectArn(partition, "*")),
        Tree.of("Bool", Tree.of("aws:SecureTransport", "false")));
  }

  /**
   * Whoever has the rights has none beyond the prefix, whatever else is attached to it. Written
   * with NotResource: a condition on s3:prefix would deny every PutObject, which has no prefix.
   * Empty without a prefix.
   */
  List<Map<String, Object>> nothingOutside() {
    return settings.prefix().isEmpty()
        ? List.of()
        : List.of(
            statement(
                "NothingOutsideThePrefix",
                DENY,
                "s3:*",
                "NotResource",
                List.of(bucket(), objects()),
                Tree.of("ArnEquals", isGrantee())));
  }

  /** Nobody else touches the recordings. */
  Map<String, Object> nobodyElse() {
    return statement(
        "NobodyElse", DENY, "s3:*", "Resource", objects(), Tree.of("ArnNotEquals", isGrantee()));
  }

  /**
   * The permissions once more, for a bucket in another account than the role: then both sides must
   * allow.
   */
  List<Map<String, Object>> grants() {
    List<Map<String, Object>> grants = new ArrayList<>();
    for (Map<String, Object> permission : PermissionPolicy.statements(settings, partition)) {
      Map<String, Object> condition = Tree.of("ArnEquals", isGrantee());
      if (permission.get("Condition") instanceof Map<?, ?> more) {
        more.forEach((operator, keys) -> condition.put(operator.toString(), keys));
      }
      permission.put("Principal", Tree.of("AWS", RolePolicies.rootOf(grantee.toString())));
      permission.put("Condition", condition);
      grants.add(permission);
    }
    return grants;
  }

  private Map<String, Object> isGrantee() {
    return Tree.of("aws:PrincipalArn", grantee);
  }

  private String bucket() {
    return settings.bucket().arn(partition);
  }

  private String objects() {
    return PermissionPolicy.objects(settings, partition);
  }

  private static Map<String, Object> statement(
      String sid,
      String effect,
      String action,
      String resourceElement,
      Object resource,
      Map<String, Object> condition) {
    return Tree.of(
        "Sid",
        sid,
        "Effect",
        effect,
        "Principal",
        "*",
        "Action",
        action,
        resourceElement,
        resource,
        "Condition",
        condition);
  }
}
