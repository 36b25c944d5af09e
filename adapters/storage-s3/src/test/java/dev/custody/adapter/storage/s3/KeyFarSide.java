package dev.custody.adapter.storage.s3;

import dev.custody.adapter.storage.testkit.Places;
import dev.custody.adapter.storage.testkit.cloud.Account;
import dev.custody.adapter.storage.testkit.cloud.Bucket;
import dev.custody.adapter.storage.testkit.cloud.Credentials;
import dev.custody.adapter.storage.testkit.cloud.SelfSigned;
import dev.custody.adapter.storage.testkit.cloud.StrictCloud;
import dev.custody.adapter.storage.testkit.cloud.User;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.Secret;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/**
 * A bucket with a prefix, and a user of the customer's account a organization, with the policy of
 * our own kit. The bucket is in the installation's cloud, or in one that the customer names.
 */
final class KeyFarSide implements BucketFarSide {
  static final String CUSTOMER = "444455556666";
  static final String BUCKET = "acme-recordings";
  static final String REGION = "eu-central-1";
  static final String PRINCIPAL = "arn:aws:iam::111122223333:role/custody";
  static final String LOOPBACK = "127.0.0.0/8, ::1/128";

  final StrictCloud cloud;
  final Account customer;
  final Bucket bucket;
  private final boolean foreign;
  private final Map<OrganizationId, User> users = new ConcurrentHashMap<>();
  private final List<Cloud> started = new ArrayList<>();
  private final Denials denials;

  private KeyFarSide(StrictCloud cloud, boolean foreign) {
    this.cloud = cloud;
    this.foreign = foreign;
    customer = cloud.account(CUSTOMER);
    bucket = customer.bucket(BUCKET, REGION);
    denials = new Denials(bucket);
  }

  /** In the cloud that the operator set, where every call must name the bucket's owner. */
  static KeyFarSide ofTheInstallation() {
    return new KeyFarSide(StrictCloud.start().requireOwner(), false);
  }

  /** In a store of the customer's choice, behind TLS. */
  static KeyFarSide ofTheCustomer() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    return new KeyFarSide(
        StrictCloud.secure(folder, SelfSigned.localhost().trusted().context()), true);
  }

  @Override
  public StorageType start() {
    return new KeyStorageType(startCloud());
  }

  Cloud startCloud() {
    return startCloud(installation());
  }

  synchronized Cloud startCloud(Installation installation) {
    Cloud made =
        Cloud.of(
            installation,
            AddressRules.allowing(foreign ? LOOPBACK : ""),
            AnonymousCredentialsProvider::create,
            System::nanoTime,
            new Random(7),
            time -> {});
    started.add(made);
    return made;
  }

  Installation installation() {
    return new Installation(
        Optional.of(cloud.endpoint()).filter(address -> !foreign),
        Optional.of(cloud.stsEndpoint()).filter(address -> !foreign),
        "us-east-1",
        !foreign,
        Optional.of(PRINCIPAL),
        Optional.empty(),
        Duration.ZERO);
  }

  URI endpoint() {
    return cloud.endpoint();
  }

  @Override
  public StorageSettings settings(OrganizationId organization) {
    return settings(organization, user(organization).accessKey());
  }

  StorageSettings settings(OrganizationId organization, Credentials key) {
    Map<String, SettingValue> values = new HashMap<>(common());
    values.put(KeySettings.ACCESS_KEY_ID, hidden(key.accessKeyId()));
    values.put(KeySettings.SECRET_ACCESS_KEY, hidden(key.secretAccessKey()));
    return new StorageSettings(values);
  }

  private Map<String, SettingValue> common() {
    Map<String, SettingValue> values = new HashMap<>();
    values.put("bucket", new SettingValue.Text(BUCKET));
    values.put("prefix", new SettingValue.Text("team $1/recordings/"));
    values.put("access", new SettingValue.Text("read-write-delete"));
    values.put("region", new SettingValue.Text(REGION));
    if (foreign) {
      values.put("endpoint", new SettingValue.Text(endpoint().toString()));
      values.put("pathStyle", new SettingValue.Flag(true));
    }
    return values;
  }

  static SettingValue hidden(String text) {
    return new SettingValue.Hidden(Secret.of(text));
  }

  /** The user of that organization, with our own policy. */
  User user(OrganizationId organization) {
    return users.computeIfAbsent(
        organization,
        made ->
            customer
                .user("custody-" + made.value())
                .permissions(
                    new RolePolicies(
                            BucketSettings.of(new StorageSettings(common())),
                            "aws",
                            Places.of(made, StorageSettings.NONE).externalId(),
                            Optional.empty())
                        .permissions()
                        .orElseThrow()));
  }

  @Override
  public StrictCloud cloud() {
    return cloud;
  }

  @Override
  public Bucket bucket() {
    return bucket;
  }

  @Override
  public Denials denials() {
    return denials;
  }

  @Override
  public List<StorageSettings> wrongTogether() {
    StorageSettings right = settings(Places.ACME);
    return List.of(
        right.patchedBy(one("bucket", new SettingValue.Text("acme.recordings"))),
        right.patchedBy(one("prefix", new SettingValue.Text("recordings"))),
        right.patchedBy(one("endpoint", new SettingValue.Text("http://s3.example.com"))),
        right.patchedBy(one("endpoint", new SettingValue.Text("https://169.254.169.254"))),
        right.patchedBy(one("accessKeyId", hidden("AKIA EXAMPLE"))),
        right.patchedBy(one("secretAccessKey", hidden("a\nb"))));
  }

  private static StorageSettings one(String field, SettingValue value) {
    return new StorageSettings(Map.of(field, value));
  }

  @Override
  public void close() {
    started.forEach(Cloud::close);
    cloud.close();
    if (foreign) {
      SelfSigned.localhost().distrust();
    }
  }
}
