package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.SetupKit;
import dev.custody.domain.storage.SetupArtefact;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an administrator needs to make the role. While something is not known (no bucket is named
 * yet, no role is made yet, or who we are), what cannot be written without it is left out, and the
 * guide says what comes first.
 */
final class RoleSetupKit {
  private final RolePlace at;
  private final Optional<String> principal;
  private final Optional<URI> launchStackTemplate;
  private final Optional<RoleArn> named;
  private final KitBucket bucket;

  /**
   * @param principal who assumes the role
   * @param launchStackTemplate where the operator hosts the template of {@link LaunchStack}
   */
  RoleSetupKit(RolePlace at, Optional<String> principal, Optional<URI> launchStackTemplate) {
    this.at = at;
    this.principal = principal;
    this.launchStackTemplate = launchStackTemplate;
    this.named = at.settings().role();
    this.bucket = new KitBucket(at.bucket(), partition(), ownAccount());
  }

  SetupKit kit() {
    List<SetupArtefact> files = new ArrayList<>();
    files.add(
        Artefacts.guide(
            "Step by step: how to make the role",
            new RoleGuide(at, bucket, principal, launchPage()).page()));
    launchPage().ifPresent(page -> files.add(Artefacts.launchStack(page)));
    principal.filter(known -> bucket.isNamed()).ifPresent(known -> addMakers(known, files));
    if (bucket.isNamed()) {
      files.add(
          Artefacts.json(
              "permission-policy.json",
              "What the role may do",
              PermissionPolicy.of(bucket.settings(), bucket.partition())));
    }
    principal.ifPresent(known ->
        files.add(
            Artefacts.json(
                "trust-policy.json",
                "Who may assume the role",
                RolePolicies.trusting(known, at.place().externalId().value()))));
    named
        .filter(role -> bucket.isNamed())
        .ifPresent(role ->
            files.add(
                Artefacts.json(
                    "bucket-policy.json",
                    policyTitle(),
                    policy(PolicyText.escaped(role.value())))));
    return new SetupKit(files);
  }

  private void addMakers(String known, List<SetupArtefact> files) {
    RoleFiles all = new RoleFiles(bucket, KitRole.of(at, known));
    String organization = at.place().organization().value();
    files.addAll(
        Artefacts.makers(
            all.cloudFormation(),
            all.terraform(organization),
            all.script(organization, named.map(RoleArn::account))));
  }

  private Optional<URI> launchPage() {
    return principal
        .filter(known -> bucket.isNamed())
        .flatMap(known ->
            launchStackTemplate.flatMap(template ->
                new LaunchStack(template, bucket, KitRole.of(at, known))
                    .page(KitRole.stackName(at))));
  }

  private String policyTitle() {
    String holder = bucket.isAccessPoint() ? "access point" : "bucket";
    return bucket.ownAccount()
        ? "If you like: what the %s denies besides".formatted(holder)
        : "What the %s, which is in another account, must allow".formatted(holder);
  }

  private Map<String, Object> policy(String role) {
    BucketPolicy policy = new BucketPolicy(bucket.settings(), bucket.partition(), role);
    List<Map<String, Object>> statements = new ArrayList<>();
    if (!bucket.ownAccount()) {
      statements.addAll(policy.grants());
    }
    statements.add(policy.onlyTls());
    statements.addAll(policy.nothingOutside());
    statements.add(policy.nobodyElse());
    return PermissionPolicy.document(statements);
  }

  /** Of all that is named: they can only be in one. */
  private String partition() {
    return named
        .map(RoleArn::value)
        .or(() -> Optional.of(at.bucket().bucket().value()).filter(Bucket::isAccessPoint))
        .or(() -> principal)
        .map(arn -> arn.split(":", -1)[1])
        .orElse("aws");
  }

  private boolean ownAccount() {
    Optional<String> owner = new KitBucket(at.bucket(), "", true).account();
    return owner.isEmpty() || named.isEmpty() || owner.get().equals(named.get().account());
  }
}
