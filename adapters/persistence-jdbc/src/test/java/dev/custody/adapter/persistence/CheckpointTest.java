package dev.custody.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint of H2, while somebody else makes H2 write what was committed. */
@Timeout(60)
class CheckpointTest {
  /** On a slow machine too short to see the fault, never so short that there seems to be one. */
  private static final Duration A_WHILE = Duration.ofMillis(300);

  private final HeldFilePath.Gate disk = HeldFilePath.gate();

  @TempDir private Path directory;
  private Connection connection;
  private FutureTask<Boolean> checkpoint;
  private Thread asking;

  @BeforeEach
  void open() throws SQLException {
    FilePath.register(new HeldFilePath());
    connection = DriverManager.getConnection("jdbc:h2:held:" + directory.resolve("file"));
    Checkpoint.writeOnlyWhenTold(connection);
    execute("create table t(n int)");
    Checkpoint.force(connection);
    checkpoint =
        new FutureTask<>(() -> {
          Checkpoint.force(connection);
          return Thread.interrupted();
        });
    asking = Thread.ofVirtual().unstarted(checkpoint);
  }

  @AfterEach
  void close() throws SQLException {
    disk.open();
    connection.close();
  }

  @Test
  void itWaitsForWhatIsBeingWrittenAlready() throws Exception {
    commitAndHoldItsWriting();

    asking.start();

    assertFalse(asking.join(A_WHILE), "answered before the commit was written");
    disk.open();
    assertFalse(checkpoint.get(30, TimeUnit.SECONDS));
  }

  @Test
  void whoIsInterruptedMeanwhileHearsOfItAfterwards() throws Exception {
    commitAndHoldItsWriting();

    asking.start();
    asking.interrupt();

    assertFalse(asking.join(A_WHILE), "answered before the commit was written");
    disk.open();
    assertTrue(checkpoint.get(30, TimeUnit.SECONDS), "the interrupt is lost");
  }

  @Test
  void aDatabaseThatIsClosedIsToldAsOne() throws SQLException {
    execute("shutdown immediately");

    assertThrows(SQLException.class, () -> Checkpoint.force(connection));
  }

  @Test
  void nothingIsWrittenBeforeOneIsAskedFor() throws Exception {
    execute("insert into t values (1)");

    assertTrue(Checkpoint.store(connection).hasUnsavedChanges());
    Checkpoint.force(connection);
    assertFalse(Checkpoint.store(connection).hasUnsavedChanges());
  }

  /** What H2 does in the middle of a statement, where much is unwritten. */
  private void commitAndHoldItsWriting() throws Exception {
    disk.shut();
    execute("insert into t values (1)");
    MVStore store = Checkpoint.store(connection);
    Thread.ofPlatform().daemon().start(store::tryCommit);
    disk.awaitHeld();
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
