package dev.custody.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** A small text that lasts and that only its owner may read. */
final class PrivateFile {
  private PrivateFile() {}

  /** What the file says; where it is not there, it is made with what {@code make} gives. */
  static String readOrMake(Path file, Supplier<String> make) {
    try {
      if (Files.notExists(file)) {
        write(file, make.get());
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read or written".formatted(file), e);
    }
  }

  static void replace(Path file, String text) {
    try {
      Files.deleteIfExists(file);
      write(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written".formatted(file), e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      Channels.newOutputStream(channel).write((text + "\n").getBytes(StandardCharsets.UTF_8));
      channel.force(true);
    }
  }
}
