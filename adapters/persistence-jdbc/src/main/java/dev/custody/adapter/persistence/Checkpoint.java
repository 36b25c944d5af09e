package dev.custody.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * What makes H2 put into its file all that was committed before.
 *
 * <p>{@code CHECKPOINT SYNC} alone does not. H2 writes behind the commits, on threads of its own,
 * each second and whenever much is unsaved; for a checkpoint that comes meanwhile there is nothing
 * unsaved any more, and it answers before those threads have written. So their queues are awaited
 * as well, by what H2 offers to Java only.
 */
final class Checkpoint {
  private Checkpoint() {}

  /**
   * H2 swallows an interrupt while it waits for its writers, and goes on as if they were through.
   * Hence a thread that nobody knows, and so nobody interrupts.
   */
  static void force(Connection connection) throws SQLException {
    try {
      CompletableFuture.runAsync(() -> forceHere(connection), Thread::startVirtualThread).join();
    } catch (CompletionException e) {
      throw new SQLException(e.getCause());
    }
  }

  private static void forceHere(Connection connection) {
    try (var statement = connection.createStatement()) {
      statement.execute("checkpoint sync");
      store(connection).executeFilestoreOperation(() -> {});
    } catch (SQLException | MVStoreException e) {
      throw new CompletionException(e);
    }
  }

  static MVStore store(Connection connection) throws SQLException {
    var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    return session.getDatabase().getStore().getMvStore();
  }
}
