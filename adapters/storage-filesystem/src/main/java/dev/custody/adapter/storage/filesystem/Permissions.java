package dev.custody.adapter.storage.filesystem;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Nobody but the service's own user reads a recording. */
final class Permissions {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private Permissions() {}

  static FileAttribute<?>[] folder() {
    return owners("rwx------");
  }

  static FileAttribute<?>[] file() {
    return owners("rw-------");
  }

  private static FileAttribute<?>[] owners(String permissions) {
    Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)}
        : new FileAttribute<?>[0];
  }
}
