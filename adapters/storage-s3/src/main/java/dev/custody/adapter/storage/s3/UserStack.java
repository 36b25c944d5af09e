package dev.custody.adapter.storage.s3;

import java.util.List;
import java.util.Map;

/** The user in a CloudFormation template. Without a key: an output would show its secret. */
final class UserStack {
  /** The resource's name in the template. */
  static final String USER = "User";

  private UserStack() {}

  static StackPart part(KitUser user, Map<String, Object> permissions) {
    return new StackPart(
        Tree.of(),
        Tree.of(),
        Tree.of(
            USER,
            Tree.of(
                "Type",
                "AWS::IAM::User",
                "Properties",
                Tree.of(
                    "UserName",
                    user.name(),
                    "Policies",
                    List.of(
                        Tree.of(
                            "PolicyName", KitUser.POLICY_NAME, "PolicyDocument", permissions))))),
        Tree.of(
            "UserName",
            StackPart.output("Make an access key for this user", StackPart.ref(USER)),
            "UserArn",
            StackPart.output("The user, as policies name it", StackPart.attribute(USER, "Arn")),
            "AccountId",
            StackPart.output("Your account", StackPart.ref("AWS::AccountId"))));
  }
}
