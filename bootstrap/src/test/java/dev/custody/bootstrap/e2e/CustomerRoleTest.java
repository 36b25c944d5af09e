package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.cloud.Call;
import dev.custody.adapter.storage.testkit.cloud.Operation;
import dev.custody.bootstrap.e2e.AwsBench.Connected;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer takes the role away and gives it back, and its credentials end, amid recordings. */
class CustomerRoleTest {
  private static final byte[] WORDS = "what was said".getBytes(StandardCharsets.UTF_8);

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

  @Test
  void withoutTheRightExternalIdNothingIsWrittenAndItGoesByItselfOnceThatIsMended() {
    Connected acme = bench.connect("Acme");
    acme.role().trust(bench.trust("somebody-elses"));
    bench.cloud().expireAllSessions();

    Answer waiting = bench.record(acme, WORDS, 0);
    Answer blocked = bench.await(acme, waiting.text("id"), "blocked");

    String reason = Json.text(blocked.json(), "blocked", "reason");
    assertTrue(reason.contains(acme.role().arn()), reason);
    assertTrue(reason.contains(acme.externalId()), reason);
    assertEquals(List.of(), acme.bucket().keys());

    acme.role().trust(bench.trust(acme.externalId()));
    Answer stored = bench.await(acme, waiting.text("id"), "stored");
    assertArrayEquals(WORDS, bench.stored(acme, stored));
  }

  @Test
  void aRoleThatBeginsToLetAnybodyInIsNotUsedUntilItDemandsTheIdAgain() {
    Connected acme = bench.connect("Acme");
    acme.role().trust(trustsAnybodyWhoUsesTheService());
    verify(acme, "failed");

    Answer waiting = bench.record(acme, WORDS, 0);
    Answer blocked = bench.await(acme, waiting.text("id"), "blocked");
    String reason = Json.text(blocked.json(), "blocked", "reason");
    assertTrue(reason.contains("without any external ID"), reason);
    assertEquals(List.of(), acme.bucket().keys());

    acme.role().trust(bench.trust(acme.externalId()));
    verify(acme, "passed");
    Answer stored = bench.await(acme, waiting.text("id"), "stored");
    assertArrayEquals(WORDS, bench.stored(acme, stored));
  }

  private void verify(Connected by, String verdict) {
    Answer verified =
        bench
            .service()
            .post(
                by.tenant().locations() + "/" + by.location() + "/verifications",
                by.tenant().token(),
                Map.of(),
                "Prefer",
                "wait=60");
    assertEquals(verdict, verified.text("status"), verified::toString);
  }

  private static String trustsAnybodyWhoUsesTheService() {
    return """
    {"Version":"2012-10-17","Statement":[
      {"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}\
    """;
  }

  @Test
  void aRoleThatIsRevokedAmidARecordingStopsItAndGivenBackLetsItGoOn() {
    Connected acme = bench.connect("Acme");
    LiveUpload upload = LiveUpload.begin(bench, acme);
    upload.append(0, 66);
    awaitParts(7);

    acme.role().permissions();
    upload.append(66, 80);
    upload.seal();
    Answer blocked = bench.await(acme, upload.id(), "blocked");
    assertTrue(
        Json.text(blocked.json(), "blocked", "reason").contains("s3:PutObject"), blocked::toString);
    assertEquals(List.of(), acme.bucket().keys(), "nothing is there before it is whole");

    acme.role().permissions(permissions(acme));
    upload.assertHolds(bench.await(acme, upload.id(), "stored"), 80);
  }

  @Test
  void anUploadThatOutlivesItsCredentialsTenTimesIsWhole() {
    Connected acme = bench.connect("Acme");
    LiveUpload upload = LiveUpload.begin(bench, acme);
    upload.append(0, 65);
    awaitParts(8);
    for (int i = 0; i < 10; i++) {
      bench.cloud().expireAllSessions();
      upload.append(65 + 8 * i, 65 + 8 * (i + 1));
      awaitCalls(i + 1, CustomerRoleTest::metAnEndedSession);
      long met = lastThatMetAnEndedSession();
      awaitCalls(
          1,
          call ->
              call.number() > met && call.operation() == Operation.UPLOAD_PART && call.succeeded());
    }
    bench.cloud().expireAllSessions();
    upload.seal();

    upload.assertHolds(bench.await(acme, upload.id(), "stored"), 145);
  }

  private static String permissions(Connected of) {
    return """
    {"Version":"2012-10-17","Statement":[
      {"Effect":"Allow","Action":["s3:PutObject","s3:AbortMultipartUpload","s3:GetObject"],
        "Resource":"%s/*"}]}\
    """
        .formatted(of.bucket().arn());
  }

  private void awaitParts(long count) {
    awaitCalls(count, call -> call.operation() == Operation.UPLOAD_PART && call.succeeded());
  }

  private static boolean metAnEndedSession(Call call) {
    return call.errorCode().filter("ExpiredToken"::equals).isPresent();
  }

  private long lastThatMetAnEndedSession() {
    return bench.cloud().calls().stream()
        .filter(CustomerRoleTest::metAnEndedSession)
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
}
