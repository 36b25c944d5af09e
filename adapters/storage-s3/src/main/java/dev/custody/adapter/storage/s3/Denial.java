package dev.custody.adapter.storage.s3;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Which policy denied, as far as AWS tells it (AWS IAM, "Troubleshoot access denied error
 * messages").
 */
final class Denial {
  private Denial() {}

  /** The cause, as the middle of a sentence. */
  static String cause(AwsServiceException e, Operation operation) {
    String text = Words.text(e);
    String action = operation.action();
    if (text.contains("explicit deny in a resource-based policy")) {
      return "the bucket's policy denies %s to this role; exempt the role in that statement"
          .formatted(action);
    }
    if (text.contains("explicit deny in an identity-based policy")) {
      return "a policy of the role itself denies %s; take that statement out".formatted(action);
    }
    if (text.contains("service control policy")) {
      return "a service control policy of your AWS organization denies %s".formatted(action);
    }
    if (text.contains("permissions boundary")) {
      return "the role's permissions boundary does not allow %s".formatted(action);
    }
    if (text.contains("VPC endpoint policy")) {
      return "the policy of the VPC endpoint in between does not allow %s".formatted(action);
    }
    if (text.contains("no resource-based policy allows")) {
      return "the bucket belongs to another account and its policy does not allow %s to this role"
          .formatted(action);
    }
    if (text.contains("kms:") || text.contains("arn:aws:kms")) {
      return "the bucket is encrypted with a KMS key that this role may not use; allow it"
          + " kms:GenerateDataKey and kms:Decrypt on that key";
    }
    if (text.contains("no identity-based policy allows")
        || text.contains("no session policy allows")) {
      return "the role's permission policy does not allow %s there; add it".formatted(action);
    }
    return "access was denied. Allow %s in the role's permission policy, and see that no bucket policy denies it"
        .formatted(action);
  }
}
