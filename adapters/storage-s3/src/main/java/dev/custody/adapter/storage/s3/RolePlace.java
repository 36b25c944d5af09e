package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.KeySpace;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.Storage.PartRules;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.application.port.out.storage.StorageException.Refusal;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.domain.recording.PartSizing;
import dev.custody.domain.storage.ObjectKey;
import java.util.List;
import java.util.Optional;

/** One location that is reached through a role, and the ways to it. */
final class RolePlace {
  /** Amazon S3, "Multipart upload limits". */
  private static final PartRules RULES = new PartRules(PartSizing.LEAST_BYTES, 10_000, false, 4);

  private final Cloud cloud;
  private final StoragePlace place;
  private final RoleSettings settings;

  RolePlace(Cloud cloud, StoragePlace place) {
    this.cloud = cloud;
    this.place = place;
    this.settings = RoleSettings.of(place.settings());
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

  /** The role's partition; AWS's own while no role is named. */
  String partition() {
    return settings.role().map(RoleArn::partition).orElse("aws");
  }

  /** What all keys of recordings start with. */
  KeySpace keys() {
    return KeySpace.of(bucket().prefix(), place);
  }

  /** The one object that verifications write. */
  ObjectKey checkKey() {
    return ObjectKey.of(bucket().prefix() + ".custody-check/" + place.location().value());
  }

  Storage storage() {
    BucketCalls calls = calls(sessions());
    return new S3Storage(
        keys(),
        RULES,
        new S3Objects(bucket(), settings.owner(), calls),
        new S3Uploads(bucket(), settings.owner(), calls));
  }

  /** Sessions that the broker keeps, each for one kind of work. */
  CredentialSource sessions() {
    return new RoleCredentials(cloud.broker(), this::key);
  }

  BucketCalls calls(CredentialSource credentials) {
    return new BucketCalls(bucket(), credentials, region(), cloud.clients());
  }

  BucketRegion region() {
    return new BucketRegion(bucket(), settings.owner(), cloud.installation(), cloud.regions());
  }

  /** The session that deliveries, playback or deletions at this place have. */
  CredentialKey key(Rights rights) {
    return key(
        Optional.of(
            SessionPolicy.of(
                rights, bucket(), partition(), List.of(keys().start(), checkKey().value()))));
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
