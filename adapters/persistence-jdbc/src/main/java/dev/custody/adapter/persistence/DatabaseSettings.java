package dev.custody.adapter.persistence;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the database is.
 *
 * @param dataDirectory of the service; the embedded database lies in {@code database} below it
 * @param url {@code jdbc:postgresql:…}, {@code jdbc:h2:file:…} or {@code jdbc:h2:mem:…}; without
 *     one, the embedded database
 */
public record DatabaseSettings(
    Path dataDirectory,
    Optional<String> url,
    Optional<String> username,
    Optional<String> password) {

  /** The embedded database in its usual place. */
  public static DatabaseSettings embedded(Path dataDirectory) {
    return new DatabaseSettings(
        dataDirectory, Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Override
  public String toString() {
    return "DatabaseSettings[" + Engine.of(this) + "]";
  }
}
