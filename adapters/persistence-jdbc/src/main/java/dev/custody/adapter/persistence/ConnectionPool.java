package dev.custody.adapter.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;

/** Makes the few connections that all work shares. */
final class ConnectionPool {
  /** More than two cores and a disk can keep busy; work waits for its turn beyond. */
  private static final int CONNECTIONS = 10;

  /** One for the audit log, and one for the checkpoint that it waits for. */
  private static final int IN_RESERVE = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** H2: DATABASE_ALREADY_OPEN_1. */
  private static final int IN_USE = 90020;

  private ConnectionPool() {}

  static HikariDataSource open(Engine engine, DatabaseSettings settings) {
    return open(engine, settings, "database", CONNECTIONS);
  }

  /** For what must go on while all others are taken by those who wait for it. */
  static HikariDataSource openReserve(Engine engine, DatabaseSettings settings) {
    return open(engine, settings, "database-reserve", IN_RESERVE);
  }

  private static HikariDataSource open(
      Engine engine, DatabaseSettings settings, String name, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(engine.jdbcUrl());
    settings.username().ifPresent(config::setUsername);
    settings.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setConnectionInitSql(engine.greeting());
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw unopened(engine, e);
    }
  }

  private static DatabaseException unopened(Engine engine, RuntimeException failure) {
    return switch (engine) {
      case Engine.EmbeddedFile file when inUse(failure) ->
          new DatabaseException(
              "The database "
                  + file
                  + " is in use by another process; is Custody running already? Stop that one, or"
                  + " use another custody.data-directory",
              failure);
      case Engine.EmbeddedFile embedded ->
          new DatabaseException(
              "The database "
                  + embedded
                  + " cannot be opened; newest dumps lie beside it, in the directory dumps",
              failure);
      case Engine.EmbeddedMemory memory ->
          new DatabaseException("A database cannot be made in " + memory, failure);
      case Engine.PostgreSql server ->
          new DatabaseException(
              "The database "
                  + server
                  + " cannot be reached: look at custody.database.url, .username and .password, and"
                  + " whether the server runs",
              failure);
    };
  }

  private static boolean inUse(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() == IN_USE) {
        return true;
      }
    }
    return false;
  }
}
