package dev.custody.adapter.persistence;

import static dev.custody.adapter.persistence.Samples.organization;
import static dev.custody.adapter.persistence.Samples.organizationId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening and closing, above all of the embedded one. */
class DatabaseTest {
  @TempDir private Path directory;

  @Test
  void whatWasKeptIsThereAfterARestart() {
    try (var database = Database.open(embedded())) {
      new JdbcOrganizations(database.transactions()).add(organization(1));
    }

    try (var database = Database.open(embedded())) {
      assertEquals(
          Optional.of(organization(1)),
          new JdbcOrganizations(database.transactions()).find(organizationId(1)));
    }
  }

  /** Opened again by a pool that fills itself, it would be left open, and as H2 opens it. */
  @Test
  void whatIsClosedStaysClosed() throws IOException {
    try (var database = Database.open(embedded())) {
      new JdbcOrganizations(database.transactions()).add(organization(1));
    }
    Files.delete(directory.resolve("database/custody.mv.db"));

    try (var database = Database.open(embedded())) {
      assertEquals(
          Optional.empty(), new JdbcOrganizations(database.transactions()).find(organizationId(1)));
    }
  }

  @Test
  void nobodyElseMayLookIntoItsDirectory() throws IOException {
    Path data = directory.resolve("not/there/yet");
    try (var database = Database.open(DatabaseSettings.embedded(data))) {
      database.dump();
    }

    for (Path each : List.of(data, data.resolve("database"), data.resolve("database/dumps"))) {
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
    }
  }

  @Test
  void aDirectoryWithSpacesAndSignsIsOne() {
    Path odd = directory.resolve("a b%c 'é'");
    try (var database = Database.open(DatabaseSettings.embedded(odd))) {
      database.ping();
    }

    assertTrue(Files.exists(odd.resolve("database/custody.mv.db")));
  }

  @Test
  void twoProcessesDoNotShareTheEmbeddedOne() throws Exception {
    var child = ChildJvm.start(HoldsDatabase.class, directory.toString());
    try {
      assertEquals("open", child.inputReader().readLine());

      var refusal = assertThrows(DatabaseException.class, () -> Database.open(embedded()));

      String message = String.valueOf(refusal.getMessage());
      assertTrue(message.contains("is in use by another process"), message);
      assertTrue(message.contains(directory.toString()), message);
      assertTrue(message.contains("custody.data-directory"), message);
    } finally {
      child.destroyForcibly().waitFor();
    }
    Database.open(embedded()).close();
  }

  /** Opens the database in a directory and keeps it. */
  static final class HoldsDatabase {
    public static void main(String[] arguments) throws InterruptedException {
      var database = Database.open(DatabaseSettings.embedded(Path.of(arguments[0])));
      database.ping();
      System.out.println("open");
      Thread.currentThread().join();
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsToldAndLeftAlone() throws IOException {
    Path file = Files.createDirectory(directory.resolve("database")).resolve("custody.mv.db");
    Files.writeString(file, "not a database".repeat(1000));

    var refusal = assertThrows(DatabaseException.class, () -> Database.open(embedded()));

    assertTrue(String.valueOf(refusal.getMessage()).contains("cannot be opened"));
    assertEquals("not a database".repeat(1000), Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://host/db?password=hidden",
        "jdbc:h2:tcp://host/db;PASSWORD=hidden",
        "jdbc:h2:file:/x;INIT=runscript from 'hidden'",
        "jdbc:h2:mem:",
        "",
        "postgres://host/db"
      })
  void anotherDatabaseIsRefusedByName(String url) {
    var refusal = assertThrows(DatabaseException.class, () -> Database.open(at(url)));

    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.startsWith("custody.database.url is"), message);
    assertFalse(message.contains("hidden"), message);
  }

  @Test
  void aServerThatIsNotThereIsToldWithTheSettingsAndWithoutThePassword() {
    var settings =
        new DatabaseSettings(
            directory,
            Optional.of("jdbc:postgresql://127.0.0.1:1/custody?password=hidden"),
            Optional.of("someone"),
            Optional.of("hidden"));

    var refusal = assertThrows(DatabaseException.class, () -> Database.open(settings));

    for (Throwable each = refusal; each != null; each = each.getCause()) {
      assertFalse(each.toString().contains("hidden"), each.toString());
    }
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains("jdbc:postgresql://127.0.0.1:1/custody"), message);
    assertTrue(message.contains("custody.database.url"), message);
    assertFalse(settings.toString().contains("hidden"));
  }

  @Test
  void aClosedOneAnswersNothing() {
    var database = Database.open(embedded());
    database.ping();
    database.close();

    assertThrows(DatabaseException.class, database::ping);
  }

  private DatabaseSettings embedded() {
    return DatabaseSettings.embedded(directory);
  }

  private DatabaseSettings at(String url) {
    return new DatabaseSettings(directory, Optional.of(url), Optional.empty(), Optional.empty());
  }
}
