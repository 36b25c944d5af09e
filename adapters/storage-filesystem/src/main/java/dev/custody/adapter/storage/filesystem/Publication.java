package dev.custody.adapter.storage.filesystem;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Gives a finished file the name of an object. */
final class Publication {
  private final Folders folders;
  private final Forcing forcing;

  Publication(Folders folders, Forcing forcing) {
    this.folders = folders;
    this.forcing = forcing;
  }

  /**
   * Shows {@code finished}, which has been forced, as {@code object} unless there is one.
   *
   * <p>By a hard link: that fails where a name is taken, in one step that no other process can come
   * between, while a rename would replace what is there, and creating the file under its own name
   * would show it before it is whole.
   *
   * @return whether it is the object now; else there was one, which is durable too when this
   *     answers
   */
  boolean publish(Path finished, Path object) throws IOException {
    Path folder = Folders.parent(object);
    folders.make(folder);
    boolean isNew = link(finished, object);
    // Where there was one already, the process that made it may have died before it got here.
    forcing.folder(folder);
    return isNew;
  }

  private static boolean link(Path finished, Path object) throws IOException {
    try {
      Files.createLink(object, finished);
      return true;
    } catch (FileAlreadyExistsException e) {
      if (ObjectTree.attributes(object).filter(BasicFileAttributes::isRegularFile).isEmpty()) {
        throw (IOException) new StrangeFileException(object).initCause(e);
      }
      return false;
    }
  }
}
