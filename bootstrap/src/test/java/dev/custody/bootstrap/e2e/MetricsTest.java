package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of what waits. */
class MetricsTest {
  private static final int BYTES = 1000;

  @TempDir private Path folder;

  @Test
  @Timeout(60)
  void whatWaitsIsCountedByItsStateWithItsAge() {
    try (RunningService service = RunningService.start(folder)) {
      begun(service, service.tenant("Tenant"));
    }
    // The first look is made at the start, and nobody waits for it.
    try (RunningService service = RunningService.start(folder)) {
      List<String> metrics = metrics(service);
      while (value(metrics, "custody_recordings{state=\"receiving\"}") < 1) {
        AwsBench.pause();
        metrics = metrics(service);
      }

      assertEquals(0, value(metrics, "custody_recordings{state=\"quarantined\"}"));
      assertEquals(0, value(metrics, "custody_recordings_bytes{state=\"received\"}"));
      assertTrue(value(metrics, "custody_recordings_oldest_age_seconds{state=\"receiving\"}") < 60);
      assertTrue(value(metrics, "custody_spool_bytes{kind=\"used\"}") >= BYTES);
      assertTrue(value(metrics, "custody_spool_bytes{kind=\"usable\"}") > BYTES);
    }
  }

  private static void begun(RunningService service, Tenant tenant) {
    Answer made =
        service.send(
            "POST",
            tenant.uploads(),
            tenant.token(),
            BodyPublishers.ofByteArray(new byte[BYTES]),
            "Tus-Resumable",
            "1.0.0",
            "Upload-Length",
            Integer.toString(2 * BYTES),
            "Content-Type",
            "application/offset+octet-stream");
    assertEquals(201, made.status(), made::toString);
  }

  private static List<String> metrics(RunningService service) {
    byte[] text = service.get("/prometheus", "").bytes();
    return new String(text, StandardCharsets.UTF_8).lines().toList();
  }

  private static double value(List<String> metrics, String name) {
    return metrics.stream()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + String.join("\n", metrics)));
  }
}
