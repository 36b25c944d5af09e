package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.memory.Failure;
import dev.custody.adapter.storage.testkit.memory.Fault;
import dev.custody.adapter.storage.testkit.memory.Faults;
import dev.custody.adapter.storage.testkit.memory.InMemoryStorageType;
import dev.custody.adapter.storage.testkit.memory.Operation;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nothing leaves the spool, so that it fills: what a recorder is told, what goes on all the same,
 * and how all of it arrives once the stores take recordings again.
 */
@Timeout(120)
class FullDiskTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int KIB = 1 << 10;
  private static final int QUOTA_OF_ONE = 1000 * KIB;
  private static final int QUOTA_OF_ALL = 1500 * KIB;

  @TempDir private Path folder;
  private RunningService service;
  private Faults faults;
  private ConnectedInMemory acme;
  private ConnectedInMemory globex;

  /** How a store takes nothing. */
  enum Trouble {
    REFUSES,
    FAILS,
    DOES_NOT_ANSWER;

    Fault of(Faults.Order order) {
      return switch (this) {
        case REFUSES -> order.fail(Failure.REFUSED);
        case FAILS -> order.fail(Failure.UNAVAILABLE);
        case DOES_NOT_ANSWER -> order.stall();
      };
    }
  }

  @BeforeEach
  void start() {
    String[] quotas = {
      "custody.spool.quota",
      Integer.toString(QUOTA_OF_ALL),
      "custody.organization.quota",
      Integer.toString(QUOTA_OF_ONE)
    };
    service =
        RunningService.start(
            folder,
            Stream.of(quotas, ConnectedInMemory.HASTY).flatMap(Stream::of).toArray(String[]::new));
    faults = service.part(InMemoryStorageType.class).faults();
    acme = ConnectedInMemory.of(service, "acme");
    globex = ConnectedInMemory.of(service, "globex");
  }

  @AfterEach
  void stop() {
    faults.stop();
    service.close();
  }

  @ParameterizedTest
  @EnumSource
  void anOrganizationOverItsQuotaWaitsAndNobodyElse(Trouble trouble) {
    Fault fault = trouble.of(faults.on(Operation.PUT).forKeys(acme.tenant().id()));
    var crowded = new Crowded(acme);

    crowded.isRefused(429, "over-quota");

    byte[] others = bytes(9, 300 * KIB);
    globex.assertHolds(post(globex, others, 30), others);
    fault.stop();
    crowded.goesOn();
  }

  @ParameterizedTest
  @EnumSource
  void aFullSpoolTakesNothingOfAnybodyUntilItDrains(Trouble trouble) {
    Fault fault = trouble.of(faults.on(Operation.PUT));
    var crowded = new Crowded(acme);
    byte[] filling = bytes(9, 760 * KIB);
    byte[] more = bytes(10, 100 * KIB);
    String fills = created(post(globex, filling, 0)).text("id");

    crowded.isRefused(507, "no-room");
    refused(post(globex, more, 0), 507, "no-room");

    fault.stop();
    crowded.goesOn();
    globex.assertHolds(globex.await(fills, "stored"), filling);
    globex.assertHolds(untilTaken(() -> post(globex, more, 30)), more);
  }

  /** An organization with a recording that waits, another under way, and a third only begun. */
  private final class Crowded {
    private static final int SENT = 100 * KIB;

    private final ConnectedInMemory by;
    private final byte[] waiting = bytes(1, 600 * KIB);
    private final byte[] put = bytes(3, 400 * KIB);
    private final byte[] posted = bytes(4, 400 * KIB);
    private final TusUpload upload;
    private final String waits;
    private final String begun;

    Crowded(ConnectedInMemory by) {
      this.by = by;
      waits = created(post(by, waiting, 0)).text("id");
      upload = TusUpload.begin(service, by.tenant(), bytes(2, 600 * KIB));
      upload.send(0, SENT);
      begun =
          created(
                  service.post(
                      by.tenant().recordings(),
                      by.tenant().token(),
                      Map.of("contentType", "text/plain")))
              .text("id");
    }

    /** By each way in; nothing of what was refused is anywhere, and nothing else is gone. */
    void isRefused(int status, String slug) {
      Answer patched = refused(rest(), status, slug);
      assertTrue(patched.text("uploadUrl").endsWith("/uploads/" + upload.id()), patched::toString);
      assertTrue(patched.header("Upload-Expires").endsWith("GMT"), patched::toString);
      upload.assertOffset(SENT);
      refused(put(), status, slug);
      refused(post(by, posted, 0), status, slug);

      Answer listed = service.get(by.tenant().recordings(), by.tenant().token());
      assertEquals(3, listed.field("items").size(), listed::toString);
      Answer empty = by.recording(begun);
      assertEquals("receiving", empty.text("state"), empty::toString);
      assertEquals(0, empty.field("bytes").getIntValue());
      assertArrayEquals(waiting, by.content(waits).bytes());
      assertArrayEquals(upload.first(SENT), by.content(upload.id()).bytes());
      assertTrue(by.objects().isEmpty());
    }

    /** What waits drains by itself, and what was refused comes in where it had stopped. */
    void goesOn() {
      by.assertHolds(by.await(waits, "stored"), waiting);
      Answer whole =
          untilTaken(() -> {
            upload.assertOffset(SENT);
            return rest();
          });
      assertEquals(Integer.toString(upload.length()), whole.header("Upload-Offset"));
      by.assertHolds(by.await(upload.id(), "stored"), upload.first(upload.length()));
      untilTaken(this::put);
      by.assertHolds(by.await(begun, "stored"), put);
      by.assertHolds(untilTaken(() -> post(by, posted, 30)), posted);
    }

    private Answer rest() {
      return upload.patch(SENT, upload.length());
    }

    private Answer put() {
      return service.send(
          "PUT",
          by.tenant().recordings() + "/" + begun + "/content",
          by.tenant().token(),
          BodyPublishers.ofByteArray(put));
    }
  }

  private Answer post(ConnectedInMemory by, byte[] content, int waitSeconds) {
    return service.send(
        "POST",
        by.tenant().recordings(),
        by.tenant().token(),
        BodyPublishers.ofByteArray(content),
        "Content-Type",
        "audio/ogg",
        "Prefer",
        "wait=" + waitSeconds);
  }

  private static Answer created(Answer answer) {
    assertEquals(201, answer.status(), answer::toString);
    return answer;
  }

  /** With what a recorder needs for going on by itself. */
  private static Answer refused(Answer answer, int status, String slug) {
    assertEquals(status, answer.status(), answer::toString);
    assertEquals("urn:custody:problem:" + slug, answer.text("type"));
    assertTrue(answer.text("detail").endsWith("Send again later."), answer::toString);
    assertTrue(Integer.parseInt(answer.header("Retry-After")) > 0, answer::toString);
    return answer;
  }

  /** A recorder that sends again for as long as it is told that there is no room. */
  private static Answer untilTaken(Supplier<Answer> attempt) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Answer answer = attempt.get();
    while (!answer.header("Retry-After").isEmpty() && System.nanoTime() < deadline) {
      AwsBench.pause();
      answer = attempt.get();
    }
    assertTrue(answer.status() < 300, answer::toString);
    return answer;
  }

  private static byte[] bytes(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
