package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.application.port.out.storage.StorageException.Refusal;
import dev.custody.application.port.out.storage.StoragePlace;
import java.util.List;
import java.util.Optional;

/** One location that is reached through a role, and the ways to it. */
final class RolePlace {
  private final Cloud cloud;
  private final StoragePlace place;
  private final RoleSettings settings;
  private final BucketPlace there;

  RolePlace(Cloud cloud, StoragePlace place) {
    this.cloud = cloud;
    this.place = place;
    this.settings = RoleSettings.of(place.settings());
    this.there =
        new BucketPlace(
            place, settings.bucket(), settings::owner, cloud.clients(), cloud.regions(), false);
  }

  StoragePlace place() {
    return place;
  }

  RoleSettings settings() {
    return settings;
  }

  BucketSettings bucket() {
    return settings.bucket();
  }

  /** What of it has nothing to do with the role. */
  BucketPlace there() {
    return there;
  }

  /** The role's partition; AWS's own while no role is named. */
  String partition() {
    return settings.role().map(RoleArn::partition).orElse("aws");
  }

  Storage storage() {
    return there.storage(sessions());
  }

  /** Sessions that the broker keeps, each for one kind of work. */
  CredentialSource sessions() {
    return new RoleCredentials(cloud.broker(), this::key);
  }

  /** The session that deliveries, playback or deletions at this place have. */
  CredentialKey key(Rights rights) {
    return key(
        Optional.of(
            SessionPolicy.of(
                rights,
                bucket(),
                partition(),
                List.of(there.keys().start(), there.checkKey().value()))));
  }

  CredentialKey key(Optional<SessionPolicy> policy) {
    RoleArn role =
        settings
            .role()
            .orElseThrow(() ->
                new StorageException.Refused(
                    "No role is named yet: make one as the setup kit says, and give its ARN.",
                    new Refusal(
                        AssumeRoleFailures.ACTION,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                    null));
    return new CredentialKey(
        place.organization(),
        place.location(),
        place.settingsVersion(),
        role,
        place.externalId(),
        policy);
  }
}
