package dev.custody.adapter.spool;

import dev.custody.domain.recording.RecordingRef;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Frees the bytes of a recording whose tombstone, or discarding, is durable. The journal goes where
 * a start does not look at it; then the folder goes. Breaking off anywhere does no harm: going over
 * it again finishes it.
 */
final class Removal {
  private Removal() {}

  static void of(SpoolContext context, RecordingRef recording, Journal journal) throws IOException {
    Disk disk = context.disk();
    Path folder = context.layout().folder(recording);
    List<String> names = ours(disk, folder);
    for (int i = 0; i < names.size(); i++) {
      disk.delete(folder.resolve(names.get(i)));
      if (i == 0 && names.size() > 1) {
        // So that the first one is gone where any is: a start knows it by that.
        disk.syncDirectory(folder);
      }
    }
    context.directories().make(context.layout().purged(recording.organization()));
    journal.moveTo(context.layout().purgedJournal(recording));
    disk.delete(folder.resolve(Journal.NAME));
    deleteFolder(disk, folder);
  }

  /** The files in it that a spool made, but for the journal; the first segment first. */
  private static List<String> ours(Disk disk, Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    disk.list(
        folder,
        entry -> {
          switch (FileKind.of(entry.name())) {
            case SEGMENT, HALF_MADE -> names.add(entry.name());
            case JOURNAL, UNKNOWN -> {}
          }
        });
    names.sort(String::compareTo);
    return names;
  }

  /** A folder that somebody else put something in stays. */
  private static void deleteFolder(Disk disk, Path folder) throws IOException {
    try {
      disk.delete(folder);
    } catch (DirectoryNotEmptyException e) {
      Failures.ignored("deleting the folder " + folder.getFileName(), e);
    }
  }
}
