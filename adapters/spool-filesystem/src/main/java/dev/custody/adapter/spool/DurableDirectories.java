package dev.custody.adapter.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Directories of which it is known that the loss of power does not take them: a few for each
 * organization. That one is there does not say so: whoever made it may have failed to sync its
 * name.
 */
final class DurableDirectories {
  private final Disk disk;
  private final Set<Path> known = ConcurrentHashMap.newKeySet();

  DurableDirectories(Disk disk) {
    this.disk = disk;
  }

  /** Its name was synced by the caller. */
  void add(Path directory) {
    known.add(directory);
  }

  /** Makes it if need be; afterwards it is there, durably. */
  void make(Path directory) throws IOException {
    if (known.contains(directory)) {
      return;
    }
    disk.createDirectory(directory);
    disk.syncDirectory(directory.resolveSibling(""));
    known.add(directory);
  }
}
