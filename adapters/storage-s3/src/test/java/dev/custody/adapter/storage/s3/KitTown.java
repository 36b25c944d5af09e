package dev.custody.adapter.storage.s3;

import dev.custody.adapter.storage.testkit.Places;
import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.adapter.storage.testkit.cloud.Account;
import dev.custody.adapter.storage.testkit.cloud.Bucket;
import dev.custody.adapter.storage.testkit.cloud.Role;
import dev.custody.adapter.storage.testkit.cloud.StrictCloud;
import dev.custody.adapter.storage.testkit.cloud.User;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.ObjectKey;
import dev.custody.domain.storage.StorageSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A customer with a bucket, a role and a user as kits have them, and the service at work there. */
final class KitTown implements AutoCloseable {
  static final String VENDOR = "111122223333";
  static final String CUSTOMER = "444455556666";
  static final String REGION = "eu-west-1";
  private static final ObjectAttributes ATTRIBUTES =
      new ObjectAttributes(new ContentType("video/mp4"), "rec_1");

  private final StrictCloud cloud = StrictCloud.start().requireOwner();
  private final User service =
      cloud
          .account(VENDOR)
          .user("custody")
          .permissions(
              """
              {"Version":"2012-10-17","Statement":[
                {"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}\
              """);
  final Account customer = cloud.account(CUSTOMER);
  final Bucket bucket;
  final User user = customer.user(Kits.USER_NAME);
  final Role role = customer.role("vendors/custody-rec");
  private final Cloud our;
  private final RoleStorageType type;
  private final KeyStorageType keyType;
  private final Map<String, String> settings;
  private int round;

  KitTown(Map<String, String> settings) {
    this(settings, CUSTOMER);
  }

  /**
   * @param owner of the bucket
   */
  KitTown(Map<String, String> settings, String owner) {
    this.settings = new HashMap<>(settings);
    this.settings.put("bucket", Kits.BUCKET);
    this.settings.put("region", REGION);
    this.settings.put("roleArn", role.arn());
    bucket = cloud.account(owner).bucket(Kits.BUCKET, REGION).versioned();
    if (settings.containsKey("acl")) {
      bucket.acls();
    }
    if (settings.containsKey("kmsKeyArn")) {
      this.settings.put("kmsKeyArn", customer.kmsKey(REGION).arn());
    }
    our =
        Cloud.of(
            new Installation(
                Optional.of(cloud.endpoint()),
                Optional.of(cloud.stsEndpoint()),
                "us-east-1",
                true,
                Optional.of(service.arn()),
                Optional.of(Kits.LAUNCH_TEMPLATE),
                Duration.ZERO),
            AddressRules.allowing(""),
            () ->
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        service.accessKey().accessKeyId(), service.accessKey().secretAccessKey())),
            System::nanoTime,
            new Random(7),
            time -> {});
    type = new RoleStorageType(our);
    keyType = new KeyStorageType(our);
  }

  Kits.Files kit() {
    return Kits.files(type.setup(place(role)).artefacts());
  }

  /** Does what the kit says: role and bucket have its policies. */
  KitTown setUp() {
    Kits.Files kit = kit();
    role.trust(kit.file("trust-policy.json")).permissions(kit.file("permission-policy.json"));
    bucket.policy(kit.file("bucket-policy.json"));
    return this;
  }

  Kits.Files keyKit() {
    return Kits.files(keyType.setup(keyPlace()).artefacts());
  }

  /** Does what the kit for an access key says: user and bucket have its policies. */
  KitTown setUpByKey() {
    Kits.Files kit = keyKit();
    user.permissions(kit.file("permission-policy.json"));
    bucket.policy(kit.file("bucket-policy.json"));
    return this;
  }

  /** Of a bucket in the user's account. */
  private StoragePlace keyPlace() {
    Map<String, String> values = new HashMap<>(settings);
    values.remove("roleArn");
    values.put("expectedBucketOwner", CUSTOMER);
    return Places.of(
        Places.ACME,
        Kits.settings(values)
            .patchedBy(
                new StorageSettings(
                    Map.of(
                        KeySettings.ACCESS_KEY_ID,
                        KeyFarSide.hidden(user.accessKey().accessKeyId()),
                        KeySettings.SECRET_ACCESS_KEY,
                        KeyFarSide.hidden(user.accessKey().secretAccessKey())))));
  }

  Capabilities verifyByKey(List<Check> told) {
    return keyType.verify(keyPlace(), VerificationPhase.ONBOARDING, told::add).capabilities();
  }

  List<String> workByKey() {
    return work(keyType, keyPlace());
  }

  /** The kit's trust for that role, and every right of S3. */
  Role mighty(Role role) {
    return role.trust(kit().file("trust-policy.json"))
        .permissions(
            """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["s3:*","kms:*"],"Resource":"*"}]}\
            """);
  }

  private StoragePlace place(Role as) {
    Map<String, String> values = new HashMap<>(settings);
    values.put("roleArn", as.arn());
    return Places.of(Places.ACME, Kits.settings(values));
  }

  Capabilities verify(List<Check> told) {
    return type.verify(place(role), VerificationPhase.ONBOARDING, told::add).capabilities();
  }

  /** One of every call of the service; gives back those that were refused. */
  List<String> work() {
    return work(role);
  }

  List<String> work(Role as) {
    return work(type, place(as));
  }

  private List<String> work(StorageType type, StoragePlace place) {
    List<String> refused = new ArrayList<>();
    String start = settings.getOrDefault("prefix", "") + Places.ACME.value() + "/" + round++ + "/";
    ObjectKey whole = ObjectKey.of(start + "whole.mp4");
    ObjectKey parts = ObjectKey.of(start + "parts.mp4");
    type.forgetFailures(place);
    try (Storage storage = type.open(place)) {
      Optional<PutResult.Stored> put =
          allowed("put", refused, () -> put(storage, whole)).map(PutResult.Stored.class::cast);
      if (put.isEmpty()) {
        bucket.put(whole.value(), new byte[8]);
      }
      allowed("upload", refused, () -> upload(storage, parts));
      allowed("abort", refused, () -> giveUp(storage, parts));
      allowed("head", refused, () -> storage.head(whole));
      allowed("read", refused, () -> read(storage, whole, Optional.empty()));
      allowed("range", refused, () -> read(storage, whole, Optional.of(new ByteRange(1, 2))));
      allowed("list", refused, () -> storage.list(start, Optional.empty(), 10));
      allowed("delete", refused, () -> delete(storage, parts, Optional.empty()));
      allowed(
          "delete version",
          refused,
          () ->
              delete(
                  storage,
                  whole,
                  put.flatMap(PutResult.Stored::versionId).or(() -> Optional.of("v"))));
    }
    return refused;
  }

  private interface Call<T> {
    T make();
  }

  private static <T> Optional<T> allowed(String name, List<String> refused, Call<T> call) {
    try {
      return Optional.of(call.make());
    } catch (StorageException.Refused e) {
      refused.add(name);
      return Optional.empty();
    }
  }

  private static PutResult put(Storage storage, ObjectKey key) {
    return storage.putIfAbsent(key, TestContent.of("whole"), ATTRIBUTES);
  }

  private static PutResult upload(Storage storage, ObjectKey key) {
    UploadId upload = storage.beginMultipart(key, ATTRIBUTES);
    return storage.completeIfAbsent(
        key, upload, List.of(storage.putPart(key, upload, 1, TestContent.of("part"))));
  }

  private static boolean giveUp(Storage storage, ObjectKey key) {
    storage.abort(key, new UploadId("gone-already"));
    return true;
  }

  private static byte[] read(Storage storage, ObjectKey key, Optional<ByteRange> range) {
    try (InputStream content = storage.read(key, range)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean delete(Storage storage, ObjectKey key, Optional<String> version) {
    storage.delete(key, version);
    return true;
  }

  @Override
  public void close() {
    our.close();
    cloud.close();
  }
}
