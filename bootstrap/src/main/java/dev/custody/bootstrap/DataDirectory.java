package dev.custody.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Where everything that lasts lies: for the service's own user alone. */
final class DataDirectory {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private DataDirectory() {}

  /**
   * Makes it where it is not there.
   *
   * @throws UnsafeSetting if others may read or write it, or it is none of ours to use
   */
  static Path prepare(Path configured) {
    Path directory = configured.toAbsolutePath().normalize();
    try {
      if (Files.notExists(directory)) {
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      }
      Set<PosixFilePermission> open =
          Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS);
      open.retainAll(OF_OTHERS);
      if (!open.isEmpty()) {
        throw new UnsafeSetting(
            "custody.data-directory",
            "others than its owner have access to %s; run: chmod 700 '%s'"
                .formatted(directory, directory));
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "custody.data-directory: %s cannot be used".formatted(directory), e);
    }
  }
}
