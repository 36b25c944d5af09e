package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.persistence.Database;
import dev.custody.bootstrap.Verbs;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is lost; what came since its last dump is in the spool alone. */
class RebuildingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private Tenant tenant = new Tenant("", "");
  private String before = "";
  private String stored = "";
  private String open = "";

  @BeforeEach
  void recordBeforeTheDumpAndAfterIt() {
    try (RunningService service = RunningService.start(folder)) {
      tenant = service.tenant("Rebuilt");
      before = whole(service, "before");
      assertTrue(service.part(Database.class).dump().isPresent());
      stored = whole(service, "stored since");
      open = begun(service, 20);
      assertEquals(204, patch(service, 0, "0123456789").status());
    }
  }

  @Test
  void withNoneItsRecordingsAreKeptAndWithTheDumpTheyAreDelivered() throws IOException {
    moveDatabaseAway("lost");
    try (RunningService empty = RunningService.start(folder)) {
      assertEquals(401, empty.get(tenant.recordings(), tenant.token()).status());
    }
    Verbs.Said list = Verbs.run("spool", "list", "--data-directory", data().toString());
    assertTrue(list.out().contains(open + "\t" + tenant.id() + "\treceiving\t10\t"), list::out);
    moveDatabaseAway("empty");

    Verbs.Said restored = Verbs.run("restore", "--data-directory", data().toString());

    assertEquals(0, restored.status(), restored::err);
    try (RunningService service = RunningService.start(folder)) {
      assertPlays(service, before, "before");
      assertPlays(service, stored, "stored since");
      assertEquals("10", head(service).header("Upload-Offset"));
      assertEquals(204, patch(service, 10, "abcdefghij").status());
      assertPlays(service, open, "0123456789abcdefghij");
    }
  }

  @Test
  void oneThatIsThereIsNotReplaced() {
    Verbs.Said refused = Verbs.run("restore", "--data-directory", data().toString());

    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("already: move it away"), refused::err);
    try (RunningService service = RunningService.start(folder)) {
      assertPlays(service, stored, "stored since");
    }
  }

  @Test
  void whereThereIsNoDumpThatIsSaid() {
    Verbs.Said refused = Verbs.run("restore", "--data-directory", folder.toString());

    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("there is no dump in '" + folder + "'"), refused::err);
  }

  private Path data() {
    return folder.resolve("data");
  }

  /** Its dumps stay. */
  private void moveDatabaseAway(String name) throws IOException {
    Path database = data().resolve("database");
    Files.move(database.resolve("custody.mv.db"), folder.resolve(name + ".mv.db"));
  }

  private String whole(RunningService service, String content) {
    Answer made =
        service.send(
            "POST",
            tenant.recordings(),
            tenant.token(),
            BodyPublishers.ofString(content),
            "Content-Type",
            "audio/ogg");
    assertEquals(201, made.status(), made::toString);
    assertPlays(service, made.text("id"), content);
    return made.text("id");
  }

  private String begun(RunningService service, int length) {
    Answer made =
        service.send(
            "POST",
            tenant.uploads(),
            tenant.token(),
            BodyPublishers.noBody(),
            "Tus-Resumable",
            "1.0.0",
            "Upload-Length",
            Integer.toString(length));
    assertEquals(201, made.status(), made::toString);
    String location = made.header("Location");
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private Answer patch(RunningService service, int offset, String bytes) {
    return service.send(
        "PATCH",
        tenant.uploads() + "/" + open,
        tenant.token(),
        BodyPublishers.ofString(bytes),
        "Tus-Resumable",
        "1.0.0",
        "Content-Type",
        "application/offset+octet-stream",
        "Upload-Offset",
        Integer.toString(offset));
  }

  private Answer head(RunningService service) {
    return service.send(
        "HEAD",
        tenant.uploads() + "/" + open,
        tenant.token(),
        BodyPublishers.noBody(),
        "Tus-Resumable",
        "1.0.0");
  }

  /** From its location, where it is stored within a bounded time. */
  private void assertPlays(RunningService service, String id, String content) {
    String recording = tenant.recordings() + "/" + id;
    Instant deadline = Instant.now().plus(PATIENCE);
    Answer listed = service.get(recording, tenant.token());
    while (!listed.text("state").equals("stored") && Instant.now().isBefore(deadline)) {
      pause();
      listed = service.get(recording, tenant.token());
    }
    assertEquals("stored", listed.text("state"), listed::toString);
    Answer played = service.get(recording + "/content", tenant.token());
    assertEquals(content, new String(played.bytes(), StandardCharsets.UTF_8));
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(50));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
