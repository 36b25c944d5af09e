package dev.custody.bootstrap.spoolfailure;

import dev.custody.adapter.spool.FilesystemSpool;
import dev.custody.adapter.spool.OneThread;
import dev.custody.adapter.storage.testkit.memory.InMemoryStorageType;
import dev.custody.application.fake.CountingIds;
import dev.custody.application.service.UseCases;
import dev.custody.bootstrap.campaign.Command;
import dev.custody.domain.recording.RecordingRef;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A Java that starts as fast as it can: with one jar of nothing but what the {@link Script} is made
 * of, and a cache of what a run of it needed (JEP 483), which takes no folders of classes.
 */
final class ChildJava {
  /** Not worth compiling anything for: that took more than it saved, a third of all. */
  private static final List<String> FLAGS =
      List.of("-Xint", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx64m");

  /** One of each module, and of the tests of each. */
  private static final List<Class<?>> OF_EACH =
      List.of(
          RecordingRef.class,
          UseCases.class,
          CountingIds.class,
          FilesystemSpool.class,
          OneThread.class,
          InMemoryStorageType.class,
          Script.class);

  private final Path jar;
  private final Path cache;

  private ChildJava(Path jar, Path cache) {
    this.jar = jar;
    this.cache = cache;
  }

  /** With a run that is for the cache alone. */
  static ChildJava trained(Path folder) throws IOException {
    ChildJava java = new ChildJava(folder.resolve("script.jar"), folder.resolve("script.aot"));
    java.pack();
    List<String> command = java.command("-XX:AOTCacheOutput=" + java.cache, folder.resolve("run"));
    Command.run(command.toArray(String[]::new));
    return java;
  }

  List<String> command(Path spool) {
    return command("-XX:AOTCache=" + cache, spool);
  }

  private List<String> command(String aboutCache, Path spool) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.add(aboutCache);
    command.addAll(List.of("-cp", jar.toString(), Script.class.getName(), spool.toString()));
    return command;
  }

  private void pack() throws IOException {
    Set<String> packed = new HashSet<>();
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Class<?> one : OF_EACH) {
        Path place = place(one);
        if (Files.isDirectory(place)) {
          pack(place, zip, packed);
        } else {
          try (FileSystem content = FileSystems.newFileSystem(place)) {
            pack(content.getPath("/"), zip, packed);
          }
        }
      }
    }
  }

  private static Path place(Class<?> one) {
    try {
      return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pack(Path root, ZipOutputStream zip, Set<String> packed) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      all.filter(path -> path.toString().endsWith(".class"))
          .filter(path -> packed.add(root.relativize(path).toString()))
          .forEach(path -> pack(root, path, zip));
    }
  }

  private static void pack(Path root, Path path, ZipOutputStream zip) {
    try {
      byte[] bytes = Files.readAllBytes(path);
      CRC32 crc = new CRC32();
      crc.update(bytes);
      ZipEntry entry = new ZipEntry(root.relativize(path).toString());
      entry.setSize(bytes.length);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      zip.write(bytes);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
