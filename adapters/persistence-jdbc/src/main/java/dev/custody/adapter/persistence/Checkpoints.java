package dev.custody.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Durability of H2, which answers a commit before it is on disk: a checkpoint that is forced, and
 * shared by all who wait for one.
 */
final class Checkpoints implements Durability {
  private final DataSource dataSource;
  private final Forcing forcing;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final AtomicLong begun = new AtomicLong();

  /** Number of the last one that went through; guarded by {@link #turn}. */
  private long through;

  /** Guarded by {@link #turn}. */
  private boolean failed;

  Checkpoints(DataSource dataSource) {
    this(dataSource, Checkpoint::force);
  }

  Checkpoints(DataSource dataSource, Forcing forcing) {
    this.dataSource = dataSource;
    this.forcing = forcing;
  }

  /** Makes one checkpoint. */
  interface Forcing {
    /** Answers when all that was committed before is on disk. */
    void force(Connection connection) throws SQLException;
  }

  /** One that is under way may have begun before the commit: the one behind it counts. */
  @Override
  public void ensure() {
    long wanted = begun.get() + 1;
    turn.lock();
    try {
      if (through < wanted) {
        checkpoint();
      }
    } finally {
      turn.unlock();
    }
  }

  /**
   * After one that failed none is tried: the system may have dropped what it could not write, and a
   * second one would answer for bytes that are gone.
   */
  private void checkpoint() {
    if (failed) {
      throw new DatabaseException(
          "The database could not be forced to disk before, so nothing is said to be durable until"
              + " Custody is started again; look after the disk first",
          null);
    }
    long number = begun.incrementAndGet();
    try (Connection connection = dataSource.getConnection()) {
      failed = true;
      forcing.force(connection);
      failed = false;
      through = number;
    } catch (SQLException e) {
      throw new DatabaseException(
          "The database could not be forced to disk; whether the change is kept is unknown", e);
    }
  }
}
