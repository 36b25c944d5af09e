package dev.custody.adapter.storage.s3;

import dev.custody.adapter.storage.testkit.Places;
import dev.custody.adapter.storage.testkit.cloud.Account;
import dev.custody.adapter.storage.testkit.cloud.Bucket;
import dev.custody.adapter.storage.testkit.cloud.Credentials;
import dev.custody.adapter.storage.testkit.cloud.Role;
import dev.custody.adapter.storage.testkit.cloud.StrictCloud;
import dev.custody.adapter.storage.testkit.cloud.User;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * A bucket with a prefix and a role in a customer's account, set up with the policies of our own
 * kit. Every organization has a role of its own; all of them share the bucket. Tests ask it from
 * several threads at once.
 */
final class RoleFarSide implements BucketFarSide {
  static final String VENDOR = "111122223333";
  static final String CUSTOMER = "444455556666";
  static final String BUCKET = "acme-recordings";
  static final String REGION = "eu-central-1";

  final StrictCloud cloud = StrictCloud.start().requireOwner();
  final User service =
      cloud
          .account(VENDOR)
          .user("custody")
          .permissions(
              """
              {"Version":"2012-10-17","Statement":[
                {"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}\
              """);
  final Account customer = cloud.account(CUSTOMER);
  final Bucket bucket = customer.bucket(BUCKET, REGION);
  private final Map<OrganizationId, Role> roles = new HashMap<>();
  private final List<Cloud> started = new ArrayList<>();
  private final Denials denials = new Denials(bucket);
  private final String access;

  RoleFarSide() {
    this(Access.READ_WRITE_DELETE);
  }

  RoleFarSide(Access access) {
    this.access = access.word();
  }

  @Override
  public StorageType start() {
    return new RoleStorageType(startCloud());
  }

  synchronized Cloud startCloud() {
    Credentials key = service.accessKey();
    Cloud made =
        Cloud.of(
            installation(),
            AddressRules.allowing(""),
            () ->
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())),
            System::nanoTime,
            new Random(7),
            time -> {});
    started.add(made);
    return made;
  }

  Installation installation() {
    return new Installation(
        Optional.of(cloud.endpoint()),
        Optional.of(cloud.stsEndpoint()),
        "us-east-1",
        true,
        Optional.of(service.arn()),
        Optional.of(Kits.LAUNCH_TEMPLATE),
        Duration.ZERO);
  }

  @Override
  public StorageSettings settings(OrganizationId organization) {
    Map<String, SettingValue> values = new HashMap<>();
    values.put("bucket", new SettingValue.Text(BUCKET));
    values.put("prefix", new SettingValue.Text("team $1/recordings/"));
    values.put("access", new SettingValue.Text(access));
    values.put("region", new SettingValue.Text(REGION));
    values.put(
        "roleArn", new SettingValue.Text(role(organization, new StorageSettings(values)).arn()));
    return new StorageSettings(values);
  }

  /** The role of that organization, made by our own kit at the first call. */
  synchronized Role role(OrganizationId organization) {
    return roles.computeIfAbsent(
        organization, made -> customer.role("vendors/custody-" + made.value()));
  }

  private synchronized Role role(OrganizationId organization, StorageSettings settings) {
    if (roles.containsKey(organization)) {
      return role(organization);
    }
    Role role = role(organization);
    Cloud own = startCloud();
    RolePolicies policies =
        new RolePolicies(
            new RolePlace(own, Places.of(organization, settings)), Optional.of(service.arn()));
    return role.trust(policies.trust().orElseThrow())
        .permissions(policies.permissions().orElseThrow());
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
    StorageSettings dots =
        settings(Places.ACME)
            .patchedBy(
                new StorageSettings(Map.of("bucket", new SettingValue.Text("acme.recordings"))));
    StorageSettings slash =
        settings(Places.ACME)
            .patchedBy(new StorageSettings(Map.of("prefix", new SettingValue.Text("recordings"))));
    return List.of(dots, slash);
  }

  @Override
  public void close() {
    started.forEach(Cloud::close);
    cloud.close();
  }
}
