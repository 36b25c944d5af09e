package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.cloud.SelfSigned;
import dev.custody.adapter.storage.testkit.cloud.http.Headers;
import dev.custody.adapter.storage.testkit.cloud.http.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** A store that a customer set up to do harm. */
@Timeout(60)
class HostileStoreTest {
  private static final DateTimeFormatter SIGNED =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final SelfSigned tls = SelfSigned.localhost().trusted();
  private final ForeignStores stores =
      new ForeignStores(AddressRules.allowing("127.0.0.1/32"), GuardedAddresses.Lookup.SYSTEM);

  @AfterEach
  void stop() {
    stores.close();
    tls.distrust();
  }

  /**
   * The SDK believes the date of an answer that calls our clock wrong, or of any denial, and signs
   * by it from then on.
   */
  @ParameterizedTest
  @ValueSource(strings = {"RequestTimeTooSkewed", "RequestExpired", "AccessDenied"})
  void cannotSetOurClock(String code) {
    List<Instant> dates = new CopyOnWriteArrayList<>();
    try (HttpServer server =
        HttpServer.start(
            0,
            exchange -> {
              dates.add(
                  SIGNED.parse(
                      exchange.request().header("x-amz-date").orElseThrow(), Instant::from));
              Headers headers = new Headers().set("Date", "Sat, 01 Jan 2050 00:00:00 GMT");
              exchange.answer(
                  403,
                  headers,
                  "<Error><Code>%s</Code></Error>"
                      .formatted(code)
                      .getBytes(StandardCharsets.UTF_8));
            },
            tls.context())) {
      for (int i = 0; i < 3; i++) {
        assertThrows(SdkException.class, () -> list(client(server)));
      }
    }

    assertEquals(0, SdkGlobalTime.getGlobalTimeOffset());
    assertEquals(3, dates.size(), "each call is tried once");
    for (Instant date : dates) {
      Duration off = Duration.between(date, Instant.now()).abs();
      assertTrue(off.compareTo(Duration.ofMinutes(1)) < 0, "signed for " + date);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void cannotSendUsElsewhere(int status) throws IOException {
    try (Doorbell elsewhere = Doorbell.at("127.0.0.1", 0);
        HttpServer server =
            HttpServer.start(
                0,
                exchange -> {
                  Headers headers =
                      new Headers().set("Location", "https://127.0.0.1:" + elsewhere.port() + "/");
                  exchange.answer(status, headers, new byte[0]);
                },
                tls.context())) {
      assertThrows(SdkException.class, () -> list(client(server)));

      assertEquals(0, elsewhere.rings());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 403})
  void cannotFillOurMemory(int status) throws InterruptedException {
    AtomicLong written = new AtomicLong();
    CountDownLatch hungUp = new CountDownLatch(1);
    try (HttpServer server =
        HttpServer.start(
            0,
            exchange -> {
              Headers headers = new Headers().set("Content-Length", String.valueOf(1L << 40));
              OutputStream out = exchange.begin(status, headers);
              out.write("<Error><Message>".getBytes(StandardCharsets.UTF_8));
              byte[] letters = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
              try {
                while (true) {
                  out.write(letters);
                  written.addAndGet(letters.length);
                }
              } finally {
                hungUp.countDown();
              }
            },
            tls.context())) {
      assertThrows(SdkException.class, () -> list(client(server)));
      assertTrue(hungUp.await(30, TimeUnit.SECONDS), "the connection is given up");
    }

    assertTrue(written.get() < WaryOfAnswers.LONGEST_ANSWER + (16L << 20), "took " + written.get());
  }

  /** Objects are read as they come, however long they are. */
  @Test
  void anObjectIsReadWhole() throws IOException {
    byte[] letters = new byte[1 << 20];
    long length = 2L * WaryOfAnswers.LONGEST_ANSWER;
    try (HttpServer server =
        HttpServer.start(
            0,
            exchange -> {
              OutputStream out =
                  exchange.begin(200, new Headers().set("Content-Length", String.valueOf(length)));
              for (long sent = 0; sent < length; sent += letters.length) {
                out.write(letters);
              }
              out.flush();
            },
            tls.context())) {
      try (var object =
          client(server)
              .getObject(b ->
                  b.bucket("b")
                      .key("k")
                      .overrideConfiguration(c -> c.credentialsProvider(anybody())))) {
        assertEquals(length, object.transferTo(OutputStream.nullOutputStream()));
      }
    }
  }

  private S3Client client(HttpServer server) {
    Endpoint endpoint = new Endpoint(URI.create("https://localhost:" + server.port()));
    return stores.at(endpoint, true, "us-east-1").s3("us-east-1");
  }

  private static void list(S3Client client) {
    client.listObjectsV2(
        b -> b.bucket("b").overrideConfiguration(c -> c.credentialsProvider(anybody())));
  }

  private static StaticCredentialsProvider anybody() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAANYBODY", "secret"));
  }
}
