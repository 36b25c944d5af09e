package dev.custody.bootstrap.spoolfailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** That the machine was started anew, which is not so where only one disk lost its power. */
final class Boot {
  private Boot() {}

  /** To the spool, which keeps in a file since when the machine ran, another start began. */
  static void another(Path spool) throws IOException {
    Path running = spool.resolve("running");
    if (Files.exists(running)) {
      Files.writeString(running, "another-boot");
    }
  }
}
