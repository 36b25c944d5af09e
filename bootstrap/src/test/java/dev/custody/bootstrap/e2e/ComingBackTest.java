package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Recorders that are away for a while: one that comes back in time, and one that does not. */
@Timeout(120)
class ComingBackTest {
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration AWAY = Duration.ofSeconds(2);
  private static final int PIECE = 10_000;

  /** Together longer than the idle time and the two looks that it takes to find one idle. */
  private static final int PIECES = 5;

  @TempDir private Path folder;
  private final byte[] content = new byte[(PIECES + 2) * PIECE];

  @Test
  void whoComesBackInTimeGoesOnAndWhoDoesNotIsClosedWithAllThatWasAcknowledged()
      throws IOException, InterruptedException {
    new Random(7).nextBytes(content);
    TusUpload whole;
    TusUpload broken;
    int sent = 0;
    try (RunningService service = start()) {
      Tenant tenant = service.tenant("Absent");
      whole = TusUpload.begin(service, tenant, Arrays.copyOf(content, (PIECES + 1) * PIECE));
      broken = TusUpload.begin(service, tenant, content);
      for (int piece = 0; piece < PIECES; piece++) {
        if (piece > 0) {
          Thread.sleep(AWAY);
        }
        whole.send(sent, sent + PIECE);
        broken.send(sent, sent + PIECE);
        sent += PIECE;
      }
    }
    try (RunningService service = start()) {
      whole = whole.at(service);
      broken = broken.at(service);
      broken.assertOffset(sent);
      whole.send(sent, sent + PIECE);
      broken.send(sent, sent + PIECE);

      Answer stored = await(broken, service);
      assertTrue(stored.field("interrupted").getBooleanValue(), stored::toString);
      assertStored(stored, Arrays.copyOf(content, sent + PIECE));
      Answer late = broken.patch(sent + PIECE, sent + 2 * PIECE);
      assertEquals(410, late.status(), late::toString);
      assertEquals("urn:custody:problem:closed-idle", late.text("type"));
      assertEquals(Integer.toString(sent + PIECE), broken.head().header("Upload-Length"));

      Answer complete = await(whole, service);
      assertFalse(complete.field("interrupted").getBooleanValue(), complete::toString);
      assertStored(complete, whole.first(whole.length()));
    }
  }

  private RunningService start() {
    return RunningService.start(folder, "custody.recording.idle-timeout", IDLE.toSeconds() + "s");
  }

  private static Answer await(TusUpload upload, RunningService service) {
    return new TenantRecordings(service, upload.tenant()).await(upload.id(), "stored");
  }

  /** As it lies in the location. */
  private void assertStored(Answer recording, byte[] expected) throws IOException {
    Path object = folder.resolve("data").resolve("storage").resolve(recording.text("objectKey"));
    assertArrayEquals(expected, Files.readAllBytes(object));
    assertEquals(expected.length, recording.field("bytes").getIntValue());
  }
}
