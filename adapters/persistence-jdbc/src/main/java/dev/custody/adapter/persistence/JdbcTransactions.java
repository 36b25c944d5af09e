package dev.custody.adapter.persistence;

import dev.custody.application.port.out.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Transactions on one connection each, bound to the code that runs in them. */
final class JdbcTransactions implements Transactions {
  private final DataSource dataSource;
  private final Durability durability;
  private final ScopedValue<Running> current = ScopedValue.newInstance();

  JdbcTransactions(DataSource dataSource, Durability durability) {
    this.dataSource = dataSource;
    this.durability = durability;
  }

  /** One that has begun and not ended yet. */
  private static final class Running {
    final Connection connection;
    boolean durable;
    boolean broken;

    Running(Connection connection, boolean durable) {
      this.connection = connection;
      this.durable = durable;
    }
  }

  /** Something done with a connection. */
  interface Use<T> {
    T with(Connection connection) throws SQLException;
  }

  @Override
  public <T> T durably(Supplier<T> work) {
    return run(work, true);
  }

  /** As {@link #durably}, but not waiting for the disk unless it is part of one that does. */
  <T> T atomically(Supplier<T> work) {
    return run(work, false);
  }

  boolean running() {
    return current.isBound();
  }

  /** On the connection of the running transaction; without one, as a transaction of its own. */
  <T> T use(String what, Use<T> use) {
    if (!current.isBound()) {
      try (Connection connection = dataSource.getConnection()) {
        return use.with(connection);
      } catch (SQLException e) {
        throw new DatabaseException("The database failed to " + what, e);
      }
    }
    Running running = current.get();
    try {
      return use.with(running.connection);
    } catch (SQLException e) {
      // PostgreSQL refuses all that follows; on H2 it would go on with the half of it.
      running.broken = true;
      throw new DatabaseException("The database failed to " + what, e);
    }
  }

  private <T> T run(Supplier<T> work, boolean durable) {
    if (current.isBound()) {
      current.get().durable |= durable;
      return work.get();
    }
    T result;
    boolean toBeEnsured;
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      Running running = new Running(connection, durable);
      result = inOne(running, work);
      toBeEnsured = running.durable;
    } catch (SQLException e) {
      throw new DatabaseException("The database failed to begin or end a transaction", e);
    }
    if (toBeEnsured) {
      durability.ensure();
    }
    return result;
  }

  private <T> T inOne(Running running, Supplier<T> work) throws SQLException {
    T result;
    try {
      result = ScopedValue.where(current, running).call(work::get);
      if (running.broken) {
        throw new DatabaseException(
            "A statement of this transaction failed: nothing is kept", null);
      }
    } catch (RuntimeException | Error e) {
      rollBack(running.connection, e);
      throw e;
    }
    running.connection.commit();
    return result;
  }

  private static void rollBack(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The pool closes a connection that cannot roll back, which ends its transaction as well.
      reason.addSuppressed(e);
    }
  }
}
