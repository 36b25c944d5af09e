package dev.custody.adapter.persistence;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The database, open and with the tables that this version of Custody needs. */
public final class Database implements AutoCloseable {
  private final Engine engine;
  private final HikariDataSource pool;
  private final JdbcTransactions transactions;

  private Database(Engine engine, HikariDataSource pool) {
    this.engine = engine;
    this.pool = pool;
    this.transactions =
        new JdbcTransactions(
            pool, engine.needsCheckpoints() ? new Checkpoints(pool) : Durability.BY_COMMIT);
  }

  /**
   * Opens it, makes it where it is an embedded one that is not there yet, and brings its tables up
   * to date.
   *
   * @throws DatabaseException telling which setting is wrong, or what else stands in the way
   */
  public static Database open(DatabaseSettings settings) {
    Engine engine = Engine.of(settings);
    if (engine instanceof Engine.EmbeddedFile embedded) {
      OrderedFilePath.register();
      PrivateDirectory.make(embedded.directory());
    }
    Database database = new Database(engine, ConnectionPool.open(engine, settings));
    try {
      database.migrate();
      return database;
    } catch (RuntimeException e) {
      database.pool.close();
      throw e;
    }
  }

  JdbcTransactions transactions() {
    return transactions;
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
    if (engine instanceof Engine.PostgreSql) {
      pool.close();
      return;
    }
    try (Connection connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("shutdown");
    } catch (SQLException e) {
      throw new DatabaseException("The database " + engine + " did not close as it should", e);
    } finally {
      pool.close();
    }
  }
}
