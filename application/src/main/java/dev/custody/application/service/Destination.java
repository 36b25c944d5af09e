package dev.custody.application.service;

import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.Ids;
import dev.custody.application.port.out.Organizations;
import dev.custody.application.port.out.StorageLocations;
import dev.custody.application.port.out.Transactions;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.domain.audit.Actor;
import dev.custody.domain.audit.AuditAction;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.storage.LocationName;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.storage.StorageTypeId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an organization's new recordings go now: its active location, else one of the
 * installation's default type.
 */
final class Destination {
  private static final int PAGE = 500;
  private static final LocationName DEFAULT_NAME = new LocationName("Installation default");

  private final Optional<StorageType> defaultType;
  private final Organizations organizations;
  private final StorageLocations locations;
  private final AuditTrail trail;
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
      AuditTrail trail,
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
    this.trail = trail;
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
        .filter(location -> location.state().inUse() && isOf(type, location))
        .orElseGet(() -> makeDefault(organization, type));
  }

  private StorageLocation makeDefault(OrganizationId organization, StorageType type) {
    return transactions.durably(() -> {
      organizations.lock(organization);
      // Another request may have been faster, or an administrator.
      Optional<StorageLocation> own = locations.active(organization);
      if (own.isPresent()) {
        return own.get();
      }
      List<StorageLocation> defaults = defaults(organization);
      defaults.stream()
          .filter(location -> location.state().inUse() && !isOf(type, location))
          .forEach(this::retire);
      return defaults.stream()
          .filter(location -> isOf(type, location))
          .findFirst()
          .map(this::inUse)
          .orElseGet(() -> newDefault(organization, type));
    });
  }

  /** There is more than one where the operator has changed the default's type. */
  private List<StorageLocation> defaults(OrganizationId organization) {
    List<StorageLocation> defaults = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<StorageLocation> page = locations.list(organization, new PageRequest(PAGE, cursor));
      page.items().stream().filter(StorageLocation::installationDefault).forEach(defaults::add);
      cursor = page.next();
    } while (cursor.isPresent());
    return defaults;
  }

  private StorageLocation inUse(StorageLocation location) {
    return location.state().inUse()
        ? location
        : locations
            .update(location.organization(), location.id(), found -> found.activated(now()))
            .map(activated -> told(AuditAction.LOCATION_ACTIVATED, activated))
            .orElseThrow();
  }

  private void retire(StorageLocation location) {
    locations
        .update(location.organization(), location.id(), StorageLocation::retired)
        .ifPresent(retired -> told(AuditAction.LOCATION_RETIRED, retired));
  }

  private StorageLocation told(AuditAction action, StorageLocation location) {
    trail.record(Actor.CUSTODY, action, location.organization(), location.id().value());
    return location;
  }

  private StorageLocation newDefault(OrganizationId organization, StorageType type) {
    StorageLocation made =
        StorageLocation.draft(
                ids.location(),
                organization,
                type.descriptor(),
                DEFAULT_NAME,
                StorageSettings.NONE,
                true,
                now())
            .activated(now());
    locations.add(made);
    return told(AuditAction.LOCATION_CREATED, made);
  }

  private static boolean isOf(StorageType type, StorageLocation location) {
    return location.type().equals(type.descriptor().id());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static Refusal nowhere(OrganizationId organization) {
    return new Refusal.Conflict(
        Refusal.Reason.NO_ACTIVE_LOCATION,
        "recordings of organization %s have nowhere to go: connect a storage location, verify and activate it"
            .formatted(organization));
  }
}
