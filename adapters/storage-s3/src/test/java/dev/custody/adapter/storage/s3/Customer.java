package dev.custody.adapter.storage.s3;

import dev.custody.adapter.storage.testkit.Places;
import dev.custody.adapter.storage.testkit.cloud.Account;
import dev.custody.adapter.storage.testkit.cloud.Bucket;
import dev.custody.adapter.storage.testkit.cloud.Credentials;
import dev.custody.adapter.storage.testkit.cloud.KmsKey;
import dev.custody.adapter.storage.testkit.cloud.Role;
import dev.custody.adapter.storage.testkit.cloud.StrictCloud;
import dev.custody.adapter.storage.testkit.cloud.User;
import dev.custody.application.port.out.storage.CheckListener;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A customer who has connected a bucket as the setup kit says, and may make mistakes now. */
final class Customer implements AutoCloseable {
  static final String VENDOR = "111122223333";
  static final String ACCOUNT = "444455556666";
  static final String STRANGER = "777788889999";
  static final String REGION = "eu-central-1";
  static final String BUCKET = "acme-recordings";
  static final String EXTERNAL_ID =
      Places.of(Places.ACME, StorageSettings.NONE).externalId().value();

  final StrictCloud cloud = StrictCloud.start();
  final User service =
      cloud
          .account(VENDOR)
          .user("custody")
          .permissions(
              """
              {"Version":"2012-10-17","Statement":[
                {"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}\
              """);
  final Account account = cloud.account(ACCOUNT);
  final Account stranger = cloud.account(STRANGER);
  Bucket bucket = account.bucket(BUCKET, REGION);
  final Role role = account.role("recordings");
  private final Map<String, SettingValue> settings = new HashMap<>();
  private Optional<URI> endpoint = Optional.empty();
  private Optional<URI> stsEndpoint = Optional.empty();
  private Duration patience = Duration.ZERO;
  private Pause pause = time -> {};
  private final Credentials identity = service.accessKey();

  Customer() {
    set("bucket", BUCKET);
    set("prefix", "recordings/");
    set("access", "read-write-delete");
    set("roleArn", role.arn());
    asTheKitSays();
  }

  Customer set(String field, String value) {
    settings.put(field, new SettingValue.Text(value));
    return this;
  }

  Customer unset(String field) {
    settings.remove(field);
    return this;
  }

  /** S3 is somewhere else than the service thinks. */
  Customer s3At(String address) {
    endpoint = Optional.of(URI.create(address));
    return this;
  }

  /** As {@link #s3At}, of STS. */
  Customer stsAt(String address) {
    stsEndpoint = Optional.of(URI.create(address));
    return this;
  }

  /** Puts the kit's policies on the role, for the settings of now. */
  Customer asTheKitSays() {
    try (Cloud own = startCloud()) {
      RolePolicies policies = policies(own);
      role.trust(policies.trust().orElseThrow()).permissions(policies.permissions().orElseThrow());
    }
    return this;
  }

  /** The kit's permission policy with one thing changed. */
  Customer permissionsWith(String text, String instead) {
    try (Cloud own = startCloud()) {
      role.permissions(replaced(policies(own).permissions().orElseThrow(), text, instead));
    }
    return this;
  }

  /** The kit's trust policy with one thing changed. */
  Customer trustWith(String text, String instead) {
    try (Cloud own = startCloud()) {
      role.trust(replaced(policies(own).trust().orElseThrow(), text, instead));
    }
    return this;
  }

  Customer bucketOfAStranger() {
    cloud.deleteBucket(BUCKET);
    bucket = stranger.bucket(BUCKET, REGION);
    return this;
  }

  /** The bucket's default encryption is by a key in that state. */
  KmsKey encrypted(KmsKey.State state) {
    KmsKey key = account.kmsKey(REGION).state(state);
    bucket.encryptedWith(key);
    return key;
  }

  void listsAllBuckets() {
    try (Cloud own = startCloud()) {
      role.permissions(
          policies(own).permissions().orElseThrow(),
          """
          {"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\
          """);
    }
  }

  /** Puts what a report says in place of what is there. */
  void pastes(Mistake.Snippet where, String snippet) {
    switch (where) {
      case TRUST_POLICY -> role.trust(snippet);
      case PERMISSION_POLICY -> role.permissions(snippet);
      case NONE -> throw new IllegalArgumentException("nothing to paste");
    }
  }

  private static String replaced(String policy, String text, String instead) {
    if (!policy.contains(text)) {
      throw new AssertionError("there is no '%s' in %s".formatted(text, policy));
    }
    return policy.replace(text, instead);
  }

  private RolePolicies policies(Cloud own) {
    return new RolePolicies(new RolePlace(own, place()), Optional.of(service.arn()));
  }

  StoragePlace place() {
    return Places.of(Places.ACME, new StorageSettings(settings));
  }

  List<Check> verify() {
    return verify(VerificationPhase.ONBOARDING);
  }

  List<Check> verify(VerificationPhase phase) {
    List<Check> told = new ArrayList<>();
    verify(phase, told::add);
    return told;
  }

  void verify(VerificationPhase phase, CheckListener listener) {
    try (Cloud own = startCloud()) {
      new RoleStorageType(own).verify(place(), phase, listener);
    }
  }

  /**
   * A new role is waited for.
   *
   * @param waits what happens instead of a pause
   */
  Customer patient(Duration forSoLong, Pause waits) {
    patience = forSoLong;
    pause = waits;
    return this;
  }

  private Cloud startCloud() {
    return Cloud.of(
        new Installation(
            Optional.of(endpoint.orElseGet(cloud::endpoint)),
            Optional.of(stsEndpoint.orElseGet(cloud::stsEndpoint)),
            "us-east-1",
            true,
            Optional.of(service.arn()),
            Optional.empty(),
            patience),
        AddressRules.allowing(""),
        () ->
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(identity.accessKeyId(), identity.secretAccessKey())),
        System::nanoTime,
        new Random(7),
        pause);
  }

  @Override
  public void close() {
    cloud.close();
  }
}
