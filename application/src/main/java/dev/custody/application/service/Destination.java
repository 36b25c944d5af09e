package dev.custody.application.service;

import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.Ids;
import dev.custody.application.port.out.Organizations;
import dev.custody.application.port.out.StorageLocations;
import dev.custody.application.port.out.Transactions;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationName;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.storage.StorageTypeId;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Where an organization's new recordings go now: its active location, else one of the
 * installation's default type.
 */
final class Destination {
  private static final LocationName DEFAULT_NAME = new LocationName("Installation default");

  private final Optional<StorageType> defaultType;
  private final Organizations organizations;
  private final StorageLocations locations;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * @throws IllegalArgumentException if the default type is not plugged in
   */
  Destination(
      Optional<StorageTypeId> defaultType,
      StorageTypes types,
      Organizations organizations,
      StorageLocations locations,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.defaultType =
        defaultType.map(id ->
            types
                .find(id)
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "custody.default-storage.type: there is no storage type '%s'"
                            .formatted(id))));
    this.organizations = organizations;
    this.locations = locations;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  StorageLocation of(OrganizationId organization) {
    return locations.active(organization).orElseGet(() -> installationDefault(organization));
  }

  private StorageLocation installationDefault(OrganizationId organization) {
    StorageType type = defaultType.orElseThrow(() -> nowhere(organization));
    return locations
        .installationDefault(organization)
        .filter(location -> location.state().inUse())
        .filter(location -> location.type().equals(type.descriptor().id()))
        .orElseGet(() -> makeDefault(organization, type));
  }

  private StorageLocation makeDefault(OrganizationId organization, StorageType type) {
    return transactions.durably(() -> {
      organizations.lock(organization);
      Optional<StorageLocation> existing =
          locations
              .installationDefault(organization)
              .filter(location -> location.type().equals(type.descriptor().id()));
      if (existing.isEmpty()) {
        StorageLocation made =
            StorageLocation.draft(
                    ids.location(),
                    organization,
                    type.descriptor(),
                    DEFAULT_NAME,
                    StorageSettings.NONE,
                    true,
                    clock.instant().truncatedTo(ChronoUnit.MICROS))
                .activated(clock.instant().truncatedTo(ChronoUnit.MICROS));
        locations.add(made);
        return made;
      }
      return existing.get().state().inUse()
          ? existing.get()
          : locations
              .update(
                  organization,
                  existing.get().id(),
                  found -> found.activated(clock.instant().truncatedTo(ChronoUnit.MICROS)))
              .orElseThrow();
    });
  }

  private static Refusal nowhere(OrganizationId organization) {
    return new Refusal.Conflict(
        Refusal.Reason.NO_ACTIVE_LOCATION,
        "recordings of organization %s have nowhere to go: connect a storage location, verify and activate it"
            .formatted(organization));
  }
}
