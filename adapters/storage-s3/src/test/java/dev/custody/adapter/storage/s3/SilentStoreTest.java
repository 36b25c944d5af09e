package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.cloud.SelfSigned;
import dev.custody.adapter.storage.testkit.cloud.http.Headers;
import dev.custody.adapter.storage.testkit.cloud.http.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A store that leaves calls standing: each ends, and those that are merely slow do not. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SilentStoreTest {
  private static final Duration SILENCE = Duration.ofSeconds(2);

  /** What a call gets in all that moves next to nothing. */
  private static final Duration WHOLE = Duration.ofSeconds(3);

  private static final Patience PATIENCE = new Patience(SILENCE, WHOLE);

  /** More than all buffers in between hold. */
  private static final long PART = 64 << 20;

  private final SelfSigned tls = SelfSigned.localhost().trusted();
  private final ForeignStores stores =
      new ForeignStores(
          AddressRules.allowing("127.0.0.1/32"), GuardedAddresses.Lookup.SYSTEM, PATIENCE);
  private final CountDownLatch testIsOver = new CountDownLatch(1);
  private Optional<AwsClients> plain = Optional.empty();

  /** What all of it needs once, and may take longer than silence may. */
  @BeforeEach
  void warmUp() {
    ForeignStores patient =
        new ForeignStores(
            AddressRules.allowing("127.0.0.1/32"), GuardedAddresses.Lookup.SYSTEM, Patience.USUAL);
    try (patient;
        HttpServer server =
            server(true, exchange -> exchange.answer(403, new Headers(), new byte[0]))) {
      assertThrows(SdkException.class, () -> list(client(patient, server)));
    }
  }

  @AfterEach
  void stop() {
    testIsOver.countDown();
    stores.close();
    plain.ifPresent(AwsClients::close);
    tls.distrust();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPartOfWhichNothingIsReadIsGivenUp(boolean secure) {
    try (HttpServer server = server(secure, exchange -> standStill())) {
      S3Client client = client(server);

      assertTimedOut(() -> sendPart(client));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerThatNeverBeginsIsGivenUp(boolean secure) {
    try (HttpServer server =
        server(
            secure,
            exchange -> {
              exchange.request().body().transferTo(OutputStream.nullOutputStream());
              standStill();
            })) {
      S3Client client = client(server);

      assertTimedOut(() -> sendPart(client));
    }
  }

  /** Each of them would begin the time anew that a socket waits. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerOfAByteFromTimeToTimeIsGivenUp(boolean secure) {
    try (HttpServer server =
        server(
            secure,
            exchange -> {
              OutputStream out =
                  exchange.begin(200, new Headers().set("Content-Length", "1000000"));
              trickle(out, "<ListBucketResult>");
            })) {
      S3Client client = client(server);

      assertTimedOut(() -> list(client));
    }
  }

  @Test
  void soIsAHeadOfTheAnswerThatComesByteByByte() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            try (Socket socket = listening.accept()) {
              trickle(socket.getOutputStream(), "HTTP/1.1 200 OK\r\nX-Endless: ");
            } catch (Exception e) {
              // The client has hung up.
            }
          });
      S3Client client = plain(listening.getLocalPort());

      assertTimedOut(() -> list(client));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anObjectOfAByteFromTimeToTimeIsGivenUp(boolean secure) {
    try (HttpServer server =
        server(
            secure,
            exchange ->
                trickle(exchange.begin(200, new Headers().set("Content-Length", "1000000")), ""))) {
      S3Client client = client(server);

      assertTimedOut(() -> read(client, Duration.ZERO));
    }
  }

  /** It takes longer than a call gets that moves nothing. */
  @Test
  void whoIsSlowGetsTheTimeThatItsBytesNeed() throws Exception {
    byte[] piece = new byte[32 << 10];
    long pieces = WHOLE.toMillis() / 100 * 4 / 3;
    try (HttpServer server =
        server(
            true,
            exchange -> {
              String length = Long.toString(pieces * piece.length);
              OutputStream out = exchange.begin(200, new Headers().set("Content-Length", length));
              for (int i = 0; i < pieces; i++) {
                out.write(piece);
                out.flush();
                pause(Duration.ofMillis(100));
              }
            })) {
      S3Client client = client(server);
      long began = System.nanoTime();

      assertEquals(pieces * piece.length, read(client, Duration.ZERO));
      assertTrue(System.nanoTime() - began > WHOLE.toNanos(), "it was slow");
    }
  }

  /** A viewer who pauses is no fault of the store's. */
  @Test
  void onlyTheTimeCountsInWhichTheStoreIsWaitedFor() throws Exception {
    int length = 32 << 20;
    try (HttpServer server =
        server(
            true,
            exchange ->
                exchange
                    .begin(200, new Headers().set("Content-Length", Integer.toString(length)))
                    .write(new byte[length]))) {
      S3Client client = client(server);

      assertEquals(length, read(client, SILENCE.plusSeconds(1)));
    }
  }

  private static void assertTimedOut(Executable call) {
    long began = System.nanoTime();
    SdkException failed = assertThrows(SdkException.class, call);
    assertEquals("it did not answer in time", Words.network(failed), failed::toString);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertTrue(took.compareTo(WHOLE.multipliedBy(4)) < 0, "took " + took);
  }

  private void standStill() {
    pause(Duration.ofMinutes(1));
  }

  private void pause(Duration time) {
    try {
      var _ = testIsOver.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void trickle(OutputStream out, String begin) throws IOException {
    out.write(begin.getBytes(StandardCharsets.UTF_8));
    while (testIsOver.getCount() > 0) {
      out.write('x');
      out.flush();
      pause(SILENCE.dividedBy(4));
    }
  }

  private HttpServer server(boolean secure, HttpServer.Handler handler) {
    return HttpServer.start(0, handler, secure ? tls.context() : null);
  }

  private S3Client client(HttpServer server) {
    if (!server.isSecure()) {
      return plain(server.port());
    }
    return client(stores, server);
  }

  private static S3Client client(ForeignStores stores, HttpServer server) {
    Endpoint endpoint = new Endpoint(URI.create("https://localhost:" + server.port()));
    return stores.at(endpoint, true, "us-east-1").s3("us-east-1");
  }

  private S3Client plain(int port) {
    Installation there =
        Installation.of("http://localhost:" + port, "", "", true, "", "", Duration.ZERO);
    AwsClients clients = new AwsClients(there, PATIENCE, AnonymousCredentialsProvider::create);
    plain = Optional.of(clients);
    return clients.s3("us-east-1");
  }

  private static void sendPart(S3Client client) {
    client.uploadPart(
        b ->
            b.bucket("b")
                .key("k")
                .uploadId("u")
                .partNumber(1)
                .overrideConfiguration(c -> c.credentialsProvider(anybody())),
        RequestBody.fromContentProvider(Zeros::new, PART, "application/octet-stream"));
  }

  private static void list(S3Client client) {
    client.listObjectsV2(
        b -> b.bucket("b").overrideConfiguration(c -> c.credentialsProvider(anybody())));
  }

  private long read(S3Client client, Duration pause) throws IOException {
    try (InputStream object =
        client.getObject(b ->
            b.bucket("b").key("k").overrideConfiguration(c -> c.credentialsProvider(anybody())))) {
      long before = object.readNBytes(1).length;
      pause(pause);
      return before + object.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // As what the SDK throws for an answer that it reads itself.
      throw SdkException.create("reading broke off", e);
    }
  }

  private static StaticCredentialsProvider anybody() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAANYBODY", "secret"));
  }

  private static final class Zeros extends InputStream {
    private long left = PART;

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      left -= count;
      return count;
    }
  }
}
