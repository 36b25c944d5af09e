package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.StorageException;
import dev.custody.application.port.out.storage.StorageException.Refusal;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What S3 answered, by what is to be done about it (Amazon S3, "Error responses"). Judged by code,
 * status and operation: a HEAD has no code, and compatible stores have their own messages.
 */
final class Failures {
  private static final Set<String> KEY_GONE =
      Set.of("InvalidAccessKeyId", "InvalidClientTokenId", "SignatureDoesNotMatch");
  private static final Set<String> OUR_DATA =
      Set.of(
          "BadDigest",
          "XAmzContentChecksumMismatch",
          "XAmzContentSHA256Mismatch",
          "EntityTooSmall",
          "InvalidPart",
          "InvalidPartOrder",
          "IncompleteBody");

  private Failures() {}

  static StorageException of(
      SdkException e,
      Operation operation,
      BucketSettings bucket,
      CredentialSource.Holder holder,
      String what) {
    if (!(e instanceof AwsServiceException answered)) {
      return new StorageException.Unavailable(
          "Could not %s %s: %s."
              .formatted(operation.verb(), subject(bucket, what), Words.network(e)),
          e);
    }
    String code = Words.code(answered);
    int status = answered.statusCode();
    if (code.equals("NoSuchBucket") || (status == 404 && operation == Operation.HEAD_BUCKET)) {
      return refused(
          operation,
          bucket,
          what,
          "there is no bucket '%s'. Make it, or correct its name; this service never makes one"
              .formatted(bucket.bucket().value()),
          answered);
    }
    if (code.equals("NoSuchUpload") || (status == 404 && operation == Operation.ABORT_MULTIPART)) {
      return new StorageException.UploadGone(
          "The upload in parts of '%s' is not there any more.".formatted(what), e);
    }
    boolean noSuchParts =
        code.equals("InvalidRequest") && operation == Operation.COMPLETE_MULTIPART;
    if (OUR_DATA.contains(code) || noSuchParts) {
      return new StorageException.ContentRejected(
          "S3 found what was sent of '%s' not to be what was said (%s).".formatted(what, code), e);
    }
    if (status == 404) {
      return new StorageException.ObjectMissing("There is no object '%s'.".formatted(what), e);
    }
    if (code.equals("RequestTimeTooSkewed")) {
      return new StorageException.Unavailable(
          "The clock of this service is wrong, so S3 refuses what it signs. The operator must set it; there is nothing to change in your account.",
          e);
    }
    if (code.equals("AccessControlListNotSupported")) {
      return refused(
          operation,
          bucket,
          what,
          "the bucket takes no ACLs. Set the object ACL of this location to none",
          answered);
    }
    if (KEY_GONE.contains(code)) {
      return refused(
          operation,
          bucket,
          what,
          "the store does not know the credentials (%s): deleted, disabled or mistyped"
              .formatted(code),
          answered);
    }
    if (code.startsWith("KMS.")) {
      return refused(
          operation,
          bucket,
          what,
          "the KMS key cannot be used: %s (%s)".formatted(kms(code), code),
          answered);
    }
    if (status == 403) {
      return refused(operation, bucket, what, Denial.cause(answered, operation, holder), answered);
    }
    if (status == 301 || status == 307) {
      return refused(
          operation,
          bucket,
          what,
          "the bucket is in another region (%s)".formatted(code),
          answered);
    }
    return new StorageException.Unavailable(
        "Could not %s %s just now (%s).".formatted(operation.verb(), subject(bucket, what), code),
        e);
  }

  /** AWS KMS API Reference, "Common errors" of Encrypt and GenerateDataKey. */
  private static String kms(String code) {
    return switch (code) {
      case "KMS.DisabledException" -> "it is disabled. Enable it in KMS";
      case "KMS.NotFoundException" ->
          "there is no such key in the bucket's region. Correct the key of this location, or the bucket's default encryption";
      case "KMS.KMSInvalidStateException" ->
          "it is scheduled for deletion, or waits for its material. Cancel that in KMS, or choose another key";
      case "KMS.InvalidKeyUsageException" -> "it is not a key for encryption. Choose another";
      default -> "see its state and its policy in KMS";
    };
  }

  /** An answer that says 200 and lacks what each such has, as a page of something in between. */
  static StorageException notUnderstood(Operation operation, BucketSettings bucket, String what) {
    return new StorageException.Unavailable(
        "Could not %s %s: %s."
            .formatted(operation.verb(), subject(bucket, what), Words.NOT_UNDERSTOOD),
        null);
  }

  /** A store that cannot be reached as it is: nothing helps but a change over there. */
  static StorageException unreachable(
      String why, SdkException e, Operation operation, BucketSettings bucket, String what) {
    return new StorageException.Refused(
        "Could not %s %s: %s.".formatted(operation.verb(), subject(bucket, what), why),
        new Refusal(operation.action(), Optional.empty(), Optional.empty(), Optional.empty()),
        e);
  }

  private static String subject(BucketSettings bucket, String what) {
    String there = "bucket '%s'".formatted(bucket.bucket().value());
    return what.isEmpty() ? there : "'%s' in %s".formatted(what, there);
  }

  private static StorageException refused(
      Operation operation,
      BucketSettings bucket,
      String what,
      String why,
      AwsServiceException cause) {
    String resource =
        what.isEmpty() ? bucket.bucket().value() : bucket.bucket().value() + "/" + what;
    return new StorageException.Refused(
        "Could not %s '%s': %s.".formatted(operation.verb(), resource, why),
        Words.refusal(operation.action(), resource, cause),
        cause);
  }
}
