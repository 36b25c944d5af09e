package dev.custody.adapter.storage.s3;

import dev.custody.adapter.storage.s3.CredentialSource.Held;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.application.port.out.storage.StorageException.Refusal;
import dev.custody.application.port.out.storage.StoragePlace;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** One location that is reached by an access key, and the ways to it. */
final class KeyPlace {
  /** What stores that have no regions mostly take. */
  private static final String ANY_REGION = "us-east-1";

  private final Cloud cloud;
  private final StoragePlace place;
  private final KeySettings settings;
  private final Store store;

  KeyPlace(Cloud cloud, StoragePlace place) {
    this.cloud = cloud;
    this.place = place;
    this.settings = KeySettings.of(place.settings());
    this.store =
        settings
            .endpoint()
            .map(endpoint ->
                cloud
                    .foreign()
                    .at(
                        endpoint,
                        settings.pathStyle(),
                        settings.bucket().region().orElse(ANY_REGION)))
            .orElseGet(cloud::clients);
  }

  StoragePlace place() {
    return place;
  }

  KeySettings settings() {
    return settings;
  }

  BucketSettings bucket() {
    return settings.bucket();
  }

  BucketPlace there() {
    return new BucketPlace(
        place, bucket(), this::owner, store, cloud.regions(), settings.equalParts());
  }

  /** Whether it is in a store that the settings name, where nothing of AWS is but its S3 API. */
  boolean isElsewhere() {
    return store.isForeign();
  }

  /** Of what is named by an ARN, or else of the region; AWS's own while nothing is named. */
  String partition() {
    return Optional.of(bucket().bucket().value())
        .filter(Bucket::isAccessPoint)
        .or(bucket()::kmsKeyArn)
        .map(arn -> arn.split(":", -1)[1])
        .or(() -> bucket().region().filter(region -> store.isAws()).map(KeyPlace::partition))
        .orElse("aws");
  }

  private static String partition(String region) {
    return PartitionMetadata.of(Region.of(region)).id();
  }

  /**
   * The account that the settings name, or the one that the key belongs to. A foreign store has
   * accounts of its own kind, if any.
   */
  private Optional<String> owner() {
    return store.isForeign()
        ? bucket().expectedOwner()
        : bucket().expectedOwner().or(() -> cloud.keyHolders().account(credentials(), region()));
  }

  /** Whom the key belongs to, asked now. */
  KeyHolders.Answer holder() {
    return store.isForeign()
        ? new KeyHolders.Answer.Untold(
            "A store that is not AWS does not tell whom a key belongs to; the next checks show"
                + " whether it works.")
        : cloud.keyHolders().ask(credentials(), region());
  }

  /** Where STS is asked: another partition knows nothing of what is ours. */
  private String region() {
    String home = cloud.installation().region();
    return bucket()
        .region()
        .filter(region -> !partition(region).equals(partition(home)))
        .orElse(home);
  }

  Storage storage() {
    return there().storage(new OfKey());
  }

  CredentialSource source() {
    return new OfKey();
  }

  /**
   * @throws StorageException.Refused if the settings name none
   */
  private AwsCredentials credentials() {
    if (settings.accessKeyId().isEmpty() || settings.secretAccessKey().isEmpty()) {
      throw new StorageException.Refused(
          "No access key is set yet: make one for a user, and give its ID and its secret.",
          new Refusal(KeyHolders.ACTION, Optional.empty(), Optional.empty(), Optional.empty()),
          null);
    }
    return AwsBasicCredentials.create(
        settings.accessKeyId().get().reveal(), settings.secretAccessKey().get().reveal());
  }

  /** The same key for all work, for as long as the settings are these. */
  private final class OfKey implements CredentialSource, Held {
    @Override
    public Held get(Rights rights) {
      return this;
    }

    @Override
    public Holder holder() {
      return Holder.USER;
    }

    @Override
    public AwsCredentials credentials() {
      return KeyPlace.this.credentials();
    }

    @Override
    public void drop() {
      // There is no other.
    }

    @Override
    public boolean mayBeStale() {
      return false;
    }
  }
}
