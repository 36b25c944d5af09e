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
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
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
    MessageDigest sent = sha256();
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
    assertEquals(hex, bench.readByCurl(acme, stored.text("objectKey"), sha256()));
  }

  /** Bytes that are other ones in each mebibyte, and cost next to nothing. */
  private static final class Pattern extends InputStream {
    private final byte[] block = bytes(MIB, 7);
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
  void withoutTheRightExternalIdNothingIsWrittenAndItGoesByItselfOnceThatIsMended() {
    Connected acme = bench.connect("Acme");
    acme.role().trust(bench.trust("somebody-elses"));
    bench.cloud().expireAllSessions();

    Answer waiting = bench.record(acme, bytes(100), 0);
    Answer blocked = bench.await(acme, waiting.text("id"), "blocked");

    String reason = Json.text(blocked.json(), "blocked", "reason");
    assertTrue(reason.contains(acme.role().arn()), reason);
    assertTrue(reason.contains(acme.externalId()), reason);
    assertEquals(List.of(), acme.bucket().keys());

    acme.role().trust(bench.trust(acme.externalId()));
    Answer stored = bench.await(acme, waiting.text("id"), "stored");
    assertArrayEquals(bytes(100), bench.stored(acme, stored));
  }

  @Test
  void aDeliveryThatSomebodyAskedForIsTriedAtOnce() {
    Connected acme = bench.connect("Acme");
    acme.role().trust(bench.trust("somebody-elses"));
    bench.cloud().expireAllSessions();
    Answer waiting = bench.record(acme, bytes(100), 0);
    bench.await(acme, waiting.text("id"), "blocked");
    long before = bench.cloud().count(Operation.ASSUME_ROLE);

    bench
        .service()
        .post(
            acme.tenant().recordings() + "/" + waiting.text("id") + "/deliveries",
            acme.tenant().token(),
            Map.of());

    long end = System.nanoTime() + 900_000_000L;
    while (bench.cloud().count(Operation.ASSUME_ROLE) == before && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertTrue(bench.cloud().count(Operation.ASSUME_ROLE) > before);
  }

  @Test
  void aRoleThatIsRevokedAmidARecordingStopsItAndGivenBackLetsItGoOn() {
    Connected acme = bench.connect("Acme");
    String upload = begin(acme);
    append(acme, upload, 0, 66);
    awaitParts(7);

    acme.role().permissions();
    append(acme, upload, 66, 80);
    seal(acme, upload);
    Answer blocked = bench.await(acme, upload, "blocked");
    assertTrue(
        Json.text(blocked.json(), "blocked", "reason").contains("s3:PutObject"), blocked::toString);
    assertEquals(List.of(), acme.bucket().keys(), "nothing is there before it is whole");

    acme.role().permissions(permissions(acme));
    assertHolds(acme, bench.await(acme, upload, "stored"), 80);
  }

  @Test
  void anUploadThatOutlivesItsCredentialsTenTimesIsWhole() {
    Connected acme = bench.connect("Acme");
    String upload = begin(acme);
    append(acme, upload, 0, 65);
    awaitParts(8);
    for (int i = 0; i < 10; i++) {
      bench.cloud().expireAllSessions();
      append(acme, upload, 65 + 8 * i, 65 + 8 * (i + 1));
      awaitCalls(i + 1, CustomerBucketTest::metAnEndedSession);
      long met = lastThatMetAnEndedSession();
      awaitCalls(
          1,
          call ->
              call.number() > met && call.operation() == Operation.UPLOAD_PART && call.succeeded());
    }
    bench.cloud().expireAllSessions();
    seal(acme, upload);

    assertHolds(acme, bench.await(acme, upload, "stored"), 145);
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

  private static String permissions(Connected of) {
    return """
    {"Version":"2012-10-17","Statement":[
      {"Effect":"Allow","Action":["s3:PutObject","s3:AbortMultipartUpload","s3:GetObject"],
        "Resource":"%s/*"}]}\
    """
        .formatted(of.bucket().arn());
  }

  private String begin(Connected by) {
    Answer made =
        bench
            .service()
            .send(
                "POST",
                by.tenant().uploads(),
                by.tenant().token(),
                BodyPublishers.noBody(),
                "Tus-Resumable",
                "1.0.0",
                "Upload-Defer-Length",
                "1");
    assertEquals(201, made.status(), made::toString);
    String location = made.header("Location");
    return location.substring(location.lastIndexOf('/') + 1);
  }

  /** From one mebibyte to another, each of which is filled with its number. */
  private void append(Connected by, String upload, int from, int to) {
    for (int at = from; at < to; at++) {
      Answer appended =
          bench
              .service()
              .send(
                  "PATCH",
                  by.tenant().uploads() + "/" + upload,
                  by.tenant().token(),
                  BodyPublishers.ofByteArray(mebibyte(at)),
                  "Tus-Resumable",
                  "1.0.0",
                  "Upload-Offset",
                  Long.toString((long) at * MIB),
                  "Content-Type",
                  "application/offset+octet-stream");
      assertEquals(204, appended.status(), appended::toString);
    }
  }

  private static byte[] mebibyte(int number) {
    return bytes(MIB, number);
  }

  private void assertHolds(Connected by, Answer stored, int mebibytes) {
    MessageDigest wanted = sha256();
    for (int i = 0; i < mebibytes; i++) {
      wanted.update(mebibyte(i));
    }
    MessageDigest found = sha256();
    by.bucket()
        .object(stored.text("objectKey"))
        .orElseThrow()
        .writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), found));
    String hex = HexFormat.of().formatHex(found.digest());
    assertEquals(HexFormat.of().formatHex(wanted.digest()), hex);
    assertEquals(hex, stored.text("sha256"));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void seal(Connected by, String upload) {
    Answer sealed =
        bench
            .service()
            .post(by.tenant().recordings() + "/" + upload + "/seal", by.tenant().token(), Map.of());
    assertEquals(200, sealed.status(), sealed::toString);
  }

  private void awaitParts(long count) {
    awaitCalls(count, call -> call.operation() == Operation.UPLOAD_PART && call.succeeded());
  }

  private static boolean metAnEndedSession(Call call) {
    return call.errorCode().filter("ExpiredToken"::equals).isPresent();
  }

  private long lastThatMetAnEndedSession() {
    return bench.cloud().calls().stream()
        .filter(CustomerBucketTest::metAnEndedSession)
        .mapToLong(Call::number)
        .max()
        .orElseThrow();
  }

  private void awaitCalls(long count, Predicate<Call> wanted) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (true) {
      long made = bench.cloud().calls().stream().filter(wanted).count();
      if (made >= count) {
        return;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("only " + made + " such calls of " + count);
      }
      AwsBench.pause();
    }
  }

  private static byte[] bytes(int length) {
    return bytes(length, length);
  }

  private static byte[] bytes(int length, int seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
