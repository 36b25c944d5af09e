package dev.custody.adapter.storage.s3;

import dev.custody.adapter.storage.s3.Findings.Finding;
import dev.custody.application.port.out.storage.CheckListener;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.application.port.out.storage.Verified;
import dev.custody.domain.storage.Check.Fix;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.text.FieldError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One verification of a location that is reached through a role. The role is assumed anew, so that
 * nothing that was kept hides what it allows now.
 */
final class RoleVerification {
  private static final String ASSUME_ROLE = "assume-role";
  private static final String ASSUMABLE = "The role can be assumed";
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

  private final Cloud cloud;
  private final RolePlace at;
  private final VerificationPhase phase;
  private final Findings findings;
  private final RolePolicies policies;

  RoleVerification(Cloud cloud, RolePlace at, VerificationPhase phase, CheckListener listener) {
    this.cloud = cloud;
    this.at = at;
    this.phase = phase;
    this.findings = new Findings(listener);
    this.policies = new RolePolicies(at, cloud.principal().arn());
  }

  Verified run() {
    cloud.broker().forgetFailures(at.place().location());
    findings.needed("format", "The settings are well-formed", this::format);
    OwnSession narrow = new OwnSession(cloud.assumeRole());
    OwnSession wide = new OwnSession(cloud.assumeRole());
    findings.needed(ASSUME_ROLE, ASSUMABLE, () -> assume(narrow, wide));
    findings.needed(
        "external-id-enforced",
        "The role demands the external ID",
        () ->
            new ExternalIdProbes(cloud.assumeRole(), at.key(Rights.DELIVER), trustPolicy()).run());
    BucketChecks bucket = new BucketChecks(at.there(), narrow, wide, permissionPolicy());
    return new Verified(bucket.run(findings, phase));
  }

  private Finding format() {
    List<FieldError> errors = RoleSettings.wrong(at.place().settings());
    if (!errors.isEmpty()) {
      return Finding.wrong(errors);
    }
    if (at.bucket().bucket().value().isEmpty()) {
      return Finding.noBucket();
    }
    if (at.settings().role().isEmpty()) {
      return Finding.of(
              CheckStatus.FAIL,
              "No role is named yet: make one with the trust policy of the setup kit, and give its ARN, such as '%s'."
                  .formatted(RoleArn.EXAMPLE))
          .with(trustPolicy());
    }
    return cloud
        .principal()
        .arn()
        .map(arn -> arn.split(":", -1)[1])
        .filter(ours -> !ours.equals(at.partition()))
        .map(ours ->
            Finding.of(
                CheckStatus.FAIL,
                "The role is in the partition '%s', and this service in '%s': roles cannot be assumed from one to the other."
                    .formatted(at.partition(), ours)))
        .orElseGet(() -> Finding.pass("Bucket, role and prefix have the right form."));
  }

  /**
   * A role that was made a moment ago is not known everywhere yet: while onboarding it is waited
   * for.
   */
  private Finding assume(OwnSession narrow, OwnSession wide) {
    Duration left =
        phase == VerificationPhase.ONBOARDING ? cloud.installation().patience() : Duration.ZERO;
    while (true) {
      try {
        narrow.begin(at.key(Rights.DELIVER));
        wide.begin(at.key(Optional.empty()));
        return Finding.pass("This service got a session of the role, for 15 minutes.");
      } catch (StorageException.Refused e) {
        if (!left.isPositive() || !waited(left)) {
          return Finding.of(e).with(trustPolicy());
        }
        left = left.minus(BETWEEN_TRIES);
      }
    }
  }

  private boolean waited(Duration left) {
    findings.waits(
        ASSUME_ROLE,
        ASSUMABLE,
        "Waiting for %s; a new role can take a minute."
            .formatted(cloud.installation().isAws() ? "AWS" : "the cloud"));
    try {
      cloud.pause().of(left.compareTo(BETWEEN_TRIES) < 0 ? left : BETWEEN_TRIES);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Optional<Fix> trustPolicy() {
    return policies
        .trust()
        .map(text -> new Fix("The role's trust policy", "application/json", text));
  }

  private Optional<Fix> permissionPolicy() {
    return policies
        .permissions()
        .map(text -> new Fix("The role's permission policy", "application/json", text));
  }
}
