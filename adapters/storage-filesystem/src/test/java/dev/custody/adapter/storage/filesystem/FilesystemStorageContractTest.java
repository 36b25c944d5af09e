package dev.custody.adapter.storage.filesystem;

import dev.custody.adapter.storage.testkit.FarSide;
import dev.custody.adapter.storage.testkit.StorageContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FilesystemStorageContractTest extends StorageContract {
  @TempDir Path directory;

  @Override
  protected FarSide newFarSide() {
    return new FilesystemFarSide(directory);
  }
}
