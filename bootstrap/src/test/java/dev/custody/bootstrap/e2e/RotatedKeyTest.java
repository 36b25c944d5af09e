package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.cloud.Credentials;
import dev.custody.adapter.storage.testkit.cloud.Fault;
import dev.custody.adapter.storage.testkit.cloud.Operation;
import dev.custody.adapter.storage.testkit.cloud.When;
import dev.custody.bootstrap.e2e.KeyBench.Connected;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer who changes the key while recordings are under way loses none. */
class RotatedKeyTest {
  @TempDir private Path folder;
  private KeyBench bench;

  @BeforeEach
  void start() {
    bench = new KeyBench(folder);
  }

  @AfterEach
  void stop() {
    // Where there is nothing to test, it was never made.
    if (bench != null) {
      bench.close();
    }
  }

  /** As one does who found the old one on the Internet. */
  @Test
  void allIsStoredThoughTheOldKeyEndedBeforeTheNewOneCame() {
    Connected acme = bench.connect("Acme");
    List<byte[]> contents = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    record(acme, contents, ids, 10);

    acme.given().user().deleteKey(acme.given().user().accessKey());
    record(acme, contents, ids, 10);
    Answer rotated = bench.rotate(acme, acme.given().user().newAccessKey());
    assertEquals(200, rotated.status(), rotated::toString);
    record(acme, contents, ids, 10);

    assertStored(acme, contents, ids);
  }

  /** The upload in parts that the old key began is ended with the new one. */
  @Test
  void anUploadInPartsThatIsUnderWayGoesOnWithTheNewKey() {
    Connected acme = bench.connect("Acme");
    bench
        .cloud()
        .misbehave(When.calling(Operation.UPLOAD_PART), Fault.stall(Duration.ofMillis(400)));
    List<byte[]> contents = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    contents.add(bytes(70 << 20));
    ids.add(acme.recordings().record(contents.getFirst(), 0).text("id"));
    while (acme.given().bucket().openUploads().isEmpty()) {
      AwsBench.pause();
    }

    Credentials old = acme.given().user().accessKey();
    Answer rotated = bench.rotate(acme, acme.given().user().newAccessKey());
    assertEquals(200, rotated.status(), rotated::toString);
    acme.given().user().deleteKey(old);

    assertStored(acme, contents, ids);
    assertEquals(List.of(), acme.given().bucket().openUploads());
  }

  @Test
  void aNewKeyThatDoesNotWorkTakesNoEffect() {
    Connected acme = bench.connect("Acme");
    Credentials other = acme.given().user().newAccessKey();
    acme.given().user().deleteKey(other);

    Answer refused = bench.rotate(acme, other);

    assertEquals(422, refused.status(), refused::toString);
    assertEquals("urn:custody:problem:verification-failed", refused.text("type"));
    List<byte[]> contents = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    record(acme, contents, ids, 1);
    assertStored(acme, contents, ids);
  }

  private static void record(
      Connected acme, List<byte[]> contents, List<String> ids, int recordings) {
    for (int i = 0; i < recordings; i++) {
      byte[] content = bytes(1_000 + contents.size());
      contents.add(content);
      ids.add(acme.recordings().record(content, 0).text("id"));
    }
  }

  private static void assertStored(Connected acme, List<byte[]> contents, List<String> ids) {
    for (int i = 0; i < ids.size(); i++) {
      Answer stored = acme.recordings().await(ids.get(i), "stored");
      assertArrayEquals(contents.get(i), acme.stored(stored));
      assertTrue(stored.text("proof").equals("checksum"), stored::toString);
    }
    assertEquals(ids.size(), acme.given().bucket().keys().size(), "each once");
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
