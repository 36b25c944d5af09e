package dev.custody.adapter.storage.s3;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The role and the bucket in Terraform's language and in a script. */
final class RoleFiles {
  /** What Terraform calls the role's ARN. */
  private static final String IN_TERRAFORM = "aws_iam_role.custody.arn";

  /** What the script calls it. */
  private static final String IN_SCRIPT = "role_arn";

  private final KitBucket bucket;
  private final KitRole role;
  private final Map<String, Object> permissions;

  RoleFiles(KitBucket bucket, KitRole role) {
    this.bucket = bucket;
    this.role = role;
    this.permissions = PermissionPolicy.of(bucket.settings(), bucket.partition());
  }

  String cloudFormation() {
    return StackPart.template(
        "Lets Custody store recordings in your own bucket, through a role in your account",
        List.of(RoleStack.part(role, permissions), new BucketStack(bucket, RoleStack.ROLE).part()));
  }

  String terraform(String organization) {
    Map<String, String> values = BucketFiles.terraform(bucket, IN_TERRAFORM);
    values.put("organization", organization);
    values.put("roleName", Hcl.quoted(role.name()));
    values.put("rolePath", Hcl.quoted(role.path()));
    values.put("roleDescription", Hcl.quoted(KitRole.DESCRIPTION));
    values.put("policyName", Hcl.quoted(KitRole.POLICY_NAME));
    values.put("sessionSeconds", Integer.toString(KitRole.SESSION_SECONDS));
    values.put("trustPolicy", Hcl.expression(trust(), "  "));
    values.put("permissionPolicy", Hcl.expression(permissions, "  "));
    return Template.fill("role.tf", values);
  }

  /**
   * @param account that the role belongs to, where it is known
   */
  String script(String organization, Optional<String> account) {
    Map<String, String> values = BucketFiles.script(bucket, IN_SCRIPT);
    values.put("organization", organization);
    values.put("account", account.orElse(""));
    values.put("roleName", Shell.quoted(role.name()));
    values.put("rolePath", Shell.quoted(role.path()));
    values.put("roleDescription", Shell.quoted(KitRole.DESCRIPTION));
    values.put("policyName", KitRole.POLICY_NAME);
    values.put("sessionSeconds", Integer.toString(KitRole.SESSION_SECONDS));
    values.put("trustPolicy", Shell.hereDocument(trust()));
    values.put("permissionPolicy", Shell.hereDocument(permissions));
    return Template.fill("role.sh", values);
  }

  private Map<String, Object> trust() {
    return RolePolicies.trusting(role.principal(), role.externalId());
  }
}
