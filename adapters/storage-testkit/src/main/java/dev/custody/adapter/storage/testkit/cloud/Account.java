package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.policy.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An account, and what it owns. */
public final class Account {
  private final String id;
  private final Iam iam;
  private final Map<String, Bucket> buckets;
  private final Map<String, KmsKey> kmsKeys;
  private final Map<String, User> users = new ConcurrentHashMap<>();

  Account(String id, Iam iam, Map<String, Bucket> buckets, Map<String, KmsKey> kmsKeys) {
    if (!id.matches("\\d{12}")) {
      throw new IllegalArgumentException("An account has twelve digits, not " + id);
    }
    this.id = id;
    this.iam = iam;
    this.buckets = buckets;
    this.kmsKeys = kmsKeys;
    iam.register(rootArn(), id);
  }

  public String id() {
    return id;
  }

  public String rootArn() {
    return "arn:aws:iam::" + id + ":root";
  }

  /** A user, made at the first call. */
  public User user(String name) {
    return users.computeIfAbsent(name, made -> new User(this, made, iam, users));
  }

  /**
   * Makes a role.
   *
   * @param name with its path, if it has one: {@code vendors/recordings}
   */
  public Role role(String name) {
    Role role = new Role(this, name, iam);
    iam.register(role);
    return role;
  }

  /** Makes a bucket: private, not versioned, ACLs off, as a new one is. */
  public Bucket bucket(String name, String region) {
    Bucket bucket = new Bucket(name, region, this, iam);
    if (buckets.putIfAbsent(name, bucket) != null) {
      throw new IllegalStateException("The bucket " + name + " exists already");
    }
    return bucket;
  }

  /** Makes a key that leaves it to this account's policies who may use it. */
  public KmsKey kmsKey(String region) {
    KmsKey key = new KmsKey(this, region, iam);
    kmsKeys.put(key.arn(), key);
    return key;
  }

  /** Makes an access key of the account itself, which may do everything in it. */
  public Credentials rootKey() {
    return iam.newKey(this::root);
  }

  private Caller root() {
    return new Caller(Caller.Kind.ROOT, rootArn(), id, rootArn(), id, List.of(), Optional.empty());
  }
}
