package dev.custody.adapter.storage.s3;

import java.util.Optional;

/**
 * The bucket as a setup kit sees it, whoever gets the rights.
 *
 * @param ownAccount whether it is in the account in which the kit makes things
 */
record KitBucket(BucketSettings settings, String partition, boolean ownAccount) {
  boolean isNamed() {
    return !settings.bucket().value().isEmpty();
  }

  boolean isAccessPoint() {
    return settings.bucket().isAccessPoint();
  }

  /** Whether the kit can make it: of an access point the bucket behind is not known. */
  boolean canBeMade() {
    return isNamed() && !isAccessPoint() && ownAccount;
  }

  String name() {
    return settings.bucket().value();
  }

  String arn() {
    return settings.bucket().arn(partition);
  }

  /** Empty where it is still to be found out. */
  Optional<String> region() {
    return settings.bucket().region().or(settings::region);
  }

  /** The account that the bucket must belong to, where the settings say it or its ARN does. */
  Optional<String> account() {
    return isAccessPoint() ? Optional.of(name().split(":", -1)[4]) : settings.expectedOwner();
  }

  String ownership() {
    return settings.ownerFullControl() ? "BucketOwnerPreferred" : "BucketOwnerEnforced";
  }

  /** What new objects are encrypted with, as S3's own calls and CloudFormation name it. */
  String algorithm() {
    return settings.kmsKeyArn().isPresent() ? "aws:kms" : "AES256";
  }
}
