package dev.custody.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash leaves of the embedded database opens, and has all that was forced before. */
class CrashedFileTest {
  private static final Duration FORCE = Duration.ofMillis(5);
  private static final int COMMITS = 15;

  @TempDir private Path directory;

  @Test
  void whateverH2WroteByItselfBefore() throws SQLException, IOException {
    FilePath.register(new SlowFilePath());
    try (Connection connection = connect("file")) {
      execute(connection, "create table t(n int primary key, filling varchar)");
      for (int commit = 1; commit <= COMMITS; commit++) {
        execute(connection, "insert into t values (%d, repeat('x', 3000))".formatted(2 * commit));
        Checkpoint.store(connection).tryCommit();
        execute(connection, "insert into t values (%d, '')".formatted(2 * commit + 1));
        Checkpoint.force(connection);
        assertEquals(2 * commit, rowsOfACopy(), "after " + commit + " commits");
      }
    }
  }

  private int rowsOfACopy() throws IOException, SQLException {
    Files.copy(
        directory.resolve("file.mv.db"),
        directory.resolve("copy.mv.db"),
        StandardCopyOption.REPLACE_EXISTING);
    try (Connection copy = connect("copy");
        var statement = copy.createStatement();
        var rows = statement.executeQuery("select count(filling) from t")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private Connection connect(String name) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:h2:slow:" + directory.resolve(name));
    Checkpoint.writeOnlyWhenTold(connection);
    return connection;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** {@link OrderedFile}s on a disk that takes its time. */
  public static final class SlowFilePath extends FilePathWrapper {
    @Override
    public String getScheme() {
      return "slow";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
      return new OrderedFile(new File(getBase().toString()), mode) {
        @Override
        void sync() throws IOException {
          LockSupport.parkNanos(FORCE.toNanos());
          super.sync();
        }
      };
    }
  }
}
