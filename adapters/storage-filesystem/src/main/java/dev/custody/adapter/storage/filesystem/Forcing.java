package dev.custody.adapter.storage.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes what was written outlast a power failure. A seam, so that tests see in which order. */
interface Forcing {

  /** A file's bytes, length and attributes. */
  void file(FileChannel file) throws IOException;

  /** Which names a folder holds. */
  void folder(Path folder) throws IOException;

  /** The disk itself. */
  Forcing DISK =
      new Forcing() {
        @Override
        public void file(FileChannel file) throws IOException {
          file.force(true);
        }

        @Override
        public void folder(Path folder) throws IOException {
          try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
          }
        }
      };
}
