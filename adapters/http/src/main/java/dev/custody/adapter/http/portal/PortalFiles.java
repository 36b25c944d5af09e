package dev.custody.adapter.http.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The portal's files in the class path. A name that a client gave is only looked up in the list of
 * them, so that no path is ever made of it.
 */
final class PortalFiles {
  static final String INDEX = "index.html";
  static final String ASSETS = "assets/";

  private static final String LIST = "files.list";

  private final String folder;
  private final Map<String, PortalFile> files;

  private PortalFiles(String folder, Map<String, PortalFile> files) {
    this.folder = folder;
    this.files = files;
  }

  /**
   * @param folder absolute name of a folder in the class path; without a list there are no files
   */
  static PortalFiles in(String folder) {
    byte[] list = read(folder + LIST);
    String lines = list == null ? "" : new String(list, StandardCharsets.UTF_8);
    return new PortalFiles(
        folder,
        lines
            .lines()
            .map(PortalFile::parse)
            .collect(Collectors.toUnmodifiableMap(PortalFile::name, Function.identity())));
  }

  Optional<PortalFile> named(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** What is in one of them, compressed where that was asked for and is there. */
  byte[] content(PortalFile file, boolean packed) {
    String resource = folder + file.name() + (packed && file.packed() ? ".gz" : "");
    byte[] bytes = read(resource);
    if (bytes == null) {
      throw new IllegalStateException("the portal's list names what is not there: " + resource);
    }
    return bytes;
  }

  private static byte @Nullable [] read(String resource) {
    try (InputStream stream = PortalFiles.class.getResourceAsStream(resource)) {
      return stream == null ? null : stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of our own: " + resource, e);
    }
  }
}
