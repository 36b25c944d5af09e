package dev.custody.adapter.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The databases that everything runs on; each is opened once and emptied for each test. */
enum Databases {
  H2_IN_MEMORY,
  H2_IN_A_FILE,
  POSTGRESQL;

  private static final ConcurrentMap<Databases, Database> OPEN = new ConcurrentHashMap<>();

  /** In the order in which rows may go. */
  private static final List<String> TABLES =
      List.of(
          "sessions",
          "verifications",
          "location_claims",
          "storage_locations",
          "tokens",
          "organizations",
          "recordings",
          "remembered_answers",
          "audit_events",
          "keysets");

  Database emptied() {
    Database database = OPEN.computeIfAbsent(this, Databases::open);
    Sql sql = new Sql(database.transactions());
    TABLES.forEach(table -> sql.change("delete from " + table));
    return database;
  }

  private Database open() {
    return switch (this) {
      case H2_IN_MEMORY -> Database.open(at("jdbc:h2:mem:tests"));
      case H2_IN_A_FILE -> openInAFile();
      case POSTGRESQL -> Database.open(at(postgres()));
    };
  }

  private static DatabaseSettings at(String url) {
    return new DatabaseSettings(
        Path.of("unused"), Optional.of(url), Optional.empty(), Optional.empty());
  }

  private static Database openInAFile() {
    try {
      Path directory = Files.createTempDirectory("custody-tests");
      Database database = Database.open(DatabaseSettings.embedded(directory));
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                database.close();
                delete(directory);
              }));
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (var paths = Files.walk(directory)) {
      paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stopped by a hook of its own. */
  private static String postgres() {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .start()
          .getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
