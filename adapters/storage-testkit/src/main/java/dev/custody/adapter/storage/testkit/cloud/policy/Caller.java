package dev.custody.adapter.storage.testkit.cloud.policy;

import java.util.List;
import java.util.Optional;

/**
 * Who asks.
 *
 * @param arn as it is seen in messages; a session's has lost its role's path
 * @param account its twelve digits
 * @param principalArn what {@code aws:PrincipalArn} tells: of a session, its role's ARN
 * @param uniqueId of the user or role; another one, once it is deleted and made anew
 * @param identityPolicies of the user or the role
 * @param sessionPolicy what AssumeRole was given
 */
public record Caller(
    Kind kind,
    String arn,
    String account,
    String principalArn,
    String uniqueId,
    List<PolicyDocument> identityPolicies,
    Optional<PolicyDocument> sessionPolicy) {
  /** The kinds of principals. */
  public enum Kind {
    ROOT("Account"),
    USER("User"),
    SESSION("AssumedRole");

    private final String principalType;

    Kind(String principalType) {
      this.principalType = principalType;
    }

    public String principalType() {
      return principalType;
    }
  }

  public Caller {
    identityPolicies = List.copyOf(identityPolicies);
  }

  String rootArn() {
    return "arn:aws:iam::" + account + ":root";
  }
}
