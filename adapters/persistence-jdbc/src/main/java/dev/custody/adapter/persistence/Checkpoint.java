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
 * What makes H2 put into its file all that was committed before, on the thread that asks for it.
 *
 * <p>Left to itself H2 2.5 writes behind the commits, on two threads of its own: one lays a chunk
 * out while the other still looks for the place of the chunk before it. The newer one then cannot
 * tell where the older one is; that only the next one does. A crash in between leaves a file whose
 * newest chunk is whole and refers to pages that nobody finds: rows are gone, or the database does
 * not open, or turns in circles. So these threads are sent away, and with them the sweeping that
 * they do: see {@link Database#flush} and {@link Database#compact}.
 */
final class Checkpoint {
  private static final int NO_WRITING_BY_THE_WAY = 0;

  /** Unlike 0, it does not make H2 write at each commit. */
  private static final int NO_DELAY_COUNTS = -1;

  private Checkpoint() {}

  /** To be called for a database that has just been opened. */
  static void writeOnlyWhenTold(Connection connection) throws SQLException {
    MVStore store = store(connection);
    store.setAutoCommitDelay(NO_WRITING_BY_THE_WAY);
    store.setAutoCommitDelay(NO_DELAY_COUNTS);
  }

  /**
   * On a thread of the system, since forcing would hold the carrier of a virtual one; and one that
   * nobody knows, and so nobody interrupts.
   */
  static void force(Connection connection) throws SQLException {
    try {
      CompletableFuture.runAsync(() -> forceHere(connection), Thread.ofPlatform()::start).join();
    } catch (CompletionException e) {
      throw new SQLException(e.getCause());
    }
  }

  private static void forceHere(Connection connection) {
    try (var statement = connection.createStatement()) {
      statement.execute("checkpoint sync");
    } catch (SQLException | MVStoreException e) {
      throw new CompletionException(e);
    }
  }

  static MVStore store(Connection connection) throws SQLException {
    var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    return session.getDatabase().getStore().getMvStore();
  }
}
