package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.StorageException;
import dev.custody.application.port.out.storage.StorageException.Refusal;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Why a role could not be assumed, by what is to be done about it. */
final class AssumeRoleFailures {
  static final String ACTION = "sts:AssumeRole";

  private static final Set<String> OURS =
      Set.of(
          "InvalidClientTokenId",
          "SignatureDoesNotMatch",
          "ExpiredToken",
          "ExpiredTokenException",
          "IncompleteSignature",
          "MissingAuthenticationToken");
  private static final Set<String> OUR_BUGS =
      Set.of("PackedPolicyTooLarge", "MalformedPolicyDocument");

  private AssumeRoleFailures() {}

  static StorageException of(SdkException e, CredentialKey key) {
    if (!(e instanceof AwsServiceException answered)) {
      return new StorageException.Unavailable(
          "AWS STS could not be reached to assume %s: %s.".formatted(key.role(), Words.network(e)),
          e);
    }
    String code = Words.code(answered);
    if (OURS.contains(code)) {
      return new StorageException.Unavailable(
          "STS does not accept the service's own AWS credentials (%s). The operator of this service must mend them; there is nothing to change in your account."
              .formatted(code),
          e);
    }
    if (OUR_BUGS.contains(code)) {
      return new StorageException.Unavailable(
          "STS refused the session policy (%s), which is a fault of this service.".formatted(code),
          e);
    }
    if (answered.statusCode() == 403 || code.equals("AccessDenied")) {
      return denied(answered, key, code);
    }
    if (code.equals("ValidationError")) {
      return refused(
          "STS does not take %s as a role. Check the ARN, and that the role still exists."
              .formatted(key.role()),
          key,
          answered);
    }
    if (code.equals("RegionDisabledException")) {
      return refused(
          "STS is switched off in this region for the role's account; switch it on in IAM, Account settings.",
          key,
          answered);
    }
    return new StorageException.Unavailable(
        "STS could not assume %s just now (%s).".formatted(key.role(), code), e);
  }

  /** AWS does not say which of the causes it is. */
  private static StorageException denied(
      AwsServiceException answered, CredentialKey key, String code) {
    if (Words.text(answered).contains("no identity-based policy allows")) {
      return new StorageException.Unavailable(
          "The service's own identity lacks the right sts:AssumeRole on %s. The operator of this service must add it; there is nothing to change in your account."
              .formatted(key.role()),
          answered);
    }
    return refused(
        "The role %s could not be assumed (%s). Either it does not exist, or its trust policy does not name this service's principal, or it demands another external ID than '%s'."
            .formatted(key.role(), code, key.externalId().value()),
        key,
        answered);
  }

  /** An answer that says 200 and gives no session, as a page of something in between. */
  static StorageException notUnderstood(RoleArn role) {
    return new StorageException.Unavailable(
        "AWS STS could not be reached to assume %s: %s.".formatted(role, Words.NOT_UNDERSTOOD),
        null);
  }

  static StorageException anotherRole(RoleArn role, String assumed) {
    return new StorageException.Refused(
        "Instead of %s, STS gave a session of '%s'; it was thrown away.".formatted(role, assumed),
        new Refusal(ACTION, Optional.of(role.value()), Optional.empty(), Optional.empty()),
        null);
  }

  private static StorageException refused(
      String message, CredentialKey key, AwsServiceException cause) {
    return new StorageException.Refused(
        message, Words.refusal(ACTION, key.role().value(), cause), cause);
  }
}
