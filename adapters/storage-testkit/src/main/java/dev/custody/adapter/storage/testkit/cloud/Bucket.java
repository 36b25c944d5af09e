package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.policy.PolicyDocument;
import dev.custody.adapter.storage.testkit.cloud.policy.PolicyKind;
import dev.custody.adapter.storage.testkit.cloud.store.Blob;
import dev.custody.adapter.storage.testkit.cloud.store.Content;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bucket: its settings, and a look at what is in it that goes past the wire, past policies and
 * past ordered faults.
 */
public final class Bucket {
  private final String name;
  private final String region;
  private final Account owner;
  private final Iam iam;
  private final Versions versions = new Versions();
  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
  private volatile Optional<PolicyDocument> policy = Optional.empty();
  private volatile Optional<KmsKey> kmsKey = Optional.empty();
  private volatile Optional<Duration> lock = Optional.empty();
  private volatile boolean versioned;
  private volatile boolean acls;
  private volatile boolean opaqueEtags;

  Bucket(String name, String region, Account owner, Iam iam) {
    this.name = name;
    this.region = region;
    this.owner = owner;
    this.iam = iam;
  }

  public String name() {
    return name;
  }

  public String region() {
    return region;
  }

  public Account owner() {
    return owner;
  }

  public String arn() {
    return "arn:aws:s3:::" + name;
  }

  public Bucket policy(String json) {
    policy = Optional.of(iam.parse(json, PolicyKind.BUCKET));
    return this;
  }

  public Bucket withoutPolicy() {
    policy = Optional.empty();
    return this;
  }

  public Bucket versioned() {
    versioned = true;
    return this;
  }

  /** Object ownership is BucketOwnerPreferred: ACLs are taken. */
  public Bucket acls() {
    acls = true;
    return this;
  }

  /** Everything new is encrypted with this key, unless a call names another. */
  public Bucket encryptedWith(KmsKey key) {
    kmsKey = Optional.of(key);
    return this;
  }

  /** Object Lock: versions cannot be deleted for so long, and every put needs a checksum. */
  public Bucket locked(Duration retention) {
    lock = Optional.of(retention);
    return versioned();
  }

  /** ETags tell nothing of the content, as where another key encrypts; and MD5 costs no time. */
  public Bucket opaqueEtags() {
    opaqueEtags = true;
    return this;
  }

  /** The object of that key, unless it is deleted or was never there. */
  public Optional<StoredObject> object(String key) {
    return versions.current(key);
  }

  /** The keys of all objects, in S3's order. */
  public List<String> keys() {
    return versions.after("", "", Integer.MAX_VALUE).stream().map(StoredObject::key).toList();
  }

  /** All versions of all objects and all delete markers; of a key, the newest first. */
  public List<StoredObject> versions() {
    return versions.all();
  }

  /** The keys for which an upload is open, one for each upload. */
  public List<String> openUploads() {
    return uploads.values().stream().map(Upload::key).sorted().toList();
  }

  /** All uploads go, as by a lifecycle rule. */
  public Bucket dropUploads() {
    uploads.values().forEach(upload -> upload.end(List.of()));
    uploads.clear();
    return this;
  }

  /** Puts an object there, as somebody else might. */
  public Bucket put(String key, byte[] bytes) {
    Content content = Content.of(new Blob.InMemory(bytes.clone()));
    Attributes attributes = new Attributes(Map.of(), Map.of("content-type", "text/plain"));
    versions.put(
        new StoredObject(
            key,
            newVersionId(),
            false,
            content,
            Etags.md5(bytes),
            attributes,
            Optional.empty(),
            Optional.empty(),
            iam.clock().instant()),
        false);
    return this;
  }

  /** Takes the object away with all its versions, as somebody else might. */
  public Bucket remove(String key) {
    versions.all().stream()
        .filter(object -> object.key().equals(key))
        .forEach(object -> versions.remove(key, object.versionId()));
    return this;
  }

  String newVersionId() {
    return versioned ? iam.ids().opaque(32) : "null";
  }

  Versions contents() {
    return versions;
  }

  Map<String, Upload> uploads() {
    return uploads;
  }

  Optional<PolicyDocument> policy() {
    return policy;
  }

  Optional<KmsKey> kmsKey() {
    return kmsKey;
  }

  Optional<Duration> lock() {
    return lock;
  }

  boolean isVersioned() {
    return versioned;
  }

  boolean takesAcls() {
    return acls;
  }

  boolean hasOpaqueEtags() {
    return opaqueEtags || kmsKey.isPresent();
  }
}
