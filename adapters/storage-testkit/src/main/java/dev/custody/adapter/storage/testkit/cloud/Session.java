package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.policy.Caller;
import dev.custody.adapter.storage.testkit.cloud.policy.PolicyDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A role that was assumed, for a while. */
record Session(
    Role role,
    String name,
    Optional<PolicyDocument> policy,
    Optional<String> externalId,
    Credentials credentials,
    Instant begun,
    Instant expires) {

  static Session begin(
      Role role,
      String name,
      Optional<PolicyDocument> policy,
      Optional<String> externalId,
      Duration lifetime,
      Iam iam) {
    Ids ids = iam.ids();
    Instant now = iam.clock().instant();
    Session session =
        new Session(
            role,
            name,
            policy,
            externalId,
            new Credentials(ids.unique("ASIA"), ids.secret(), Optional.of(ids.token())),
            now,
            now.plus(lifetime));
    iam.add(session);
    return session;
  }

  /** Of the role's name alone: its path is lost. */
  String arn() {
    return "arn:aws:sts::%s:assumed-role/%s/%s".formatted(role.account().id(), role.name(), name);
  }

  String userId() {
    return role.uniqueId() + ":" + name;
  }

  Caller caller() {
    return new Caller(
        Caller.Kind.SESSION,
        arn(),
        role.account().id(),
        role.arn(),
        role.uniqueId(),
        role.identityPolicies(),
        policy);
  }
}
