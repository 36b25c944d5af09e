package dev.custody.adapter.persistence;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's files as {@link OrderedFile}s: whatever lies behind {@code ordered:}. Public only since H2
 * makes more of them by reflection.
 */
public final class OrderedFilePath extends FilePathWrapper {
  static final String SCHEME = "ordered";

  /** Makes H2 know the scheme; harmless if repeated. */
  static void register() {
    FilePath.register(new OrderedFilePath());
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new OrderedFile(new File(getBase().toString()), mode);
  }
}
