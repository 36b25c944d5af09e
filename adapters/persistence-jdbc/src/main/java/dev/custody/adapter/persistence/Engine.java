package dev.custody.adapter.persistence;

import dev.custody.domain.text.SingleLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which database it is, and what it must be told so that all behave alike. */
sealed interface Engine {

  /** H2 in a file of ours. */
  record EmbeddedFile(Path directory, String name) implements Engine {
    static EmbeddedFile at(Path file) {
      Path absolute = file.toAbsolutePath().normalize();
      Path directory = absolute.getParent();
      Path name = absolute.getFileName();
      if (directory == null || name == null) {
        throw new DatabaseException("'" + file + "' is a directory and no file", null);
      }
      return new EmbeddedFile(directory, name.toString());
    }

    boolean exists() {
      return Files.exists(directory.resolve(name + ".mv.db"));
    }

    @Override
    public String toString() {
      return directory.resolve(name).toString();
    }
  }

  /** H2 without a file, gone with the process. */
  record EmbeddedMemory(String name) implements Engine {
    @Override
    public String toString() {
      return "memory of this process";
    }
  }

  /** A PostgreSQL server. */
  record PostgreSql(String url) implements Engine {
    /** Without parameters, among which a password may be. */
    @Override
    public String toString() {
      return withoutParameters(url);
    }
  }

  static Engine of(DatabaseSettings settings) {
    if (settings.url().isEmpty()) {
      return EmbeddedFile.at(settings.dataDirectory().resolve("database").resolve("custody"));
    }
    String url = settings.url().get();
    if (url.startsWith("jdbc:postgresql:")) {
      return new PostgreSql(url);
    }
    if (!url.contains(";")) {
      Optional<String> file = behind("jdbc:h2:file:", url);
      if (file.isPresent()) {
        return EmbeddedFile.at(Path.of(file.get()));
      }
      Optional<String> memory = behind("jdbc:h2:mem:", url);
      if (memory.isPresent()) {
        return new EmbeddedMemory(memory.get());
      }
    }
    throw new DatabaseException(
        ("custody.database.url is '%s', which is no database that Custody runs on: it takes a"
                + " jdbc:postgresql: URL, or nothing for the embedded database")
            .formatted(SingleLine.quote(withoutParameters(url))),
        null);
  }

  /** Whether what is committed is on disk only after a checkpoint. */
  default boolean needsCheckpoints() {
    return this instanceof EmbeddedFile;
  }

  /** What the driver connects to. */
  default String jdbcUrl() {
    return switch (this) {
      case EmbeddedFile file -> "jdbc:h2:" + OrderedFilePath.SCHEME + ":" + file + H2_SETTINGS;
      case EmbeddedMemory(String name) -> "jdbc:h2:mem:" + name + H2_SETTINGS;
      case PostgreSql(String url) -> url;
    };
  }

  /** What each new connection is told first. */
  default String greeting() {
    return switch (this) {
      case EmbeddedFile file -> "set lock_timeout 10000";
      case EmbeddedMemory memory -> "set lock_timeout 10000";
      // A server may be set to answer commits before they are durable.
      case PostgreSql server -> "set lock_timeout = '10s'; set synchronous_commit = on";
    };
  }

  /**
   * The PostgreSQL mode knows {@code on conflict do nothing}. The database stays open while the
   * pool has no connection, and is closed by us alone, after the last work, not by H2's own hook in
   * the middle of it. At closing nothing is compacted, so that a stop is quick; that happens in the
   * background. No trace file, since statements could show in it.
   */
  String H2_SETTINGS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
          + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=0;TRACE_LEVEL_FILE=0";

  private static Optional<String> behind(String prefix, String url) {
    return url.startsWith(prefix) && url.length() > prefix.length()
        ? Optional.of(url.substring(prefix.length()))
        : Optional.empty();
  }

  private static String withoutParameters(String url) {
    return url.replaceFirst("[?;].*", "");
  }
}
