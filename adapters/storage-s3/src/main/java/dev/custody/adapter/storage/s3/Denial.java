package dev.custody.adapter.storage.s3;

import dev.custody.adapter.storage.s3.CredentialSource.Holder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Which policy denied, as far as AWS tells it (AWS IAM, "Troubleshoot access denied error
 * messages").
 */
final class Denial {
  private Denial() {}

  /** The cause, as the middle of a sentence. */
  static String cause(AwsServiceException e, Operation operation, Holder holder) {
    String text = Words.text(e);
    String action = operation.action();
    if (text.contains("explicit deny in a resource-based policy")) {
      return "the bucket's policy denies %1$s to this %2$s; exempt the %2$s in that statement"
          .formatted(action, holder);
    }
    if (text.contains("explicit deny in an identity-based policy")) {
      return "a policy of the %s itself denies %s; take that statement out"
          .formatted(holder, action);
    }
    if (text.contains("service control policy")) {
      return "a service control policy of your AWS organization denies %s".formatted(action);
    }
    if (text.contains("permissions boundary")) {
      return "the %s's permissions boundary does not allow %s".formatted(holder, action);
    }
    if (text.contains("VPC endpoint policy")) {
      return "the policy of the VPC endpoint in between does not allow %s".formatted(action);
    }
    if (text.contains("no resource-based policy allows")) {
      return "the bucket belongs to another account and its policy does not allow %s to this %s"
          .formatted(action, holder);
    }
    if (text.contains("kms:") || text.contains("arn:aws:kms")) {
      return "the bucket is encrypted with a KMS key that this %s may not use; allow it kms:GenerateDataKey and kms:Decrypt on that key"
          .formatted(holder);
    }
    if (text.contains("no identity-based policy allows")
        || text.contains("no session policy allows")) {
      return "the %s's permission policy does not allow %s there; add it".formatted(holder, action);
    }
    String denied =
        "access was denied. Allow %s in the %s's permission policy, and see that no bucket policy denies it"
            .formatted(action, holder);
    return holder == Holder.USER
        ? denied + "; some stores answer a mistyped secret access key in the same way"
        : denied;
  }
}
