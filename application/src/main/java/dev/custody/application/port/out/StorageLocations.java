package dev.custody.application.port.out;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.storage.Claim;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.StorageLocation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * All storage locations. Secrets in their settings are sealed on the way in and opened on the way
 * out.
 */
public interface StorageLocations {

  void add(StorageLocation location);

  Optional<StorageLocation> find(OrganizationId organization, LocationId id);

  /** Changes one, alone: two changes at once follow each other. Empty if there is none. */
  Optional<StorageLocation> update(
      OrganizationId organization, LocationId id, UnaryOperator<StorageLocation> change);

  /** False if there was none. */
  boolean remove(OrganizationId organization, LocationId id);

  /** By time of making, then id, newest first. */
  Page<StorageLocation> list(OrganizationId organization, PageRequest page);

  /** The one that new recordings go to, of the organization's own. */
  Optional<StorageLocation> active(OrganizationId organization);

  /** The one that was made from the operator's default. */
  Optional<StorageLocation> installationDefault(OrganizationId organization);

  /** All that are active or degraded, of all organizations, for routine verifications. */
  List<StorageLocation> inUse(Optional<LocationId> after, int limit);

  /** Keeps what a location claims; replaces what it claimed before. */
  void claim(LocationId location, Set<Claim> claims);

  /**
   * What locations of other organizations hold of {@code resources}: those that are active,
   * degraded, or retired with recordings. Makes others who ask the same wait for the end of this
   * transaction, so that two cannot both find nothing.
   */
  List<Claim> heldByOthers(OrganizationId organization, Set<String> resources);
}
