package dev.custody.bootstrap;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where a verb that works with nothing else running finds what it is about. */
final class DataDirectoryOption {
  @Option(
      names = "--data-directory",
      scope = ScopeType.INHERIT,
      description = "where everything is kept; CUSTODY_DATA_DIRECTORY or ./data without it")
  private @Nullable Path given;

  Path path() {
    return Optional.ofNullable(given)
        .or(() -> Optional.ofNullable(System.getenv("CUSTODY_DATA_DIRECTORY")).map(Path::of))
        .orElse(Path.of("data"))
        .toAbsolutePath()
        .normalize();
  }
}
