package dev.custody.adapter.storage.s3;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The way to the installation's cloud: one HTTP client, one S3 client a region. S3 clients carry no
 * credentials of their own; each request brings those of the location that it is for.
 */
final class AwsClients implements Store, AutoCloseable {
  private static final long MOST_REGIONS = 64;

  private final Installation installation;
  private final Patience patience;
  private final Supplier<AwsCredentialsProvider> identity;
  private final Cache<String, S3Client> regions = ClientParts.cache(MOST_REGIONS);
  private final Cache<String, StsClient> stses = ClientParts.cache(MOST_REGIONS);

  private @Nullable SdkHttpClient http;
  private @Nullable AwsCredentialsProvider known;

  /**
   * @param patience with all that it calls
   * @param identity who the service itself is; asked for when STS first is, since neither it nor
   *     the clients should cost a start anything that may never need them
   */
  AwsClients(
      Installation installation, Patience patience, Supplier<AwsCredentialsProvider> identity) {
    this.installation = installation;
    this.patience = patience;
    this.identity = identity;
  }

  @Override
  public String name() {
    return "";
  }

  @Override
  public boolean isAws() {
    return installation.isAws();
  }

  @Override
  public boolean isForeign() {
    return false;
  }

  @Override
  public String home() {
    return installation.region();
  }

  /** Where the service itself calls from, and as itself. */
  StsClient sts() {
    return sts(home());
  }

  /**
   * STS of a region. A call as somebody else brings that one's credentials.
   *
   * @param region of the installation's partition, or of another one that knows nothing of us
   */
  StsClient sts(String region) {
    return stses.get(region, this::openSts);
  }

  private StsClient openSts(String region) {
    var builder =
        StsClient.builder()
            .httpClient(http())
            .region(Region.of(region))
            .credentialsProvider(own())
            .overrideConfiguration(c -> c.addExecutionInterceptor(ClientParts.WARY));
    installation.stsEndpoint().ifPresent(builder::endpointOverride);
    return builder.build();
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
      opened = ClientParts.http(patience, _ -> {});
      http = opened;
    }
    return opened;
  }

  @Override
  public S3Client s3(String region) {
    return regions.get(region, this::open);
  }

  private S3Client open(String region) {
    var builder =
        ClientParts.s3(http(), region, c -> c.pathStyleAccessEnabled(installation.pathStyle()));
    installation.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  @Override
  public synchronized void close() {
    regions.asMap().values().forEach(S3Client::close);
    stses.asMap().values().forEach(StsClient::close);
    if (known instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
    if (http != null) {
      http.close();
    }
  }
}
