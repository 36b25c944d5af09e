package dev.custody.adapter.storage.filesystem;

import dev.custody.adapter.storage.testkit.FarSide;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.ObjectKey;
import dev.custody.domain.storage.StorageSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A directory that is looked at with nothing but what every program has. */
final class FilesystemFarSide implements FarSide {
  private final Path root;

  FilesystemFarSide(Path directory) {
    this.root = directory.resolve("data").resolve("storage");
  }

  @Override
  public StorageType start() {
    return new FilesystemStorageType(root, true, InstantSource.system(), Forcing.DISK);
  }

  @Override
  public StorageSettings settings(OrganizationId organization) {
    return StorageSettings.NONE;
  }

  @Override
  public Set<String> storedKeys() {
    Set<String> keys = new TreeSet<>();
    for (Path file : files()) {
      String path = root.relativize(file).toString();
      if (!path.contains("/.custody-work~/")) {
        keys.add(URLDecoder.decode(path, StandardCharsets.UTF_8));
      }
    }
    return keys;
  }

  @Override
  public byte[] storedBytes(ObjectKey key) {
    String path = URLEncoder.encode(key.value(), StandardCharsets.UTF_8).replace("%2F", "/");
    try {
      return Files.readAllBytes(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int openUploads() {
    return (int) files().stream().filter(file -> file.endsWith("parts")).count();
  }

  /** Files that no upload needs and that are no objects. */
  List<Path> leftovers() {
    return files().stream()
        .filter(file -> file.toString().contains("/.custody-work~/unfinished/"))
        .toList();
  }

  Path root() {
    return root;
  }

  List<Path> files() {
    if (Files.notExists(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void breakDown() {
    try {
      List<Path> all = new ArrayList<>();
      if (Files.exists(root)) {
        try (Stream<Path> walk = Files.walk(root)) {
          walk.forEach(all::add);
        }
      }
      Collections.reverse(all);
      for (Path path : all) {
        Files.delete(path);
      }
      Files.createDirectories(root.getParent());
      Files.writeString(root, "where the folder was");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the disk that the tests run on does. */
  @Override
  public boolean tellsCase() {
    try {
      Path upper = Files.createTempFile("Case", "Case");
      boolean tells = Files.notExists(Path.of(upper.toString().toLowerCase(Locale.ROOT)));
      Files.delete(upper);
      return tells;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A name is a file or a folder. */
  @Override
  public boolean takesObjectsBelowObjects() {
    return false;
  }

  /** As long as file names. */
  @Override
  public int longestSegmentBytes() {
    return 255;
  }
}
