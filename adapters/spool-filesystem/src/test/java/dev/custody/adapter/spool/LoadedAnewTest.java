package dev.custody.adapter.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.custody.domain.recording.RecordingRef;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that made room in memory for others. */
class LoadedAnewTest {
  private static final RecordingRef ONE = Samples.recording(1);

  @TempDir Path directory;
  private final ThreadScheduler scheduler = new ThreadScheduler();
  private Instant now = Samples.NOW;

  @AfterEach
  void close() {
    scheduler.close();
  }

  /** Else its idle time would begin anew, or too early. */
  @Test
  void theTimeOfItsLastBytesIsTheSame() {
    try (FilesystemSpool spool = spool()) {
      spool.create(Samples.header(ONE));
      now = now.plus(Duration.ofHours(7));
      try (var writer = spool.takeOver(ONE)) {
        writer.write(new byte[100], 0, 100);
        writer.force();
      }
      now = now.plus(Duration.ofHours(9));
      try (var dropped = spool.stage(ONE)) {
        dropped.write(new byte[100], 0, 100);
      }
      now = now.plus(Duration.ofHours(1));
      for (int other = 2; other < 5; other++) {
        spool.create(Samples.header(Samples.recording(other)));
      }

      var entry = spool.find(ONE).orElseThrow();

      assertEquals(100, entry.durableBytes());
      assertEquals(Samples.NOW.plus(Duration.ofHours(16)), entry.lastActivity());
    }
  }

  private FilesystemSpool spool() {
    return FilesystemSpool.open(
        directory.resolve("spool"),
        SpoolLimits.DEFAULT.withReserve(0).withInMemory(1, 1),
        () -> now,
        scheduler);
  }
}
