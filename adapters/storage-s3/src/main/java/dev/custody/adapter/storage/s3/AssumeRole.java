package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.StorageException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/** The one call by which a role becomes credentials (AWS STS, AssumeRole). */
final class AssumeRole {
  /** What role chaining caps a session at, and the default of a role's MaxSessionDuration. */
  static final Duration LONG = Duration.ofHours(1);

  /** The shortest that STS gives. */
  static final Duration SHORT = Duration.ofMinutes(15);

  private final Supplier<StsClient> sts;
  private final boolean isAws;

  /**
   * @param isAws whether a session that is too long for the role is told from a denial
   */
  AssumeRole(Supplier<StsClient> sts, boolean isAws) {
    this.sts = sts;
    this.isAws = isAws;
  }

  /** What came of it. */
  record Assumed(AwsSessionCredentials credentials, Duration lifetime) {}

  /**
   * Credentials for as long as the role allows, up to an hour.
   *
   * @throws StorageException.Refused if the role may not be assumed
   * @throws StorageException.Unavailable if that could not be found out
   */
  Assumed as(CredentialKey key) {
    try {
      return as(key, LONG);
    } catch (AwsServiceException e) {
      if (!mayBeTooLong(e)) {
        throw AssumeRoleFailures.of(e, key);
      }
    } catch (SdkException e) {
      throw AssumeRoleFailures.of(e, key);
    }
    return briefly(key);
  }

  /** As {@link #as}, for the shortest time: to find out whether it can be done. */
  Assumed briefly(CredentialKey key) {
    try {
      return as(key, SHORT);
    } catch (SdkException e) {
      throw AssumeRoleFailures.of(e, key);
    }
  }

  /** How a try without the right external ID ended. */
  sealed interface Probe {
    /** As it must. */
    record Denied() implements Probe {}

    /** The role was given to somebody who did not show the ID. */
    record LetIn() implements Probe {}

    /** Neither: proves nothing. */
    record Untold(String why) implements Probe {}
  }

  /**
   * Tries another external ID, or none, with a session that is denied everything and thrown away.
   */
  Probe probe(CredentialKey key, Optional<String> otherId) {
    try {
      AssumeRoleResponse answer =
          sts.get()
              .assumeRole(
                  AssumeRoleRequest.builder()
                      .roleArn(key.role().value())
                      .externalId(otherId.orElse(null))
                      .roleSessionName(sessionName(key))
                      .durationSeconds((int) SHORT.toSeconds())
                      .policy(SessionPolicy.NOTHING.json())
                      .build());
      return answer.credentials() == null
          ? new Probe.Untold(Words.NOT_UNDERSTOOD)
          : new Probe.LetIn();
    } catch (AwsServiceException e) {
      String code = Words.code(e);
      boolean denied = code.equals("AccessDenied") || (!isAws && e.statusCode() == 403);
      return denied ? new Probe.Denied() : new Probe.Untold(code);
    } catch (SdkException e) {
      return new Probe.Untold(Words.network(e));
    }
  }

  /** Stable, without personal data: the customer reads it in CloudTrail. */
  private static String sessionName(CredentialKey key) {
    return "custody-" + key.organization().value();
  }

  private Assumed as(CredentialKey key, Duration lifetime) {
    AssumeRoleResponse answer =
        sts.get()
            .assumeRole(
                AssumeRoleRequest.builder()
                    .roleArn(key.role().value())
                    .externalId(key.externalId().value())
                    .roleSessionName(sessionName(key))
                    .durationSeconds((int) lifetime.toSeconds())
                    .policy(key.policy().map(SessionPolicy::json).orElse(null))
                    .build());
    requireOf(key.role(), answer);
    var given = answer.credentials();
    if (given == null) {
      throw AssumeRoleFailures.notUnderstood(key.role());
    }
    return new Assumed(
        AwsSessionCredentials.create(
            given.accessKeyId(), given.secretAccessKey(), given.sessionToken()),
        lifetime);
  }

  private static void requireOf(RoleArn role, AssumeRoleResponse answer) {
    String assumed = answer.assumedRoleUser() == null ? null : answer.assumedRoleUser().arn();
    if (assumed != null
        && assumed.contains(":assumed-role/")
        && !assumed.contains(":" + role.account() + ":assumed-role/" + role.name() + "/")) {
      throw AssumeRoleFailures.anotherRole(role, assumed);
    }
  }

  private boolean mayBeTooLong(AwsServiceException e) {
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    return "ValidationError".equals(code) || (!isAws && e.statusCode() == 403);
  }
}
