package dev.custody.adapter.persistence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Copies of the embedded database as SQL, compressed, numbered upwards: a number cannot jump back
 * as a clock can. Secrets in them are sealed as they are in the database.
 */
final class Dumps {
  /** Newest ones that are kept. */
  static final int KEPT = 3;

  private static final Pattern NAME = Pattern.compile("custody-([0-9]{9})\\.sql\\.gz");

  /** H2: org.h2.engine.Constants.TRANSACTION_SNAPSHOT; all tables as of one moment. */
  private static final int SNAPSHOT = 6;

  private final DataSource dataSource;
  private final Path directory;

  Dumps(DataSource dataSource, Path directory) {
    this.dataSource = dataSource;
    this.directory = directory;
  }

  /** Makes one more. Only a whole one, that is on disk, gets its name. */
  synchronized Path make() {
    try {
      PrivateDirectory.make(directory);
      List<Path> former = all();
      int number = former.isEmpty() ? 1 : number(former.getLast()) + 1;
      Path whole = directory.resolve("custody-%09d.sql.gz".formatted(number));
      Path part = directory.resolve("unfinished.sql.gz");
      Files.deleteIfExists(part);
      script(part);
      force(part);
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
      PrivateDirectory.force(directory);
      forgetOlder();
      return whole;
    } catch (IOException | SQLException e) {
      throw new DatabaseException(
          "The hourly dump of the database into "
              + directory
              + " failed; the former ones are there",
          e);
    }
  }

  private void script(Path file) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setTransactionIsolation(SNAPSHOT);
      try (var statement = connection.prepareStatement("script to ? compression gzip")) {
        statement.setString(1, file.toString());
        statement.execute();
      }
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private void forgetOlder() throws IOException {
    List<Path> all = all();
    for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
      Files.delete(old);
    }
  }

  private List<Path> all() throws IOException {
    return all(directory);
  }

  /** Oldest first. */
  static List<Path> all(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> NAME.matcher(name(file)).matches())
          .sorted(Comparator.comparing(Dumps::name))
          .toList();
    }
  }

  private static int number(Path dump) {
    return Integer.parseInt(NAME.matcher(name(dump)).replaceFirst("$1"));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
