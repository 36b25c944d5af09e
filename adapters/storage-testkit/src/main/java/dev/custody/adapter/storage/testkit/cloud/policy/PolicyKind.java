package dev.custody.adapter.storage.testkit.cloud.policy;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Where a document is attached; what it must and must not have follows from that. */
public enum PolicyKind {
  /** Of a user or role. */
  IDENTITY,
  /** Handed to AssumeRole. */
  SESSION,
  /** Says who may assume a role. */
  TRUST,
  BUCKET,
  KEY;

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]*");
  private static final Pattern ACTION = Pattern.compile("\\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+");

  boolean isOfIdentity() {
    return this == IDENTITY || this == SESSION;
  }

  /** Refuses fields that do not belong here, and the lack of those that do. */
  void check(Map<?, ?> statement) {
    boolean principal = statement.containsKey("Principal") || statement.containsKey("NotPrincipal");
    boolean resource = statement.containsKey("Resource") || statement.containsKey("NotResource");
    if (isOfIdentity() && principal) {
      throw new MalformedPolicyException("Policy document should not specify a principal.");
    }
    if (!isOfIdentity() && !principal) {
      throw new MalformedPolicyException("Missing required field Principal");
    }
    if (this == TRUST && resource) {
      throw new MalformedPolicyException("Has prohibited field Resource");
    }
    if (this != TRUST && !resource) {
      throw new MalformedPolicyException("Policy statement must contain resources.");
    }
    Object sid = statement.get("Sid");
    if (sid != null && !(sid instanceof String name && isSid(name))) {
      throw new MalformedPolicyException(
          "Statement IDs (SID) in a single policy must be letters and digits: " + sid);
    }
  }

  /** Only S3 and KMS take any text. */
  private boolean isSid(String sid) {
    return this == BUCKET || this == KEY || PLAIN.matcher(sid).matches();
  }

  void checkAction(String action) {
    if (!ACTION.matcher(action).matches()) {
      throw new MalformedPolicyException(
          "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.: " + action);
    }
    String lower = action.toLowerCase(Locale.ROOT);
    if (this == TRUST && !lower.startsWith("sts:")) {
      throw new MalformedPolicyException(
          "AssumeRole policy may only specify STS AssumeRole actions.");
    }
    if (this == BUCKET && !lower.startsWith("s3:") && !lower.equals("*")) {
      throw new MalformedPolicyException("Policy has invalid action: " + action);
    }
  }
}
