package dev.custody.adapter.storage.s3;

import java.util.List;
import java.util.Map;

/** The role in a CloudFormation template. */
final class RoleStack {
  /** The resource's name in the template. */
  static final String ROLE = "Role";

  private RoleStack() {}

  static StackPart part(KitRole role, Map<String, Object> permissions) {
    return new StackPart(
        Tree.of(),
        Tree.of(),
        Tree.of(
            ROLE,
            Tree.of(
                "Type",
                "AWS::IAM::Role",
                "Properties",
                Tree.of(
                    "RoleName",
                    role.name(),
                    "Path",
                    role.path(),
                    "Description",
                    KitRole.DESCRIPTION,
                    "MaxSessionDuration",
                    KitRole.SESSION_SECONDS,
                    "AssumeRolePolicyDocument",
                    RolePolicies.trusting(role.principal(), role.externalId()),
                    "Policies",
                    List.of(
                        Tree.of(
                            "PolicyName", KitRole.POLICY_NAME, "PolicyDocument", permissions))))),
        Tree.of(
            "RoleArn",
            StackPart.output("Enter this as the role in Custody", StackPart.attribute(ROLE, "Arn")),
            "AccountId",
            StackPart.output("Your account", StackPart.ref("AWS::AccountId"))));
  }
}
