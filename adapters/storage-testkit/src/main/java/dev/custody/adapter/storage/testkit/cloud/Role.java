package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.policy.PolicyDocument;
import dev.custody.adapter.storage.testkit.cloud.policy.PolicyKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A role: who may assume it, and what it may do. */
public final class Role {
  private final Account account;
  private final String pathAndName;
  private final Iam iam;
  private final String uniqueId;
  private volatile Optional<PolicyDocument> trust = Optional.empty();
  private volatile List<PolicyDocument> permissions = List.of();
  private volatile Duration maxSession = Duration.ofHours(1);

  Role(Account account, String pathAndName, Iam iam) {
    this.account = account;
    this.pathAndName = pathAndName;
    this.iam = iam;
    this.uniqueId = iam.ids().unique("AROA");
  }

  public String arn() {
    return "arn:aws:iam::" + account.id() + ":role/" + pathAndName;
  }

  /** Its name without its path, as a session's ARN has it. */
  public String name() {
    return pathAndName.substring(pathAndName.lastIndexOf('/') + 1);
  }

  public Account account() {
    return account;
  }

  String uniqueId() {
    return uniqueId;
  }

  /** Who may assume it; without, nobody may. */
  public Role trust(String json) {
    trust = Optional.of(iam.parse(json, PolicyKind.TRUST));
    return this;
  }

  /** Puts these policies in place of those it has. */
  public Role permissions(String... json) {
    permissions = Stream.of(json).map(each -> iam.parse(each, PolicyKind.IDENTITY)).toList();
    return this;
  }

  /** Takes every right from it, and from the sessions that are out. */
  public Role revoke() {
    permissions = List.of();
    return this;
  }

  /** The longest that a session may last; one hour, unless it is said otherwise. */
  public Role maxSession(Duration longest) {
    maxSession = longest;
    return this;
  }

  /** Deletes it; one of the same name is another role afterwards. */
  public void delete() {
    permissions = List.of();
    trust = Optional.empty();
    iam.forget(arn());
  }

  /**
   * A session as a machine or container has it that runs as this role. Whoever assumes another role
   * with it chains.
   */
  public Credentials machineSession(String name) {
    Session session =
        Session.begin(this, name, Optional.empty(), Optional.empty(), Duration.ofHours(6), iam);
    return session.credentials();
  }

  Optional<PolicyDocument> trust() {
    return trust;
  }

  List<PolicyDocument> identityPolicies() {
    return permissions;
  }

  Duration maxSession() {
    return maxSession;
  }
}
