package dev.custody.adapter.storage.s3;

import java.util.List;
import java.util.Map;

/** The user and the bucket in Terraform's language and in a script. */
final class UserFiles {
  /** What Terraform calls the user's ARN. */
  private static final String IN_TERRAFORM = "aws_iam_user.custody.arn";

  /** What the script calls it. */
  private static final String IN_SCRIPT = "user_arn";

  private final KitBucket bucket;
  private final KitUser user;
  private final Map<String, Object> permissions;

  UserFiles(KitBucket bucket, KitUser user) {
    this.bucket = bucket;
    this.user = user;
    this.permissions = PermissionPolicy.of(bucket.settings(), bucket.partition());
  }

  String cloudFormation() {
    return StackPart.template(
        "Lets Custody store recordings in your own bucket, as a user of your account",
        List.of(UserStack.part(user, permissions), new BucketStack(bucket, UserStack.USER).part()));
  }

  String terraform(String organization) {
    Map<String, String> values = BucketFiles.terraform(bucket, IN_TERRAFORM);
    values.put("organization", organization);
    values.put("userName", Hcl.quoted(user.name()));
    values.put("policyName", Hcl.quoted(KitUser.POLICY_NAME));
    values.put("permissionPolicy", Hcl.expression(permissions, "  "));
    return Template.fill("user.tf", values);
  }

  String script(String organization) {
    Map<String, String> values = BucketFiles.script(bucket, IN_SCRIPT);
    values.put("organization", organization);
    values.put("account", user.account().orElse(""));
    values.put("userName", Shell.quoted(user.name()));
    values.put("policyName", KitUser.POLICY_NAME);
    values.put("permissionPolicy", Shell.hereDocument(permissions));
    return Template.fill("user.sh", values);
  }
}
