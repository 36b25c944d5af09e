package dev.custody.adapter.storage.filesystem;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * Something lies where an object or a folder should, and is neither: a link, a device, a folder.
 */
final class StrangeFileException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  StrangeFileException(Path path) {
    super(path.toString(), null, "neither an object nor a folder of objects");
  }
}
