package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.policy.Caller;
import dev.custody.adapter.storage.testkit.cloud.policy.PolicyDocument;
import dev.custody.adapter.storage.testkit.cloud.policy.PolicyKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A user with access keys. */
public final class User {
  private final Account account;
  private final String name;
  private final Iam iam;
  private final Map<String, User> siblings;
  private final String uniqueId;
  private final Credentials first;
  private volatile List<PolicyDocument> permissions = List.of();

  User(Account account, String name, Iam iam, Map<String, User> siblings) {
    this.account = account;
    this.name = name;
    this.iam = iam;
    this.siblings = siblings;
    this.uniqueId = iam.ids().unique("AIDA");
    iam.register(arn(), uniqueId);
    this.first = iam.newKey(this::caller);
  }

  public String arn() {
    return "arn:aws:iam::" + account.id() + ":user/" + name;
  }

  /** Its first access key. */
  public Credentials accessKey() {
    return first;
  }

  /** One more access key. */
  public Credentials newAccessKey() {
    return iam.newKey(this::caller);
  }

  /** From now on nothing signed with the key is known any more. */
  public User deleteKey(Credentials key) {
    iam.dropKey(key.accessKeyId());
    return this;
  }

  /** Puts these policies in place of those it has; none at all take every right. */
  public User permissions(String... json) {
    permissions = Stream.of(json).map(each -> iam.parse(each, PolicyKind.IDENTITY)).toList();
    return this;
  }

  /** Deletes it; one of the same name is another user afterwards. */
  public void delete() {
    iam.dropKey(first.accessKeyId());
    iam.forget(arn());
    siblings.remove(name);
  }

  private Caller caller() {
    return new Caller(
        Caller.Kind.USER, arn(), account.id(), arn(), uniqueId, permissions, Optional.empty());
  }
}
