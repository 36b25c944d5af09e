package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances on one PostgreSQL: each delivers its own spool, and a spool has one owner. */
class SeveralInstancesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private EmbeddedPostgres postgres;
  private RunningService first;
  private Tenant tenant;
  private String upload;
  private final CountDownLatch superseded = new CountDownLatch(1);

  @BeforeEach
  void recordAtTheFirstOne() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    first = RunningService.start(folder.resolve("first"), superseded::countDown, database());
    tenant = first.tenant("Acme");
    upload = begun();
    assertEquals(204, patch(first, 0, "0123456789").status());
  }

  @AfterEach
  void stop() throws IOException {
    first.close();
    postgres.close();
  }

  @Test
  void whatOneHasIsNotMissingAtTheOther() throws InterruptedException {
    try (RunningService second = RunningService.start(folder.resolve("second"), database())) {
      assertEquals("receiving", recording(second).text("state"));

      assertEquals(204, patch(first, 10, "abcdefghij").status());

      awaitStored(first);
      assertEquals("0123456789abcdefghij", played(first));
      assertEquals("stored", recording(second).text("state"));
    }
  }

  /** As when a machine stands still, its volume is given to another one, and it comes back. */
  @Test
  void whoseSpoolWasMovedChangesNothingAndEnds() throws Exception {
    copySpool(folder.resolve("first/data/spool"), folder.resolve("second/data/spool"));
    try (RunningService second = RunningService.start(folder.resolve("second"), database())) {
      assertEquals(204, patch(second, 10, "abcdefghij").status());
      awaitStored(second);

      assertEquals(500, create(first).status());
      // Ends there with what was sent, and cannot tell the database.
      patch(first, 10, "ZYXWVUTSRQ");

      assertTrue(superseded.await(30, TimeUnit.SECONDS), "it goes on");
      assertEquals("stored", recording(second).text("state"));
      assertEquals("0123456789abcdefghij", played(second));
    }
  }

  private String[] database() {
    return new String[] {
      "custody.database.url",
      postgres.getJdbcUrl("postgres", "postgres"),
      "custody.default-storage.type",
      "filesystem"
    };
  }

  private Answer recording(RunningService at) {
    return at.get(tenant.recordings() + "/" + upload, tenant.token());
  }

  private void awaitStored(RunningService at) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!recording(at).text("state").equals("stored") && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    assertEquals("stored", recording(at).text("state"));
  }

  private String played(RunningService at) {
    Answer played = at.get(tenant.recordings() + "/" + upload + "/content", tenant.token());
    assertEquals(200, played.status(), played::toString);
    return new String(played.bytes(), StandardCharsets.UTF_8);
  }

  private String begun() {
    Answer made = create(first);
    assertEquals(201, made.status(), made::toString);
    String location = made.header("Location");
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private Answer create(RunningService at) {
    return at.send(
        "POST",
        tenant.uploads(),
        tenant.token(),
        BodyPublishers.noBody(),
        "Tus-Resumable",
        "1.0.0",
        "Upload-Length",
        "20");
  }

  private Answer patch(RunningService at, int offset, String bytes) {
    return at.send(
        "PATCH",
        tenant.uploads() + "/" + upload,
        tenant.token(),
        BodyPublishers.ofString(bytes),
        "Tus-Resumable",
        "1.0.0",
        "Content-Type",
        "application/offset+octet-stream",
        "Upload-Offset",
        Integer.toString(offset));
  }

  private static void copySpool(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    Files.setPosixFilePermissions(to.getParent(), PosixFilePermissions.fromString("rwx------"));
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes its)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(directory)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes its) throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
