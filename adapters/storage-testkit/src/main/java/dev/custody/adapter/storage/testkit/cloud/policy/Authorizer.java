package dev.custody.adapter.storage.testkit.cloud.policy;

import dev.custody.adapter.storage.testkit.cloud.policy.Decision.PolicySide;
import java.util.Optional;

/**
 * Puts the policies of both sides together, as AWS does: an explicit deny wins; within an account
 * either side may allow; across accounts both must; a session policy only ever narrows.
 */
public final class Authorizer {
  /**
   * What is asked for, with the policy on it.
   *
   * @param account whose it is
   * @param selfGoverned whether it is closed even to its own account unless its policy opens it: so
   *     it is with roles and keys, and not with buckets
   */
  public record Resource(String account, Optional<PolicyDocument> policy, boolean selfGoverned) {}

  private Authorizer() {}

  public static Decision decide(Caller caller, AccessRequest request, Resource resource) {
    if (caller.identityPolicies().stream().anyMatch(policy -> policy.denies(caller, request))) {
      return new Decision.Denied(PolicySide.IDENTITY);
    }
    if (resource.policy().filter(policy -> policy.denies(caller, request)).isPresent()) {
      return new Decision.Denied(PolicySide.RESOURCE);
    }
    if (caller.sessionPolicy().filter(policy -> policy.denies(caller, request)).isPresent()) {
      return new Decision.Denied(PolicySide.SESSION);
    }
    return grant(caller, request, resource);
  }

  private static Decision grant(Caller caller, AccessRequest request, Resource resource) {
    boolean identity =
        caller.kind() == Caller.Kind.ROOT
            || caller.identityPolicies().stream()
                .anyMatch(policy -> allows(policy, caller, request));
    boolean session =
        caller.sessionPolicy().map(policy -> allows(policy, caller, request)).orElse(true);
    Principals.Match named =
        resource
            .policy()
            .map(policy -> policy.allows(caller, request))
            .orElse(Principals.Match.NONE);
    boolean own = caller.account().equals(resource.account());
    if (own && named == Principals.Match.SESSION) {
      return new Decision.Allowed();
    }
    if (!identity && !(own && named == Principals.Match.PRINCIPAL)) {
      return new Decision.NotAllowed(PolicySide.IDENTITY);
    }
    if (!session) {
      return new Decision.NotAllowed(PolicySide.SESSION);
    }
    if (named == Principals.Match.NONE && (!own || resource.selfGoverned())) {
      return new Decision.NotAllowed(PolicySide.RESOURCE);
    }
    return new Decision.Allowed();
  }

  private static boolean allows(PolicyDocument policy, Caller caller, AccessRequest request) {
    return policy.allows(caller, request) != Principals.Match.NONE;
  }
}
