package dev.custody.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded database does only since it is asked to, now and then. */
class UnwrittenTest {
  private static final int ROWS = 300;

  @TempDir private Path directory;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(DatabaseSettings.embedded(directory.resolve("data")));
    execute("create table filler(n int primary key, filling varchar)");
    database.transactions().durably(() -> {});
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatNobodyWaitsForIsOnDiskAfterAFlush() throws IOException {
    execute("insert into filler values (1, '')");
    assertEquals(0, rowsAfterACrash("before"));

    database.flush();

    assertEquals(1, rowsAfterACrash("after"));
  }

  @Test
  void roomIsMadeInItsFile() {
    ofTheStore(store -> {
      // Else only what is older than 45 seconds is looked at.
      store.setRetentionTime(0);
      return 0;
    });
    for (int row = 1; row <= ROWS; row++) {
      execute("insert into filler values (%d, repeat('x', 2000))".formatted(row));
      database.flush();
    }
    for (int row = 1; row <= ROWS; row += 2) {
      execute("update filler set filling = '' where n = " + row);
    }
    database.flush();
    int before = ofTheStore(store -> store.getFileStore().getChunksFillRate());

    database.compact();

    int after = ofTheStore(store -> store.getFileStore().getChunksFillRate());
    assertTrue(after > before, () -> "%d %% in use before, %d %% after".formatted(before, after));
    assertEquals(ROWS, rows(database));
  }

  private int rowsAfterACrash(String name) throws IOException {
    Path copy = Files.createDirectories(directory.resolve(name).resolve("database"));
    Files.copy(directory.resolve("data/database/custody.mv.db"), copy.resolve("custody.mv.db"));
    try (Database found = Database.open(DatabaseSettings.embedded(directory.resolve(name)))) {
      return rows(found);
    }
  }

  private static int rows(Database database) {
    return database
        .transactions()
        .use(
            "count",
            connection -> {
              try (var statement = connection.createStatement();
                  var rows = statement.executeQuery("select count(filling) from filler")) {
                rows.next();
                return rows.getInt(1);
              }
            });
  }

  private int ofTheStore(ToIntFunction<MVStore> question) {
    return database
        .transactions()
        .use("answer", connection -> question.applyAsInt(Checkpoint.store(connection)));
  }

  private void execute(String sql) {
    database
        .transactions()
        .use(
            "change",
            connection -> {
              try (var statement = connection.createStatement()) {
                return statement.execute(sql);
              }
            });
  }
}
