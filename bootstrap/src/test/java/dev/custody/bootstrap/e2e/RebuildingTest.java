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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
  private String another = "";

  @BeforeEach
  void recordBeforeTheDumpAndAfterIt() {
    try (RunningService service = RunningService.start(folder)) {
      tenant = service.tenant("Rebuilt");
      before = whole(service, "before");
      assertTrue(service.part(Database.class).dump().isPresent());
      stored = whole(service, "stored since");
      open = begun(service, 20);
      assertEquals(204, patch(service, open, 0, "0123456789").status());
      another = begun(service, 10);
      assertEquals(204, patch(service, another, 0, "abcde").status());
    }
  }

  @Test
  void withNoneItsRecordingsAreKeptAndWithTheDumpTheyAreDelivered() throws IOException {
    moveDatabaseAway("lost");
    startsWithoutADatabase();
    // Neither does a second start change anything, nor tell less.
    startsWithoutADatabase();
    Verbs.Said list = spool("list");
    assertEquals(0, list.status(), list::err);
    assertEquals(
        Set.of(
            listed(before, "stored", "before"),
            listed(stored, "stored", "stored since"),
            listed(open, "receiving", "0123456789"),
            listed(another, "receiving", "abcde")),
        list.out()
            .lines()
            .map(line -> String.join("\t", List.of(line.split("\t", -1)).subList(0, 4)))
            .collect(Collectors.toSet()));
    Verbs.Said check = spool("check");
    assertEquals(0, check.status(), check::out);
    assertEquals("2 recordings read, 0 with losses", check.out().strip());
    moveDatabaseAway("empty");

    Verbs.Said restored = Verbs.run("restore", "--data-directory", data().toString());

    assertEquals(0, restored.status(), restored::err);
    try (RunningService service = RunningService.start(folder)) {
      assertPlays(service, before, "before");
      assertPlays(service, stored, "stored since");
      assertEquals("10", head(service).header("Upload-Offset"));
      assertEquals(204, patch(service, open, 10, "abcdefghij").status());
      assertPlays(service, open, "0123456789abcdefghij");
      assertEquals(204, patch(service, another, 5, "fghij").status());
      assertPlays(service, another, "abcdefghij");
    }
  }

  /** Nobody knows whose they are: each is told of once, with what is kept of it, and no other. */
  private void startsWithoutADatabase() {
    try (LoggedErrors errors = LoggedErrors.begin();
        RunningService empty = RunningService.start(folder)) {
      assertEquals(401, empty.get(tenant.recordings(), tenant.token()).status());
      for (String orphan : List.of(open, another)) {
        List<String> told = awaitTold(errors, orphan);
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.getFirst().contains("is orphaned"), told::toString);
      }
      assertTrue(errors.about(open).getFirst().contains("its 10 bytes are kept"));
      assertTrue(errors.about(another).getFirst().contains("its 5 bytes are kept"));
      assertEquals(List.of(), errors.about(before), "what was delivered is no orphan");
      assertEquals(List.of(), errors.about(stored), "what was delivered is no orphan");
    }
  }

  private static List<String> awaitTold(LoggedErrors errors, String name) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (errors.about(name).isEmpty() && Instant.now().isBefore(deadline)) {
      pause();
    }
    return errors.about(name);
  }

  private Verbs.Said spool(String verb) {
    return Verbs.run("spool", verb, "--data-directory", data().toString());
  }

  private String listed(String id, String state, String bytes) {
    return String.join("\t", id, tenant.id(), state, Integer.toString(bytes.length()));
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

  private Answer patch(RunningService service, String upload, int offset, String bytes) {
    return service.send(
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
