package dev.custody.adapter.storage.s3;

import com.github.benmanes.caffeine.cache.Cache;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The way to stores that customers name. Their HTTP client is another one than that of the
 * installation's cloud, and reaches only what the rules allow: a proxy of this machine's
 * environment would look names up by itself, and is not used.
 */
final class ForeignStores implements AutoCloseable {
  private static final long MOST_CLIENTS = 256;

  private final GuardedAddresses addresses;
  private final Patience patience;
  private final Cache<Key, S3Client> clients;

  private @Nullable SdkHttpClient http;

  ForeignStores(AddressRules rules, GuardedAddresses.Lookup lookup) {
    this(rules, lookup, Patience.USUAL);
  }

  ForeignStores(AddressRules rules, GuardedAddresses.Lookup lookup, Patience patience) {
    this(rules, lookup, patience, MOST_CLIENTS);
  }

  ForeignStores(
      AddressRules rules, GuardedAddresses.Lookup lookup, Patience patience, long mostClients) {
    this.addresses = new GuardedAddresses(rules, lookup);
    this.patience = patience;
    this.clients = ClientParts.cache(mostClients);
  }

  private record Key(Endpoint endpoint, String region, boolean pathStyle) {}

  /**
   * @param pathStyle whether the bucket's name stands in the path of addresses
   * @param home the region that its buckets are in as far as nobody knows better
   */
  Store at(Endpoint endpoint, boolean pathStyle, String home) {
    return new Foreign(endpoint, pathStyle, home);
  }

  private final class Foreign implements Store {
    private final Endpoint endpoint;
    private final boolean pathStyle;
    private final String home;

    Foreign(Endpoint endpoint, boolean pathStyle, String home) {
      this.endpoint = endpoint;
      this.pathStyle = pathStyle;
      this.home = home;
    }

    @Override
    public String name() {
      return endpoint.authority();
    }

    @Override
    public boolean isAws() {
      return false;
    }

    @Override
    public boolean isForeign() {
      return true;
    }

    @Override
    public String home() {
      return home;
    }

    @Override
    public S3Client s3(String region) {
      return clients.get(new Key(endpoint, region, pathStyle), ForeignStores.this::open);
    }
  }

  /** How many clients are kept. */
  long open() {
    clients.cleanUp();
    return clients.estimatedSize();
  }

  /** Bodies go out as they are: what wraps them in chunks is stored as it is by some. */
  private S3Client open(Key key) {
    return ClientParts.s3(
            http(),
            key.region(),
            c -> c.pathStyleAccessEnabled(key.pathStyle()).chunkedEncodingEnabled(false))
        .endpointOverride(key.endpoint().address())
        .build();
  }

  private synchronized SdkHttpClient http() {
    SdkHttpClient opened = http;
    if (opened == null) {
      opened =
          ClientParts.http(
              patience,
              builder ->
                  builder
                      .dnsResolver(addresses)
                      .proxyConfiguration(
                          ProxyConfiguration.builder()
                              .useSystemPropertyValues(false)
                              .useEnvironmentVariableValues(false)
                              .build()));
      http = opened;
    }
    return opened;
  }

  @Override
  public synchronized void close() {
    clients.asMap().values().forEach(S3Client::close);
    if (http != null) {
      http.close();
    }
  }
}
