package dev.custody.adapter.storage.s3;

import static dev.custody.adapter.storage.s3.BucketFiles.flag;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The page that an administrator follows to make the role. */
final class RoleGuide {
  private static final String PATIENCE =
      "A new role is not known everywhere at once; the verification waits for it for up to a"
          + " minute.";
  private static final String SESSIONS =
      " Each session is narrowed further, to the one kind of work that it is for.";
  private static final String CHECKS =
      """
      | `assume-role` | Custody gets a session of the role |
      | `external-id-enforced` | nobody gets one without your external ID: four wrong ones must be refused |
      """;

  private final RolePlace at;
  private final KitBucket bucket;
  private final Optional<String> principal;
  private final Optional<URI> launchPage;

  RoleGuide(RolePlace at, KitBucket bucket, Optional<String> principal, Optional<URI> launchPage) {
    this.at = at;
    this.bucket = bucket;
    this.principal = principal;
    this.launchPage = launchPage;
  }

  String page() {
    String name = KitRole.nameFor(at);
    String externalId = at.place().externalId().value();
    boolean complete = bucket.isNamed() && principal.isPresent();
    Map<String, String> values = BucketGuide.values(bucket, "role");
    values.put("complete", flag(complete));
    values.put("patience", PATIENCE);
    values.put("checksOfWho", CHECKS);
    values.put("sessions", SESSIONS);
    values.put("principal", principal.orElse(""));
    values.put("launchPage", launchPage.map(URI::toString).orElse(""));
    values.put("externalId", externalId);
    values.put("role", at.settings().role().map(RoleArn::value).orElse(""));
    values.put("roleName", name);
    values.put("roleNameShell", name.matches("[\\w@.-]+") ? name : Shell.quoted(name));
    values.put("policyName", KitRole.POLICY_NAME);
    values.put("stackName", KitRole.stackName(at));
    values.put("sessionName", "custody-" + at.place().organization().value());
    values.put("checkFolder", at.there().checkKey().value());
    values.put("crossAccount", flag(!bucket.ownAccount()));
    values.put(
        "policyWhen",
        at.settings().role().isPresent()
            ? "The kit has a"
            : "Once the role is named, the kit also has a");
    values.put("andTheBucket", bucket.canBeMade() ? ", and the bucket if there is none yet" : "");
    values.put("stepRole", bucket.canBeMade() ? "2" : "1");
    values.put("stepRights", bucket.canBeMade() ? "3" : "2");
    values.put(
        "trustPolicy",
        principal.map(arn -> Tree.json(RolePolicies.trusting(arn, externalId))).orElse(""));
    values.put(
        "permissionPolicy",
        complete ? Tree.json(PermissionPolicy.of(bucket.settings(), bucket.partition())) : "");
    return Template.fill("role.md", values);
  }
}
