package dev.custody.adapter.storage.s3;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The way to the cloud: one HTTP client for the process, one S3 client a region. S3 clients carry
 * no credentials of their own; each request brings those of the location that it is for.
 */
final class AwsClients implements AutoCloseable {
  /**
   * More than the steps of deliveries and the viewers that one process serves at a time; a call
   * beyond it waits for a connection.
   */
  private static final int MOST_CONNECTIONS = 256;

  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** Between two pieces of an answer, or until it begins: Complete may take minutes. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  /** S3 hangs up on a connection that rests for a little longer. */
  private static final Duration MOST_REST = Duration.ofSeconds(5);

  private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(30);
  private static final int MOST_REGIONS = 64;

  private final Installation installation;
  private final Supplier<AwsCredentialsProvider> identity;
  private final Cache<String, S3Client> regions =
      Caffeine.newBuilder().maximumSize(MOST_REGIONS).build();

  private @Nullable SdkHttpClient http;
  private @Nullable StsClient sts;
  private @Nullable AwsCredentialsProvider known;

  /**
   * @param identity who the service itself is; asked for when STS first is, since neither it nor
   *     the clients should cost a start anything that may never need them
   */
  AwsClients(Installation installation, Supplier<AwsCredentialsProvider> identity) {
    this.installation = installation;
    this.identity = identity;
  }

  synchronized StsClient sts() {
    StsClient opened = sts;
    if (opened == null) {
      var builder =
          StsClient.builder()
              .httpClient(http())
              .region(Region.of(installation.region()))
              .credentialsProvider(own());
      installation.stsEndpoint().ifPresent(builder::endpointOverride);
      opened = builder.build();
      sts = opened;
    }
    return opened;
  }

  private synchronized AwsCredentialsProvider own() {
    AwsCredentialsProvider asked = known;
    if (asked == null) {
      asked = identity.get();
      known = asked;
    }
    return asked;
  }

  private synchronized SdkHttpClient http() {
    SdkHttpClient opened = http;
    if (opened == null) {
      opened =
          Apache5HttpClient.builder()
              .maxConnections(MOST_CONNECTIONS)
              .connectionTimeout(CONNECT)
              .socketTimeout(SILENCE)
              .connectionMaxIdleTime(MOST_REST)
              .connectionAcquisitionTimeout(WAIT_FOR_CONNECTION)
              .expectContinueEnabled(false)
              .build();
      http = opened;
    }
    return opened;
  }

  /** The client for buckets of that region; not to be closed by the caller. */
  S3Client s3(String region) {
    return regions.get(region, this::open);
  }

  /**
   * One try a call: what is behind it knows better than a client whether a call may be made again,
   * and a conditional put that repeats itself meets its own object.
   */
  private S3Client open(String region) {
    var builder =
        S3Client.builder()
            .httpClient(http())
            .region(Region.of(region))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .crossRegionAccessEnabled(false)
            .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .serviceConfiguration(
                S3Configuration.builder()
                    .pathStyleAccessEnabled(installation.pathStyle())
                    .expectContinueEnabled(false)
                    .useArnRegionEnabled(false)
                    .build());
    installation.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  @Override
  public synchronized void close() {
    regions.asMap().values().forEach(S3Client::close);
    if (sts != null) {
      sts.close();
    }
    if (known instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
    if (http != null) {
      http.close();
    }
  }
}
