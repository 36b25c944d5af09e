package dev.custody.adapter.storage.filesystem;

import dev.custody.application.port.out.storage.StorageType;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;

/** Plugs the type in: whoever has this module on the class path has the type. */
@Factory
final class FilesystemStorageFactory {

  /**
   * @param dataDirectory the service's; objects are in {@code storage} below it
   * @param offeredToTenants whether organizations may choose the type themselves: for a laptop, not
   *     for an installation whose disk is not meant for recordings
   */
  @Singleton
  StorageType filesystem(
      @Value("${custody.data-directory:./data}") String dataDirectory,
      @Value("${custody.storage.filesystem.offered-to-tenants:false}") boolean offeredToTenants) {
    return new FilesystemStorageType(
        Path.of(dataDirectory, "storage"), offeredToTenants, InstantSource.system(), Forcing.DISK);
  }
}
