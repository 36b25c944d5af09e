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
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a recorder and a viewer see while the far side misbehaves: the classes that ship, against a
 * store that does so on order.
 */
class DeliveryFaultsTest {
  /** Far more than it takes, for a machine that is busy. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final byte[] CONTENT = "what was said".getBytes(StandardCharsets.UTF_8);
  private static final String CONTAINER = "acme-recordings";

  @TempDir private Path folder;
  private RunningService service;
  private Tenant tenant;
  private InMemoryStorageType store;
  private Faults faults;

  @BeforeEach
  void start() {
    service =
        RunningService.start(
            folder,
            "custody.delivery.retry-initial",
            "20ms",
            "custody.delivery.retry-max",
            "100ms",
            "custody.delivery.blocked-probe",
            "200ms");
    store = service.part(InMemoryStorageType.class);
    faults = store.faults();
    tenant = service.tenant("Acme");
    activate();
  }

  @AfterEach
  void stop() {
    faults.stop();
    service.close();
  }

  @Test
  void waitsBlockedWithTheReasonAndGoesByItselfOnceTheLocationAllowsIt() {
    Fault refusal = faults.on(Operation.PUT).fail(Failure.REFUSED);
    String recording = tenant.recordings() + "/" + record("wait=1").text("id");

    Answer blocked = await(recording, "blocked");
    assertTrue(Json.text(blocked.json(), "blocked", "reason").length() > 10, blocked::toString);
    assertEquals(
        1,
        Json.at(
                service.get("/v1/organizations/" + tenant.id() + "/storage", tenant.token()).json(),
                "backlog",
                "recordings")
            .getIntValue());
    assertArrayEquals(CONTENT, service.get(recording + "/content", tenant.token()).bytes());

    refusal.stop();
    Answer stored = await(recording, "stored");
    assertEquals(null, stored.json().get("blocked"), stored::toString);
    assertEquals(1, store.objects(CONTAINER).size());
  }

  @Test
  void aLostReplyEndsAsOneObjectThatIsAdoptedByItsContent() {
    faults.on(Operation.PUT).times(1).loseReply();
    Answer stored = record("wait=30");
    assertEquals("stored", stored.text("state"), stored::toString);
    assertEquals("head", stored.text("proof"));
    assertEquals(1, store.objects(CONTAINER).size());
  }

  @Test
  void aStoreThatKeepsOtherBytesGetsTheRecordingAgainUnderTheNextKey() {
    faults.on(Operation.PUT).times(1).storeOtherBytes();
    Answer stored = record("wait=30");
    assertEquals("stored", stored.text("state"), stored::toString);
    assertTrue(stored.text("objectKey").endsWith("-2.txt"), stored::toString);
    assertEquals(2, store.objects(CONTAINER).size(), "what is wrong stays for people to look at");
    assertArrayEquals(
        CONTENT,
        service
            .get(tenant.recordings() + "/" + stored.text("id") + "/content", tenant.token())
            .bytes());
  }

  @Test
  void passingFaultsAreOverWithoutAHandOnThem() {
    faults.onEverything().times(5).fail(Failure.UNAVAILABLE);
    assertEquals("stored", record("wait=30").text("state"));
  }

  @Test
  void aLocationThatRefusesDeletionKeepsTheRecordingAndSaysSo() {
    Answer stored = record("wait=30");
    String recording = tenant.recordings() + "/" + stored.text("id");
    faults.on(Operation.DELETE).fail(Failure.REFUSED);
    Answer refused = service.send("DELETE", recording, tenant.token(), BodyPublishers.noBody());
    assertEquals(409, refused.status(), refused::toString);
    assertEquals("urn:custody:problem:storage-refuses-deletion", refused.text("type"));
    assertEquals("stored", service.get(recording, tenant.token()).text("state"));
    assertArrayEquals(CONTENT, service.get(recording + "/content", tenant.token()).bytes());
  }

  @Test
  void readingTellsARefusalFromAnOutage() {
    Answer stored = record("wait=30");
    String content = tenant.recordings() + "/" + stored.text("id") + "/content";
    Fault refusal = faults.on(Operation.READ).fail(Failure.REFUSED);
    Answer refused = service.get(content, tenant.token());
    assertEquals(409, refused.status(), refused::toString);
    assertEquals("urn:custody:problem:storage-refuses-reading", refused.text("type"));
    refusal.stop();
    faults.on(Operation.READ).fail(Failure.UNAVAILABLE);
    Answer out = service.get(content, tenant.token());
    assertEquals(503, out.status(), out::toString);
    assertEquals("urn:custody:problem:storage-unavailable", out.text("type"));
  }

  private void activate() {
    Answer drafted =
        service.post(
            tenant.locations(),
            tenant.token(),
            Map.of("type", "in-memory", "settings", Map.of("container", CONTAINER)));
    String location = tenant.locations() + "/" + drafted.text("id");
    service.post(location + "/verifications", tenant.token(), Map.of(), "Prefer", "wait=30");
    Answer active = service.post(location + "/activation", tenant.token(), Map.of());
    assertEquals(200, active.status(), active::toString);
    store.objects(CONTAINER);
  }

  private Answer record(String prefer) {
    Answer recorded =
        service.send(
            "POST",
            tenant.recordings(),
            tenant.token(),
            BodyPublishers.ofByteArray(CONTENT),
            "Content-Type",
            "text/plain",
            "Prefer",
            prefer);
    assertEquals(201, recorded.status(), recorded::toString);
    return recorded;
  }

  private Answer await(String recording, String state) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Answer answer = service.get(recording, tenant.token());
    while (!answer.text("state").equals(state) && System.nanoTime() < deadline) {
      answer = service.get(recording, tenant.token());
    }
    assertEquals(state, answer.text("state"), answer::toString);
    return answer;
  }
}
