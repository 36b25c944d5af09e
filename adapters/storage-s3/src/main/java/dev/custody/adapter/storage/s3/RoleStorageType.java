package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.CheckListener;
import dev.custody.application.port.out.storage.SetupKit;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.application.port.out.storage.Verified;
import dev.custody.domain.storage.Claim;
import dev.custody.domain.storage.StorageDescriptor;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.text.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A bucket in the customer's account, reached through a role there. Whatever is done, is done with
 * a session of that role for this organization alone.
 */
final class RoleStorageType implements StorageType {
  private final Cloud cloud;

  RoleStorageType(Cloud cloud) {
    this.cloud = cloud;
  }

  @Override
  public StorageDescriptor descriptor() {
    return RoleSettings.DESCRIPTOR;
  }

  @Override
  public boolean offeredToTenants() {
    return true;
  }

  @Override
  public List<FieldError> validate(StorageSettings settings) {
    return RoleSettings.wrong(settings);
  }

  @Override
  public StorageSettings upgrade(int fromVersion, StorageSettings settings) {
    return settings;
  }

  /** The role, whatever it opens, and the part of the bucket that recordings go to. */
  @Override
  public Set<Claim> claims(StorageSettings settings) {
    RoleSettings own = RoleSettings.of(settings);
    Set<Claim> claims = new HashSet<>();
    own.role().ifPresent(role -> claims.add(new Claim(role.value(), "")));
    own.bucket().claim(Optional.empty()).ifPresent(claims::add);
    return claims;
  }

  @Override
  public String keyPrefix(StoragePlace place) {
    return BucketSettings.of(place.settings()).prefix();
  }

  @Override
  public Map<String, String> generated(StoragePlace place) {
    return cloud.generated(place);
  }

  @Override
  public Verified verify(StoragePlace place, VerificationPhase phase, CheckListener listener) {
    return new RoleVerification(cloud, new RolePlace(cloud, place), phase, listener).run();
  }

  @Override
  public SetupKit setup(StoragePlace place) {
    return new RoleSetupKit(
            new RolePlace(cloud, place),
            cloud.principal().arn(),
            cloud.installation().launchStackTemplate())
        .kit();
  }

  @Override
  public void forgetFailures(StoragePlace place) {
    cloud.broker().forgetFailures(place.location());
  }

  @Override
  public Storage open(StoragePlace place) {
    return new RolePlace(cloud, place).storage();
  }
}
