package dev.custody.bootstrap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tus.java.client.ProtocolException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusExecutor;
import io.tus.java.client.TusURLMemoryStore;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** tus-java-client as it is published; it sends PATCH as POST with an override. */
class TusJavaClientIT {
  private static final Duration PAUSE = Duration.ofMillis(300);

  @TempDir private static Path folder;
  private static OwnDisk disk;
  private static CuttingProxy network;
  private static Custody custody;
  private static Api api;
  private static Tenant tenant;

  @BeforeAll
  static void start() throws IOException {
    disk = OwnDisk.in(folder);
    network = new CuttingProxy();
    custody =
        Installation.in(disk.data())
            .with("CUSTODY_PUBLIC_URL", network.address().toString())
            .start();
    network.forwardTo(custody.address());
    api = new Api(custody.address());
    tenant = api.tenant("tus-java-client");
  }

  @AfterAll
  static void end() throws IOException {
    api.close();
    custody.close();
    disk.close();
    network.close();
  }

  @Test
  void pausesAndGoesOnFromWhereHeadSays() throws Exception {
    RandomBytes content = new RandomBytes(1);
    long length = 3_000_017;
    TusClient client = client();
    TusUploader uploader = client.resumeOrCreateUpload(upload(content, length));
    uploader.setChunkSize(64 << 10);
    uploader.setRequestPayloadSize(500_000);
    while (uploader.getOffset() < length / 2) {
      uploader.uploadChunk();
    }
    uploader.finish();
    Await.pause(PAUSE);

    TusUploader again = client.resumeUpload(upload(content, length));
    assertTrue(again.getOffset() >= length / 2, () -> "it goes on at " + again.getOffset());
    again.setChunkSize(10_000);
    while (again.uploadChunk() >= 0) {
      // on to the end
    }
    again.finish();
    isStored(again.getUploadURL(), content, length);
  }

  @Test
  void goesOnAfterTheConnectionWasCut() throws IOException, ProtocolException {
    RandomBytes content = new RandomBytes(2);
    long length = 4 << 20;
    network.cut(3, 700_000);
    TusClient client = client();
    URL[] url = new URL[1];
    TusExecutor executor =
        new TusExecutor() {
          @Override
          protected void makeAttempt() throws ProtocolException, IOException {
            try {
              TusUploader uploader = client.resumeOrCreateUpload(upload(content, length));
              uploader.setChunkSize(32 << 10);
              while (uploader.uploadChunk() >= 0) {
                // on to the end
              }
              uploader.finish();
              url[0] = uploader.getUploadURL();
            } catch (ProtocolException e) {
              throw retried(e);
            }
          }
        };
    executor.setDelays(new int[] {100, 100, 100, 100, 100});
    assertTrue(executor.makeAttempts());
    assertEquals(3, network.cuts());
    isStored(url[0], content, length);
  }

  @Test
  void smallChunksAreTaken() throws IOException, ProtocolException {
    RandomBytes content = new RandomBytes(3);
    long length = 50_001;
    TusUploader uploader = client().resumeOrCreateUpload(upload(content, length));
    uploader.setChunkSize(100);
    uploader.setRequestPayloadSize(1_000);
    while (uploader.uploadChunk() >= 0) {
      // on to the end
    }
    uploader.finish();
    isStored(uploader.getUploadURL(), content, length);
  }

  /**
   * On a busy machine, bytes that came in before the cut may become durable after the HEAD that
   * follows it. The answer is 409 then, upon which this client, unlike others, does not ask again.
   */
  private static IOException retried(ProtocolException refusal)
      throws IOException, ProtocolException {
    if (refusal.getCausingConnection().getResponseCode() != 409) {
      throw refusal;
    }
    return new IOException(refusal);
  }

  private static TusClient client() throws IOException {
    TusClient client = new TusClient();
    client.setUploadCreationURL(network.address().resolve(tenant.uploads()).toURL());
    client.setHeaders(Map.of("Authorization", tenant.authorization()));
    client.enableResuming(new TusURLMemoryStore());
    return client;
  }

  private static TusUpload upload(RandomBytes content, long length) {
    TusUpload upload = new TusUpload();
    upload.setInputStream(content.stream(0, length));
    upload.setSize(length);
    upload.setFingerprint("content " + content.seed());
    upload.setMetadata(Map.of("filename", "by tus-java-client", "filetype", "video/mp4"));
    return upload;
  }

  private static void isStored(URL url, RandomBytes content, long length) throws IOException {
    String recording = url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
    new StoredContent(api, tenant, disk.data()).check(recording, content, length);
  }
}
