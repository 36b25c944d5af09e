package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.memory.Failure;
import dev.custody.adapter.storage.testkit.memory.Fault;
import dev.custody.adapter.storage.testkit.memory.InMemoryStorageType;
import dev.custody.adapter.storage.testkit.memory.Operation;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import io.micronaut.json.tree.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of what waits, in all and of one organization. */
@Timeout(60)
class MetricsTest {
  private static final int BYTES = 1000;

  @TempDir private Path folder;

  @Test
  void whatWaitsIsCountedByItsStateWithItsAge() {
    try (RunningService service = RunningService.start(folder)) {
      TusUpload.begin(service, service.tenant("Tenant"), new byte[2 * BYTES]).send(0, BYTES);
    }
    try (RunningService service = RunningService.start(folder)) {
      Metrics metrics = Metrics.now(service);

      assertEquals(1, metrics.value("custody_recordings{state=\"receiving\"}"));
      assertEquals(0, metrics.value("custody_recordings{state=\"quarantined\"}"));
      assertEquals(0, metrics.value("custody_recordings_bytes{state=\"received\"}"));
      assertTrue(metrics.value("custody_recordings_oldest_age_seconds{state=\"receiving\"}") < 60);
      assertTrue(metrics.value("custody_spool_bytes{kind=\"used\"}") >= BYTES);
      assertTrue(metrics.value("custody_spool_bytes{kind=\"usable\"}") > BYTES);
    }
  }

  /**
   * The first look at what waits is made without anybody asking for it, and nobody waits for it.
   */
  @Test
  void whatWaitedBeforeTheStartIsCountedByItself() {
    try (RunningService service = RunningService.start(folder)) {
      TusUpload.begin(service, service.tenant("Tenant"), new byte[BYTES]);
    }
    try (RunningService service = RunningService.start(folder)) {
      while (Metrics.asTheyAre(service).value("custody_recordings{state=\"receiving\"}") < 1) {
        AwsBench.pause();
      }
    }
  }

  @Test
  void whatALocationRefusesIsCountedToTheByteUntilItIsDelivered() {
    try (RunningService service = RunningService.start(folder, ConnectedInMemory.HASTY)) {
      ConnectedInMemory acme = ConnectedInMemory.of(service, "acme");
      ConnectedInMemory globex = ConnectedInMemory.of(service, "globex");
      Fault refusal =
          service.part(InMemoryStorageType.class).faults().on(Operation.PUT).fail(Failure.REFUSED);
      String blocked = record(acme, BYTES);
      Answer first = acme.await(blocked, "blocked");
      Instant received = Instant.parse(first.text("receivedAt"));
      while (Instant.now().isBefore(received.plusSeconds(2))) {
        AwsBench.pause();
      }

      assertWaiting(Metrics.now(service), 1, BYTES);
      double age =
          Metrics.now(service).value("custody_recordings_oldest_age_seconds{state=\"blocked\"}");
      assertTrue(age >= 2 && age < 60, () -> age + " s");
      Answer storage = acme.storage();
      JsonNode backlog = storage.field("backlog");
      assertEquals(1, Json.at(backlog, "recordings").getIntValue());
      assertEquals(BYTES, Json.at(backlog, "bytes").getLongValue());
      assertEquals(received, Instant.parse(Json.text(backlog, "oldest")));
      JsonNode reasons = storage.field("blocked");
      assertEquals(1, reasons.size(), storage::toString);
      JsonNode why = Json.at(first.json(), "blocked");
      assertEquals(Json.text(why, "reason"), Json.text(reasons, 0, "reason"));
      assertEquals(Json.text(why, "since"), Json.text(reasons, 0, "since"));
      assertEquals(1, Json.at(reasons, 0, "recordings").getIntValue());
      assertEquals(0, Json.at(storage.json(), "quarantined", "recordings").getIntValue());
      long spooled = Json.at(storage.json(), "spool", "bytes").getLongValue();
      assertTrue(spooled > BYTES && spooled < 4 * BYTES, storage::toString);
      assertEquals(
          (double) spooled, Metrics.now(service).value("custody_spool_bytes{kind=\"used\"}"));
      assertNothingWaits(globex.storage());

      refusal.stop();
      acme.await(blocked, "stored");
      assertNothingWaits(acme.storage());
      assertWaiting(Metrics.now(service), 0, 0);
    }
  }

  private static void assertWaiting(Metrics metrics, int recordings, int bytes) {
    assertEquals(recordings, metrics.value("custody_recordings{state=\"blocked\"}"));
    assertEquals(bytes, metrics.value("custody_recordings_bytes{state=\"blocked\"}"));
    for (String other : new String[] {"receiving", "received", "delivering", "quarantined"}) {
      assertEquals(0, metrics.value("custody_recordings{state=\"%s\"}".formatted(other)), other);
    }
  }

  private static void assertNothingWaits(Answer storage) {
    assertEquals(0, Json.at(storage.json(), "backlog", "recordings").getIntValue());
    assertEquals(0, Json.at(storage.json(), "backlog", "bytes").getLongValue());
    assertEquals(null, storage.field("backlog").get("oldest"), storage::toString);
    assertEquals(0, storage.field("blocked").size(), storage::toString);
    assertEquals(0, Json.at(storage.json(), "quarantined", "recordings").getIntValue());
  }

  private static String record(ConnectedInMemory by, int bytes) {
    Answer recorded =
        by.service()
            .send(
                "POST",
                by.tenant().recordings(),
                by.tenant().token(),
                BodyPublishers.ofByteArray(new byte[bytes]));
    assertEquals(201, recorded.status(), recorded::toString);
    return recorded.text("id");
  }
}
