package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.policy.PolicyDocument;
import dev.custody.adapter.storage.testkit.cloud.policy.PolicyKind;

/** A key that a bucket encrypts with. */
public final class KmsKey {
  /** What a key may be. */
  public enum State {
    ENABLED,
    DISABLED,
    PENDING_DELETION,
    /** Gone; its ARN is in the bucket's settings still. */
    DELETED
  }

  private final Account account;
  private final String arn;
  private final Iam iam;
  private volatile PolicyDocument policy;
  private volatile State state = State.ENABLED;

  KmsKey(Account account, String region, Iam iam) {
    this.account = account;
    this.iam = iam;
    this.arn = "arn:aws:kms:%s:%s:key/%s".formatted(region, account.id(), iam.ids().uuid());
    this.policy =
        iam.parse(
            """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"%s"},
            "Action":"kms:*","Resource":"*"}}\
            """
                .formatted(account.rootArn()),
            PolicyKind.KEY);
  }

  public String arn() {
    return arn;
  }

  public KmsKey policy(String json) {
    policy = iam.parse(json, PolicyKind.KEY);
    return this;
  }

  public KmsKey state(State is) {
    state = is;
    return this;
  }

  Account account() {
    return account;
  }

  PolicyDocument policy() {
    return policy;
  }

  State state() {
    return state;
  }
}
