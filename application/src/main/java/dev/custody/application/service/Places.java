package dev.custody.application.service;

import dev.custody.application.port.out.Organizations;
import dev.custody.application.port.out.StorageLocations;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.application.port.out.storage.StorageException.Refusal;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.StorageSettings;
import java.util.Optional;

/** From a location to what its type can do there. */
final class Places {
  private final StorageTypes types;
  private final Organizations organizations;
  private final StorageLocations locations;

  Places(StorageTypes types, Organizations organizations, StorageLocations locations) {
    this.types = types;
    this.organizations = organizations;
    this.locations = locations;
  }

  /**
   * A way to the objects of a location, to be closed by the caller.
   *
   * @throws StorageException.Refused if a verification found that the location must not be used
   */
  Storage open(OrganizationId organization, LocationId location) {
    return open(locate(organization, location));
  }

  /** As {@link #open(OrganizationId, LocationId)}. */
  Storage open(StorageLocation location) {
    if (location.forbidden().isPresent()) {
      throw forbidden(location.forbidden().get());
    }
    return typeOf(location).open(place(location));
  }

  private static StorageException forbidden(String why) {
    return new StorageException.Refused(
        why, new Refusal("use", Optional.empty(), Optional.empty(), Optional.empty()), null);
  }

  /** Whatever failed at a location before: the next call there is made. */
  void forgetFailures(OrganizationId organization, LocationId location) {
    locations
        .find(organization, location)
        .ifPresent(
            found -> types.find(found.type()).ifPresent(type -> type.forgetFailures(place(found))));
  }

  StorageLocation locate(OrganizationId organization, LocationId location) {
    return locations
        .find(organization, location)
        .orElseThrow(() -> new MissingLocation(organization, location));
  }

  StorageType typeOf(StorageLocation location) {
    return types.find(location.type()).orElseThrow(() -> new MissingType(location));
  }

  /** The location as its type knows it today. */
  StoragePlace place(StorageLocation location) {
    Organization owner =
        organizations
            .find(location.organization())
            .orElseThrow(() -> new MissingLocation(location.organization(), location.id()));
    return new StoragePlace(
        owner.id(),
        owner.externalId(),
        location.id(),
        location.settingsVersion(),
        upgraded(location));
  }

  private StorageSettings upgraded(StorageLocation location) {
    StorageType type = typeOf(location);
    return location.schemaVersion() < type.descriptor().schemaVersion()
        ? type.upgrade(location.schemaVersion(), location.settings())
        : location.settings();
  }

  /**
   * A recording is pinned to a location that is not in the database, as after an older copy of it
   * was put back.
   */
  static final class MissingLocation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingLocation(OrganizationId organization, LocationId location) {
      super(
          "location %s of %s is not in the database; bytes wait in the spool until it is"
              .formatted(location, organization));
    }
  }

  /** The storage type of a location is not part of this installation any more. */
  static final class MissingType extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingType(StorageLocation location) {
      super(
          "this installation has no storage type '%s', which location %s is of; add its module again"
              .formatted(location.type(), location.id()));
    }
  }
}
