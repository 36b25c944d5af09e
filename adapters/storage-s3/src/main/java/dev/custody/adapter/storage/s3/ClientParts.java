package dev.custody.adapter.storage.s3;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** What all clients have in common, whatever they talk to. */
final class ClientParts {
  static final ExecutionInterceptor WARY = new WaryOfAnswers();

  /**
   * More than the steps of deliveries and the viewers that one process serves at a time; a call
   * beyond it waits for a connection.
   */
  private static final int MOST_CONNECTIONS = 256;

  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** S3 hangs up on a connection that rests for a little longer. */
  private static final Duration MOST_REST = Duration.ofSeconds(5);

  private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(30);

  private ClientParts() {}

  /**
   * @param patience with those that it calls
   * @param more what it has besides
   */
  static SdkHttpClient http(Patience patience, Consumer<Apache5HttpClient.Builder> more) {
    Apache5HttpClient.Builder builder =
        Apache5HttpClient.builder()
            .maxConnections(MOST_CONNECTIONS)
            .connectionTimeout(CONNECT)
            .socketTimeout(patience.silence())
            .connectionMaxIdleTime(MOST_REST)
            .connectionAcquisitionTimeout(WAIT_FOR_CONNECTION)
            .expectContinueEnabled(false);
    more.accept(builder);
    return new ImpatientHttp(builder.build(), patience);
  }

  /**
   * One try a call: what is behind it knows better than a client whether a call may be made again,
   * and a conditional put that repeats itself meets its own object.
   */
  static S3ClientBuilder s3(
      SdkHttpClient http, String region, Consumer<S3Configuration.Builder> addresses) {
    return S3Client.builder()
        .httpClient(http)
        .region(Region.of(region))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .crossRegionAccessEnabled(false)
        .overrideConfiguration(
            c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()).addExecutionInterceptor(WARY))
        .serviceConfiguration(
            S3Configuration.builder()
                .expectContinueEnabled(false)
                .useArnRegionEnabled(false)
                .applyMutation(addresses)
                .build());
  }

  /**
   * For clients that share an HTTP client: those that go are closed, and calls that are under way
   * with one of them end as they would have.
   */
  static <K, C extends SdkAutoCloseable> Cache<K, C> cache(long most) {
    return Caffeine.newBuilder()
        .maximumSize(most)
        .executor(Runnable::run)
        .removalListener((@Nullable K _, @Nullable C client, RemovalCause _) -> {
          if (client != null) {
            client.close();
          }
        })
        .build();
  }
}
