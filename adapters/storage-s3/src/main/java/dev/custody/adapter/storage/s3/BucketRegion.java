package dev.custody.adapter.storage.s3;

import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;

/**
 * In which region a location's bucket is: as it was found, as the settings say, or as S3 tells when
 * it is asked. S3 names the region with every answer to HeadBucket, refusals too.
 */
final class BucketRegion {
  static final String HEADER = "x-amz-bucket-region";

  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}");

  private final BucketSettings bucket;
  private final BucketOwner owner;
  private final Store store;
  private final Regions known;

  /**
   * @param owner the account that the bucket must belong to
   */
  BucketRegion(BucketSettings bucket, BucketOwner owner, Store store, Regions known) {
    this.bucket = bucket;
    this.owner = owner;
    this.store = store;
    this.known = known;
  }

  /** Where to ask for the bucket. */
  String resolve(BucketCalls calls) {
    return known
        .of(store, bucket.bucket())
        .or(bucket::region)
        .or(() -> store.isAws() ? found(calls, home()) : Optional.empty())
        .orElseGet(this::home);
  }

  /** After S3 said that the bucket is not there. */
  void correct(AwsServiceException said, String asked, BucketCalls calls) {
    known.forget(store, bucket.bucket());
    wellFormed(Words.header(said, HEADER))
        .ifPresentOrElse(
            there -> known.keep(store, bucket.bucket(), there), () -> found(calls, asked));
  }

  /** The region as S3 tells it now; empty if it tells none, as stores do that are not AWS. */
  Optional<String> found(BucketCalls calls, String asked) {
    Optional<String> there = wellFormed(asked(calls, asked));
    there.ifPresent(region -> known.keep(store, bucket.bucket(), region));
    return there;
  }

  private Optional<String> asked(BucketCalls calls, String asked) {
    try {
      return Optional.ofNullable(
          calls
              .attemptIn(
                  asked,
                  Rights.DELIVER,
                  (client, signed) ->
                      client.headBucket(
                          HeadBucketRequest.builder()
                              .bucket(bucket.bucket().value())
                              .expectedBucketOwner(owner.account().orElse(null))
                              .overrideConfiguration(signed)
                              .build()))
              .bucketRegion());
    } catch (AwsServiceException e) {
      return Words.header(e, HEADER);
    } catch (SdkException e) {
      throw calls.failed(e, Operation.HEAD_BUCKET, "");
    }
  }

  /** Where a bucket is asked for of which nothing is known. */
  private String home() {
    return bucket.region().orElse(store.home());
  }

  /** What a store told becomes part of an address: only what looks like a region does. */
  private static Optional<String> wellFormed(Optional<String> told) {
    return told.filter(BucketRegion::isWellFormed);
  }

  static boolean isWellFormed(String region) {
    return REGION.matcher(region).matches();
  }
}
