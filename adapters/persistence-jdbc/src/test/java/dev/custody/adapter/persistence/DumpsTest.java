package dev.custody.adapter.persistence;

import static dev.custody.adapter.persistence.Samples.location;
import static dev.custody.adapter.persistence.Samples.organization;
import static dev.custody.adapter.persistence.Samples.organizationId;
import static dev.custody.adapter.persistence.Samples.recording;
import static dev.custody.adapter.persistence.Samples.ref;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.domain.storage.LocationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpsTest {
  @TempDir private Path directory;

  @Test
  void aDatabaseIsMadeAgainFromItsDump() {
    Path dump;
    try (var database = Database.open(in("old"))) {
      var transactions = database.transactions();
      new JdbcOrganizations(transactions).add(organization(1));
      new JdbcStorageLocations(transactions, new OpenVault())
          .add(location(1, 1, LocationState.ACTIVE));
      Samples.recordings(transactions).add(recording(1, 1));
      dump = database.dump().orElseThrow();
      new JdbcOrganizations(transactions).add(organization(2));
    }

    Database.restore(in("new"), dump);

    try (var database = Database.open(in("new"))) {
      var transactions = database.transactions();
      var organizations = new JdbcOrganizations(transactions);
      assertEquals(Optional.of(organization(1)), organizations.find(organizationId(1)));
      assertEquals(Optional.empty(), organizations.find(organizationId(2)));
      assertEquals(
          Optional.of(location(1, 1, LocationState.ACTIVE)),
          new JdbcStorageLocations(transactions, new OpenVault()).active(organizationId(1)));
      assertEquals(Optional.of(recording(1, 1)), Samples.recordings(transactions).find(ref(1, 1)));
      organizations.add(organization(2));
    }
  }

  @Test
  void aDatabaseThatIsThereIsNotReplaced() {
    Path dump;
    try (var database = Database.open(in("old"))) {
      new JdbcOrganizations(database.transactions()).add(organization(1));
      dump = database.dump().orElseThrow();
    }

    assertThrows(DatabaseException.class, () -> Database.restore(in("old"), dump));

    try (var database = Database.open(in("old"))) {
      assertTrue(
          new JdbcOrganizations(database.transactions()).find(organizationId(1)).isPresent());
    }
  }

  @Test
  void theNewestFewAreKeptAndNothingUnfinished() throws IOException {
    try (var database = Database.open(in("data"))) {
      for (int i = 0; i < Dumps.KEPT + 2; i++) {
        database.dump();
      }
    }

    assertEquals(
        List.of("custody-000000003.sql.gz", "custody-000000004.sql.gz", "custody-000000005.sql.gz"),
        dumps());
  }

  @Test
  void whatWasLeftByADumpThatBrokeOffIsReplaced() throws IOException {
    Path broken = directory.resolve("data/database/dumps/unfinished.sql.gz");
    try (var database = Database.open(in("data"))) {
      database.dump();
      Files.writeString(broken, "half");
      database.dump();
    }

    assertEquals(List.of("custody-000000001.sql.gz", "custody-000000002.sql.gz"), dumps());
  }

  @Test
  void aDumpThatFailsIsToldAndLeavesTheFormerOnes() throws IOException {
    try (var database = Database.open(in("data"))) {
      database.dump();
      // Not a directory, so that no file can be made in its place.
      Path unfinished = directory.resolve("data/database/dumps/unfinished.sql.gz");
      Files.createDirectories(unfinished.resolve("in the way"));

      var failure = assertThrows(DatabaseException.class, database::dump);

      assertTrue(String.valueOf(failure.getMessage()).contains("dump"));
      assertEquals(List.of("custody-000000001.sql.gz", "unfinished.sql.gz"), dumps());
      database.ping();
    }
  }

  @Test
  void aDumpIsOfOneMomentWhileOthersWrite() {
    var stop = new AtomicBoolean();
    Path dump;
    try (var database = Database.open(in("old"))) {
      var transactions = database.transactions();
      var organizations = new JdbcOrganizations(transactions);
      var recordings = Samples.recordings(transactions);
      var writer =
          Thread.ofVirtual()
              .start(() -> {
                // Of each pair the recording is in a table that the dump comes to earlier or later.
                for (int i = 1; !stop.get(); i++) {
                  int number = i;
                  transactions.atomically(() -> {
                    organizations.add(organization(number));
                    recordings.add(recording(number, number));
                    return number;
                  });
                }
              });
      while (organizations.find(organizationId(50)).isEmpty()) {
        Thread.onSpinWait();
      }
      dump = database.dump().orElseThrow();
      stop.set(true);
      assertTrue(joined(writer));
    }

    Database.restore(in("new"), dump);

    try (var database = Database.open(in("new"))) {
      var sql = new Sql(database.transactions());
      assertFalse(
          sql.any(
              "select id from organizations where id not in (select organization from recordings)"));
      assertFalse(
          sql.any(
              "select id from recordings where organization not in (select id from organizations)"));
      assertTrue(sql.any("select id from organizations where id = ?", organizationId(50).value()));
    }
  }

  @Test
  void whatIsNotInAFileHasNoDump() {
    try (var database =
        Database.open(
            new DatabaseSettings(
                directory,
                Optional.of("jdbc:h2:mem:undumped"),
                Optional.empty(),
                Optional.empty()))) {
      assertEquals(Optional.empty(), database.dump());
    }
  }

  private static boolean joined(Thread thread) {
    try {
      thread.join();
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> dumps() throws IOException {
    try (var files = Files.list(directory.resolve("data/database/dumps"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private DatabaseSettings in(String name) {
    return DatabaseSettings.embedded(directory.resolve(name));
  }
}
