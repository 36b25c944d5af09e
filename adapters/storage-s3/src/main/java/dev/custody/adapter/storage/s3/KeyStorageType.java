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
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A bucket in AWS or in a store of the customer's choice, reached by an access key that the
 * customer hands over. An external ID protects a role that others could name, and a key is not
 * named but held: what the service generates is shown here, too, and not used.
 */
final class KeyStorageType implements StorageType {
  private final Cloud cloud;

  KeyStorageType(Cloud cloud) {
    this.cloud = cloud;
  }

  @Override
  public StorageDescriptor descriptor() {
    return KeySettings.DESCRIPTOR;
  }

  @Override
  public boolean offeredToTenants() {
    return true;
  }

  @Override
  public List<FieldError> validate(StorageSettings settings) {
    return KeySettings.wrong(settings, cloud.rules());
  }

  @Override
  public StorageSettings upgrade(int fromVersion, StorageSettings settings) {
    return settings;
  }

  /** The part of the bucket that recordings go to; a bucket is another one in another store. */
  @Override
  public Set<Claim> claims(StorageSettings settings) {
    KeySettings own = KeySettings.of(settings);
    return own.bucket()
        .claim(own.endpoint().map(Endpoint::authority))
        .map(Set::of)
        .orElse(Set.of());
  }

  @Override
  public String keyPrefix(StoragePlace place) {
    return BucketSettings.of(place.settings()).prefix();
  }

  /** The same as of a role, for clients that read it of both; the form has no fields for it. */
  @Override
  public Map<String, String> generated(StoragePlace place) {
    return cloud.generated(place);
  }

  @Override
  public Verified verify(StoragePlace place, VerificationPhase phase, CheckListener listener) {
    KeyPlace at = new KeyPlace(cloud, place);
    return new KeyVerification(at, cloud.rules(), KeySetupKit.permissionsAt(at), listener)
        .run(phase);
  }

  @Override
  public SetupKit setup(StoragePlace place) {
    return new KeySetupKit(new KeyPlace(cloud, place)).kit();
  }

  @Override
  public Storage open(StoragePlace place) {
    return new KeyPlace(cloud, place).storage();
  }
}
