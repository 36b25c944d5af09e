package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.StorageException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Makes calls to one location's bucket: with credentials that fit the work, in the bucket's region.
 * Credentials that ended are replaced, once; a region that is wrong is corrected, once.
 */
final class BucketCalls {
  private static final Set<String> ENDED =
      Set.of("ExpiredToken", "InvalidToken", "TokenRefreshRequired");
  private static final Set<String> ELSEWHERE =
      Set.of(
          "PermanentRedirect",
          "TemporaryRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException");

  private final BucketSettings bucket;
  private final CredentialSource credentials;
  private final BucketRegion region;
  private final Store store;

  BucketCalls(
      BucketSettings bucket, CredentialSource credentials, BucketRegion region, Store store) {
    this.bucket = bucket;
    this.credentials = credentials;
    this.region = region;
    this.store = store;
  }

  /** One call; made again with other credentials if need be. */
  @FunctionalInterface
  interface Call<T> {
    T with(S3Client client, AwsRequestOverrideConfiguration signed);
  }

  /** What an answer means that is an error to S3, and to the caller is none. */
  @FunctionalInterface
  interface Expected<T> {
    /** Empty if it is an error to the caller too. */
    Optional<T> meaning(AwsServiceException answer);
  }

  /**
   * @param what the key, for messages; empty for the bucket itself
   * @throws StorageException for what went wrong
   */
  <T> T make(Operation operation, String what, Call<T> call) {
    return make(operation, what, call, _ -> Optional.empty());
  }

  /** As above, but for the answers that are {@code expected}. */
  <T> T make(Operation operation, String what, Call<T> call, Expected<T> expected) {
    try {
      return attempt(operation, call);
    } catch (AwsServiceException e) {
      return expected.meaning(e).orElseThrow(() -> failed(e, operation, what));
    } catch (SdkException e) {
      throw failed(e, operation, what);
    }
  }

  StorageException failed(SdkException e, Operation operation, String what) {
    return Optional.of(e)
        .filter(failure -> store.isForeign())
        .flatMap(Words::unreachable)
        .map(why -> Failures.unreachable(why, e, operation, bucket, what))
        .orElseGet(() -> Failures.of(e, operation, bucket, credentials.holder(), what));
  }

  Store store() {
    return store;
  }

  private <T> T attempt(Operation operation, Call<T> call) {
    Rights rights = operation.rights();
    boolean renewed = false;
    boolean moved = false;
    while (true) {
      String there = region.resolve(this);
      CredentialSource.Held held = credentials.get(rights);
      try {
        return call.with(store.s3(there), signed(held.credentials()));
      } catch (AwsServiceException e) {
        if (!renewed && mayHaveEnded(e, operation, held, there)) {
          held.drop();
          renewed = true;
        } else if (!moved && isElsewhere(e, there)) {
          region.correct(e, there, this);
          moved = true;
        } else {
          throw e;
        }
      }
    }
  }

  /** A call in a region that is named, however the bucket's is found: to find that out. */
  <T> T attemptIn(String there, Rights rights, Call<T> call) {
    return call.with(store.s3(there), signed(credentials.get(rights).credentials()));
  }

  /**
   * A HEAD whose session has ended is answered with 400 and no word why, as one that was sent to
   * the wrong region is; that one is told another region.
   */
  private static boolean mayHaveEnded(
      AwsServiceException e, Operation operation, CredentialSource.Held held, String asked) {
    return ENDED.contains(Words.code(e))
        || (operation.isHead() && e.statusCode() == 400 && !tellsAnotherRegion(e, asked))
        || (e.statusCode() == 403 && held.mayBeStale());
  }

  private static boolean isElsewhere(AwsServiceException e, String asked) {
    return ELSEWHERE.contains(Words.code(e))
        || e.statusCode() == 301
        || (e.statusCode() == 400 && tellsAnotherRegion(e, asked));
  }

  private static boolean tellsAnotherRegion(AwsServiceException e, String asked) {
    return Words.header(e, BucketRegion.HEADER).filter(told -> !told.equals(asked)).isPresent();
  }

  private static AwsRequestOverrideConfiguration signed(AwsCredentials by) {
    return AwsRequestOverrideConfiguration.builder()
        .credentialsProvider(StaticCredentialsProvider.create(by))
        .build();
  }
}
