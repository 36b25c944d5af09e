package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.cloud.Bucket;
import dev.custody.adapter.storage.testkit.cloud.Credentials;
import dev.custody.adapter.storage.testkit.cloud.Fault;
import dev.custody.adapter.storage.testkit.cloud.Operation;
import dev.custody.adapter.storage.testkit.cloud.Order;
import dev.custody.adapter.storage.testkit.cloud.SelfSigned;
import dev.custody.adapter.storage.testkit.cloud.StrictCloud;
import dev.custody.adapter.storage.testkit.cloud.When;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;

/** Whom the clients of customers' own stores call, and whom they never do. */
@Timeout(60)
class ForeignStoresTest {
  private static final String ALLOWED = "127.0.0.1";
  private static final String FORBIDDEN = "127.0.0.2";
  private static final AddressRules RULES = AddressRules.allowing(ALLOWED + "/32");

  private final SelfSigned tls = SelfSigned.localhost().trusted();
  private final AtomicInteger lookups = new AtomicInteger();

  @TempDir private Path folder;
  private StrictCloud cloud;
  private Doorbell forbidden;
  private AwsRequestOverrideConfiguration signed;

  @BeforeEach
  void start() throws Exception {
    cloud = StrictCloud.secure(folder, tls.context());
    forbidden = Doorbell.at(FORBIDDEN, cloud.endpoint().getPort());
    Bucket bucket = cloud.account("444455556666").bucket("recordings", "eu-central-1");
    Credentials key = bucket.owner().rootKey();
    signed =
        AwsRequestOverrideConfiguration.builder()
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
            .build();
  }

  @AfterEach
  void stop() throws Exception {
    tls.distrust();
    forbidden.close();
    cloud.close();
  }

  @Test
  void anAddressThatFlipsIsNotDialled() throws Exception {
    try (ForeignStores stores = finding(ALLOWED, FORBIDDEN)) {
      S3Client client = client(stores, cloud.endpoint());
      head(client);
      Order order = cloud.misbehave(When.calling(Operation.HEAD_BUCKET), Fault.cutBefore());
      assertThrows(SdkClientException.class, () -> head(client), "the connection is gone");
      order.stop();

      SdkClientException refused = assertThrows(SdkClientException.class, () -> head(client));

      assertEquals(
          "its address 127.0.0.2 is loopback, and only public addresses may be reached, and those"
              + " in 127.0.0.1/32",
          Words.unreachable(refused).orElseThrow());
      assertEquals(2, lookups.get());
      assertEquals(0, forbidden.rings());
    }
  }

  @Test
  void oneForbiddenAddressAmongOthersSpoilsThemAll() throws Exception {
    GuardedAddresses.Lookup both =
        host ->
            new InetAddress[] {InetAddress.ofLiteral(ALLOWED), InetAddress.ofLiteral(FORBIDDEN)};
    try (ForeignStores stores = new ForeignStores(RULES, both)) {
      S3Client client = client(stores, cloud.endpoint());

      assertThrows(SdkClientException.class, () -> head(client));

      assertEquals(0, cloud.count(Operation.HEAD_BUCKET));
      assertEquals(0, forbidden.rings());
    }
  }

  /** The guard is asked whatever the host looks like; nothing dials a literal without it. */
  @Test
  void aLiteralAddressIsJudgedToo() throws Exception {
    try (ForeignStores stores = new ForeignStores(RULES, GuardedAddresses.Lookup.SYSTEM)) {
      for (String host :
          new String[] {FORBIDDEN, "[::ffff:127.0.0.2]", "[64:ff9b::7f00:2]", "[::1]", "0.0.0.0"}) {
        S3Client client = client(stores, URI.create("https://" + host + ":" + forbidden.port()));

        SdkClientException refused =
            assertThrows(SdkClientException.class, () -> head(client), host);

        assertTrue(Words.unreachable(refused).isPresent(), host + ": " + refused);
      }
      assertEquals(0, forbidden.rings());
    }
  }

  @Test
  void aProxyOfTheMachineIsNoWayAround() throws Exception {
    Map<String, String> proxy =
        new TreeMap<>(
            Map.of(
                "https.proxyHost",
                FORBIDDEN,
                "https.proxyPort",
                String.valueOf(forbidden.port()),
                "http.proxyHost",
                FORBIDDEN,
                "http.proxyPort",
                String.valueOf(forbidden.port()),
                "http.nonProxyHosts",
                "nobody"));
    proxy.forEach(System::setProperty);
    try (ForeignStores stores = finding(ALLOWED)) {
      head(client(stores, cloud.endpoint()));

      assertEquals(1, cloud.count(Operation.HEAD_BUCKET));
      assertEquals(0, forbidden.rings());
    } finally {
      proxy.keySet().forEach(System::clearProperty);
    }
  }

  @Test
  void aCertificateThatNobodyTrustsIsSaidToBeOne() throws Exception {
    tls.distrust();
    try (ForeignStores stores = finding(ALLOWED)) {
      S3Client client = client(stores, cloud.endpoint());

      SdkClientException refused = assertThrows(SdkClientException.class, () -> head(client));

      assertTrue(
          Words.unreachable(refused).orElseThrow().startsWith("its certificate is none that is"),
          refused.toString());
    }
  }

  @Test
  void aCertificateForAnotherNameIsSaidToBeOne() throws Exception {
    try (ForeignStores stores = finding(ALLOWED)) {
      S3Client client =
          client(stores, URI.create("https://s3.example.com:" + cloud.endpoint().getPort()));

      SdkClientException refused = assertThrows(SdkClientException.class, () -> head(client));

      assertEquals("its certificate is for another name", Words.unreachable(refused).orElseThrow());
    }
  }

  /** A client that is put away for others goes on with what it has begun. */
  @Test
  void aCallEndsAsItWouldHaveThoughItsClientWasPutAway() throws Exception {
    try (ForeignStores stores =
            new ForeignStores(RULES, host -> found(ALLOWED), Patience.USUAL, 1);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      S3Client client = client(stores, cloud.endpoint());
      cloud.misbehave(
          When.calling(Operation.HEAD_BUCKET).once(), Fault.stall(Duration.ofMillis(300)));
      Future<?> running = threads.submit(() -> head(client));
      while (lookups.get() == 0) {
        Thread.onSpinWait();
      }

      client(stores, URI.create("https://s3.example.com"));

      assertEnds(running);
      head(client);
      assertEquals(2, cloud.count(Operation.HEAD_BUCKET));
      assertEquals(1, stores.open());
    }
  }

  private static void assertEnds(Future<?> running) throws InterruptedException {
    try {
      running.get();
    } catch (ExecutionException e) {
      throw new AssertionError("the call under way failed", e);
    }
  }

  @Test
  void theSameStoreHasOneClientARegion() {
    try (ForeignStores stores = finding(ALLOWED)) {
      Endpoint endpoint = new Endpoint(cloud.endpoint());
      Store store = stores.at(endpoint, true, "eu-central-1");

      assertEquals(
          store.s3("eu-central-1"), stores.at(endpoint, true, "us-east-1").s3("eu-central-1"));
      store.s3("us-east-1");
      stores.at(endpoint, false, "us-east-1").s3("us-east-1");
      assertEquals(3, stores.open());
      assertInstanceOf(S3Client.class, store.s3("us-east-1"));
    }
  }

  /** Stores whose hosts are found at these addresses, one after the other. */
  private ForeignStores finding(String... addresses) {
    Queue<String> left = new ArrayDeque<>();
    for (String address : addresses) {
      left.add(address);
    }
    return new ForeignStores(
        RULES, host -> found(left.size() > 1 ? left.remove() : String.valueOf(left.peek())));
  }

  private InetAddress[] found(String address) {
    lookups.incrementAndGet();
    return new InetAddress[] {InetAddress.ofLiteral(address)};
  }

  private static S3Client client(ForeignStores stores, URI endpoint) {
    return stores.at(new Endpoint(endpoint), true, "eu-central-1").s3("eu-central-1");
  }

  private void head(S3Client client) {
    client.headBucket(b -> b.bucket("recordings").overrideConfiguration(signed));
  }
}
