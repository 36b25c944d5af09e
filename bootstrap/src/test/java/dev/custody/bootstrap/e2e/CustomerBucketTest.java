package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.cloud.Call;
import dev.custody.adapter.storage.testkit.cloud.Operation;
import dev.custody.adapter.storage.testkit.cloud.StoredObject;
import dev.custody.bootstrap.e2e.AwsBench.Connected;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings in a customer's own bucket, through the role that the customer made with our kit. */
class CustomerBucketTest {
  private static final int MIB = 1 << 20;

  @TempDir private Path folder;
  private AwsBench bench;

  @BeforeEach
  void start() {
    bench = new AwsBench(folder);
  }

  @AfterEach
  void stop() {
    // Where there is nothing to test, it was never made.
    if (bench != null) {
      bench.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8 * MIB - 1, 8 * MIB, 8 * MIB + 1, 70 * MIB})
  void theObjectIsWhatWasRecorded(int length) {
    Connected acme = bench.connect("Acme");
    byte[] content = bytes(length);

    Answer stored = bench.record(acme, content, 60);

    assertEquals("stored", stored.text("state"), stored::toString);
    assertEquals("checksum", stored.text("proof"));
    String key = stored.text("objectKey");
    assertTrue(
        key.matches(
            "recordings/%s/\\d{4}/\\d\\d/\\d\\d/%s\\.ogg"
                .formatted(acme.tenant().id(), stored.text("id"))),
        key);
    StoredObject object = acme.bucket().object(key).orElseThrow();
    assertArrayEquals(content, object.bytes());
    assertEquals(Optional.of("audio/ogg"), object.contentType());
    assertTrue(object.metadata().containsKey("custody-token"), object.metadata().toString());
    assertEquals(List.of(), acme.bucket().openUploads());
    Answer played =
        bench
            .service()
            .get(
                acme.tenant().recordings() + "/" + stored.text("id") + "/content",
                acme.tenant().token());
    assertArrayEquals(content, played.bytes());
  }

  /** Read back by curl, which signs by itself and knows nothing of us. */
  @Test
  void twoGibibytesOfUnknownLengthAreReadBackByAnotherClient() throws Exception {
    Connected acme = bench.connect("Acme");
    acme.bucket().opaqueEtags();
    MessageDigest sent = AwsBench.sha256();
    InputStream content = new DigestInputStream(new Pattern(2L << 30), sent);

    Answer recorded =
        bench
            .service()
            .send(
                "POST",
                acme.tenant().recordings(),
                acme.tenant().token(),
                BodyPublishers.ofInputStream(() -> content),
                "Content-Type",
                "video/mp4");
    assertEquals(201, recorded.status(), recorded::toString);
    Answer stored = bench.await(acme, recorded.text("id"), "stored");

    assertEquals(2L << 30, stored.field("bytes").getLongValue());
    String hex = HexFormat.of().formatHex(sent.digest());
    assertEquals(hex, stored.text("sha256"));
    assertEquals(hex, bench.readByCurl(acme, stored.text("objectKey"), AwsBench.sha256()));
  }

  /** Bytes that are other ones in each mebibyte, and cost next to nothing. */
  private static final class Pattern extends InputStream {
    private final byte[] block = bytes(MIB);
    private final long length;
    private long at;

    Pattern(long length) {
      this.length = length;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) {
      if (at == length) {
        return -1;
      }
      int inBlock = (int) (at % MIB);
      int count = (int) Math.min(Math.min(wanted, MIB - inBlock), length - at);
      System.arraycopy(block, inBlock, into, offset, count);
      if (inBlock == 0) {
        into[offset] = (byte) (at >>> 20);
      }
      at += count;
      return count;
    }
  }

  @Test
  void aThousandRecordingsThatStartTogetherCostOneAssumeRole() throws Exception {
    Connected acme = bench.connect("Acme");
    bench.cloud().forgetCalls();
    Semaphore connections = new Semaphore(64);
    List<Future<Answer>> all = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 1_000; i++) {
        byte[] content = bytes(i);
        all.add(
            threads.submit(() -> {
              connections.acquire();
              try {
                return bench.record(acme, content, 0);
              } finally {
                connections.release();
              }
            }));
      }
    }
    for (int i = 0; i < 1_000; i++) {
      Answer stored = bench.await(acme, all.get(i).get().text("id"), "stored");
      assertEquals(i, bench.stored(acme, stored).length);
    }

    assertEquals(1, bench.cloud().count(Operation.ASSUME_ROLE));
  }

  @Test
  void nothingOfOneOrganizationIsReachedWithWhatIsAnothers() {
    Connected acme = bench.connect("Acme");
    Connected gamma = bench.connect("Gamma");
    bench.cloud().forgetCalls();
    for (int i = 0; i < 5; i++) {
      for (Connected each : List.of(acme, gamma)) {
        Answer stored = bench.record(each, bytes(1000 + i), 60);
        assertEquals("stored", stored.text("state"), stored::toString);
        String path = each.tenant().recordings() + "/" + stored.text("id");
        bench.service().get(path + "/content", each.tenant().token());
        bench.service().send("DELETE", path, each.tenant().token(), BodyPublishers.noBody());
      }
    }

    List<Call> calls = bench.cloud().calls();
    for (Connected each : List.of(acme, gamma)) {
      List<Call> own =
          calls.stream()
              .filter(call -> call.bucket().filter(each.bucket().name()::equals).isPresent())
              .toList();
      assertTrue(own.size() >= 15, own.size() + " calls");
      for (Call call : own) {
        assertEquals(Optional.of(each.role().arn()), call.role(), call.toString());
        assertEquals(Optional.of(each.externalId()), call.externalId(), call.toString());
        assertEquals(Optional.of("444455556666"), call.expectedOwner(), call.toString());
        String policy = call.sessionPolicy().orElseThrow();
        assertTrue(policy.contains("recordings/" + each.tenant().id() + "/*"), policy);
        assertEquals(
            List.of(acme, gamma).indexOf(each),
            policy.contains(acme.tenant().id()) ? 0 : 1,
            "the other's is not in " + policy);
      }
    }
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
