package dev.custody.adapter.storage.filesystem;

import dev.custody.application.port.out.storage.CheckListener;
import dev.custody.application.port.out.storage.KeySpace;
import dev.custody.application.port.out.storage.SetupKit;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.application.port.out.storage.Verified;
import dev.custody.domain.storage.Claim;
import dev.custody.domain.storage.StorageDescriptor;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.storage.StorageTypeId;
import dev.custody.domain.text.FieldError;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Recordings on the service's own disk, in a folder for each organization. Asks for nothing: where
 * the folder is says the operator, so that no path ever comes from a tenant.
 */
final class FilesystemStorageType implements StorageType {
  private static final StorageDescriptor DESCRIPTOR =
      new StorageDescriptor(
          new StorageTypeId("filesystem"),
          "Directory of the service",
          "Keeps recordings on the disk of the service itself, in a folder of the organization's own.",
          1,
          false,
          List.of());

  private final Path root;
  private final boolean offeredToTenants;
  private final InstantSource clock;
  private final Forcing forcing;
  private final Folders folders;

  /**
   * @param root what all organizations' folders are in; made when the first object is
   */
  FilesystemStorageType(Path root, boolean offeredToTenants, InstantSource clock, Forcing forcing) {
    this.root = root.toAbsolutePath().normalize();
    this.offeredToTenants = offeredToTenants;
    this.clock = clock;
    this.forcing = forcing;
    this.folders = new Folders(this.root, forcing);
  }

  @Override
  public StorageDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public boolean offeredToTenants() {
    return offeredToTenants;
  }

  @Override
  public List<FieldError> validate(StorageSettings settings) {
    return List.of();
  }

  @Override
  public StorageSettings upgrade(int fromVersion, StorageSettings settings) {
    return settings;
  }

  /** None: an organization's folder is named by its id. */
  @Override
  public Set<Claim> claims(StorageSettings settings) {
    return Set.of();
  }

  /** Keys start with the organization, and a folder of that name is all that there is. */
  @Override
  public String keyPrefix(StoragePlace place) {
    return "";
  }

  @Override
  public Map<String, String> generated(StoragePlace place) {
    return Map.of();
  }

  @Override
  public Verified verify(StoragePlace place, VerificationPhase phase, CheckListener listener) {
    try (Storage storage = open(place)) {
      return new FilesystemVerification(storage, place, listener).run();
    }
  }

  @Override
  public SetupKit setup(StoragePlace place) {
    return SetupKit.NOTHING_TO_DO;
  }

  @Override
  public Storage open(StoragePlace place) {
    ObjectTree tree = new ObjectTree(root, place.organization());
    return new FilesystemStorage(
        KeySpace.of(keyPrefix(place), place),
        tree,
        folders,
        forcing,
        new Failures(root),
        new Sweeper(tree, clock));
  }
}
