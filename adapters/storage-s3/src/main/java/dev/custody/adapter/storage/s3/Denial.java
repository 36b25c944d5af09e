package dev.custody.adapter.storage.s3;

import dev.custody.adapter.storage.s3.CredentialSource.Holder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Which policy denied, as far as AWS tells it (AWS IAM, "Troubleshoot access denied error
 * messages").
 */
final class Denial {
  private static final String BY_BUCKET_POLICY = "explicit deny in a resource-based policy";
  private static final String BY_ORGANIZATION = "service control policy";
  private static final String BY_BOUNDARY = "permissions boundary";
  private static final String BY_ENDPOINT = "VPC endpoint policy";
  private static final List<String> ELSEWHERE =
      List.of(BY_BUCKET_POLICY, BY_ORGANIZATION, BY_BOUNDARY, BY_ENDPOINT);

  private Denial() {}

  /** Whether the permission policy of the kit, put in place, would mend it. */
  static boolean isOfPermissions(@Nullable Throwable denied) {
    if (!(denied instanceof AwsServiceException e) || e.statusCode() != 403) {
      return false;
    }
    String text = Words.text(e);
    return ELSEWHERE.stream().noneMatch(text::contains) && !Words.code(e).startsWith("KMS.");
  }

  /** Whether the right that is missing is one on a KMS key. */
  static boolean isOfKey(@Nullable Throwable denied) {
    return denied instanceof AwsServiceException e && isOfKey(Words.text(e));
  }

  private static boolean isOfKey(String text) {
    return text.contains("kms:") || text.contains("arn:aws:kms");
  }

  /** The cause, as the middle of a sentence. */
  static String cause(AwsServiceException e, Operation operation, Holder holder) {
    String text = Words.text(e);
    String action = operation.action();
    if (text.contains(BY_BUCKET_POLICY)) {
      return "the bucket's policy denies %1$s to this %2$s. Exempt the %2$s in that statement; or, if it demands an ACL or a KMS key, set them in this location"
          .formatted(action, holder);
    }
    if (text.contains("explicit deny in an identity-based policy")) {
      return "a policy of the %s itself denies %s; take that statement out"
          .formatted(holder, action);
    }
    if (text.contains(BY_ORGANIZATION)) {
      return "a service control policy of your AWS organization denies %s".formatted(action);
    }
    if (text.contains(BY_BOUNDARY)) {
      return "the %s's permissions boundary does not allow %s".formatted(holder, action);
    }
    if (text.contains(BY_ENDPOINT)) {
      return "the policy of the VPC endpoint in between does not allow %s".formatted(action);
    }
    if (text.contains("no resource-based policy allows")) {
      return "the bucket belongs to another account and its policy does not allow %s to this %s"
          .formatted(action, holder);
    }
    if (isOfKey(text)) {
      return "the bucket is encrypted with a KMS key that this %s may not use. Allow it kms:GenerateDataKey and kms:Decrypt on that key: name the key in this location, and the setup kit's policy does"
          .formatted(holder);
    }
    if (text.contains("no identity-based policy allows")
        || text.contains("no session policy allows")) {
      return "the %s's permission policy does not allow %s there; add it".formatted(holder, action);
    }
    String denied =
        "access was denied. Allow %s in the %s's permission policy, and see that the bucket belongs to the account that this location names and that no bucket policy denies it"
            .formatted(action, holder);
    return holder == Holder.USER
        ? denied + "; some stores answer a mistyped secret access key in the same way"
        : denied;
  }
}
