package dev.custody.adapter.persistence;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The database, open and with the tables that this version of Custody needs. */
public final class Database implements AutoCloseable {
  private static final String DUMPS = "dumps";

  /** Less of a chunk that is in use, and it is worth being written anew. */
  private static final int LEAST_FILL_PERCENT = 50;

  private static final int COMPACTED_BYTES = 4 << 20;
  private static final int MOST_COMPACTING = 16;

  private final Engine engine;
  private final HikariDataSource pool;
  private final HikariDataSource reserve;
  private final Durability durability;
  private final JdbcTransactions transactions;
  private final JdbcTransactions auditTransactions;
  private volatile boolean closed;

  /**
   * @param reserve for those whom others wait for while they hold connections of {@code pool}
   */
  private Database(Engine engine, HikariDataSource pool, HikariDataSource reserve) {
    this.engine = engine;
    this.pool = pool;
    this.reserve = reserve;
    this.durability = engine.needsCheckpoints() ? new Checkpoints(reserve) : Durability.BY_COMMIT;
    this.transactions = new JdbcTransactions(pool, durability);
    this.auditTransactions = new JdbcTransactions(reserve, durability);
  }

  /**
   * Opens it, makes it where it is an embedded one that is not there yet, and brings its tables up
   * to date.
   *
   * @throws DatabaseException telling which setting is wrong, or what else stands in the way
   */
  public static Database open(DatabaseSettings settings) {
    Database database = connected(Engine.of(settings), settings);
    try {
      database.migrate();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Database connected(Engine engine, DatabaseSettings settings) {
    if (engine instanceof Engine.EmbeddedFile embedded) {
      OrderedFilePath.register();
      PrivateDirectory.make(embedded.directory());
    }
    HikariDataSource pool = ConnectionPool.open(engine, settings);
    try {
      if (engine.needsCheckpoints()) {
        writeOnlyWhenTold(pool);
      }
      return new Database(engine, pool, ConnectionPool.openReserve(engine, settings));
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static void writeOnlyWhenTold(HikariDataSource pool) {
    try (Connection connection = pool.getConnection()) {
      Checkpoint.writeOnlyWhenTold(connection);
    } catch (SQLException e) {
      throw new DatabaseException("The embedded database cannot be set up", e);
    }
  }

  JdbcTransactions transactions() {
    return transactions;
  }

  JdbcTransactions auditTransactions() {
    return auditTransactions;
  }

  /** What there is, on disk before anybody is told that it is there. */
  private void migrate() {
    try {
      Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
      if (engine instanceof Engine.EmbeddedFile embedded) {
        PrivateDirectory.force(embedded.directory());
      }
    } catch (FlywayException | IOException e) {
      throw new DatabaseException(
          "The tables of the database " + engine + " cannot be brought up to date", e);
    }
    transactions.durably(() -> {});
  }

  /**
   * Puts on disk what was committed and nobody waits for; to be done every second. Nothing for a
   * database that does so by itself.
   *
   * @throws DatabaseException as for each commit that is waited for
   */
  public void flush() {
    try {
      if (engine.needsCheckpoints() && !closed && unwritten()) {
        durability.ensure();
      }
    } catch (DatabaseException e) {
      // Closing puts everything on disk by itself.
      if (!closed) {
        throw e;
      }
    }
  }

  /**
   * Makes room in the file of the embedded database: what is left of chunks that are mostly out of
   * date is written anew. To be done every hour; a bounded amount of work each time.
   */
  public void compact() {
    if (!engine.needsCheckpoints()) {
      return;
    }
    for (int round = 0; round < MOST_COMPACTING && rewriteSparseChunks(); round++) {
      durability.ensure();
    }
  }

  private boolean unwritten() {
    return transactions.use(
        "tell what is unwritten", connection -> Checkpoint.store(connection).hasUnsavedChanges());
  }

  private boolean rewriteSparseChunks() {
    return transactions.use(
        "make room in its file",
        connection -> Checkpoint.store(connection).compact(LEAST_FILL_PERCENT, COMPACTED_BYTES));
  }

  /**
   * Writes a copy of the embedded database beside it, into {@code dumps}; the newest few are kept.
   * To be done every hour. Empty for a database that is not embedded, whose operator has better
   * means.
   *
   * @throws DatabaseException if there is no new copy; those from before are there
   */
  public Optional<Path> dump() {
    return switch (engine) {
      case Engine.EmbeddedFile(Path directory, String name) ->
          Optional.of(new Dumps(pool, directory.resolve(DUMPS)).make());
      case Engine.EmbeddedMemory memory -> Optional.empty();
      case Engine.PostgreSql server -> Optional.empty();
    };
  }

  /**
   * The newest copy of the embedded database; empty if there is none, or it is not embedded.
   *
   * @throws DatabaseException if its directory cannot be read
   */
  public static Optional<Path> newestDump(DatabaseSettings settings) {
    if (!(Engine.of(settings) instanceof Engine.EmbeddedFile(Path directory, String name))) {
      return Optional.empty();
    }
    Path dumps = directory.resolve(DUMPS);
    try {
      List<Path> all = Dumps.all(dumps);
      return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    } catch (IOException e) {
      throw new DatabaseException("The directory of dumps " + dumps + " cannot be read", e);
    }
  }

  /**
   * Makes the embedded database again from a copy of it. What happened since the copy is not in it;
   * recordings come back from the spool.
   *
   * @throws DatabaseException if there is a database already, which stays as it is, or the copy
   *     cannot be read
   */
  public static void restore(DatabaseSettings settings, Path dump) {
    if (!(Engine.of(settings) instanceof Engine.EmbeddedFile engine)) {
      throw new DatabaseException("Only the embedded database is restored from a dump", null);
    }
    if (engine.exists()) {
      throw new DatabaseException(
          "There is a database " + engine + " already: move it away before another is put there",
          null);
    }
    try (Database empty = connected(engine, settings)) {
      empty.transactions.use(
          "restore",
          connection -> {
            try (var statement = connection.prepareStatement("runscript from ? compression gzip")) {
              statement.setString(1, dump.toString());
              return statement.execute();
            }
          });
    }
  }

  /**
   * Asks it something.
   *
   * @throws DatabaseException if it does not answer
   */
  public void ping() {
    transactions.use("answer", connection -> connection.isValid(2) ? this : fail());
  }

  private Database fail() throws SQLException {
    throw new SQLException("no answer from " + engine);
  }

  /** After the last work; what is committed is on disk then. */
  @Override
  public void close() {
    closed = true;
    // First: a pool fills itself, and would open again what was shut down.
    reserve.close();
    pool.close();
    if (!(engine instanceof Engine.PostgreSql)) {
      shutDown();
    }
  }

  private void shutDown() {
    try (Connection last =
            DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        var statement = last.createStatement()) {
      statement.execute("shutdown");
    } catch (SQLException e) {
      throw new DatabaseException("The database " + engine + " did not close as it should", e);
    }
  }
}
