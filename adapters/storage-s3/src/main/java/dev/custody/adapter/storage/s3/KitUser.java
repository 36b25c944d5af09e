package dev.custody.adapter.storage.s3;

import java.util.Optional;

/**
 * The user that a setup kit makes, with a name of its own for each location, so that two never meet
 * in one account. The kit makes no key for it: what makes one keeps its secret.
 *
 * @param account that it is made in, which is the bucket's; empty while nobody has said which
 */
record KitUser(String name, String partition, Optional<String> account) {
  static final String POLICY_NAME = KitRole.POLICY_NAME;

  static KitUser of(KeyPlace at, KitBucket bucket) {
    return new KitUser(
        "custody-" + at.place().location().value(), bucket.partition(), bucket.account());
  }

  /** Empty while the account is not known. */
  Optional<String> arn() {
    return account.map(id -> "arn:%s:iam::%s:user/%s".formatted(partition, id, name));
  }

  /** Names of stacks have no underscores. */
  String stackName() {
    return name.replace('_', '-');
  }
}
