package dev.custody.adapter.storage.s3.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.cloud.SelfSigned;
import dev.custody.adapter.storage.testkit.cloud.StrictCloud;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cloud behind a certificate of its own, as benchmarks use it. */
class TlsTest {
  @TempDir private Path folder;

  @Test
  void bothServicesSpeakTls() throws Exception {
    SSLContext tls = SelfSigned.localhost().context();
    try (StrictCloud cloud = StrictCloud.secure(folder, tls);
        HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
      for (URI address : List.of(cloud.endpoint(), cloud.stsEndpoint())) {
        assertEquals("https", address.getScheme());
        HttpResponse<String> answer =
            client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().contains("<Error>"), answer.body());
      }
    }
  }
}
