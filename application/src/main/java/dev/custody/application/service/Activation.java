package dev.custody.application.service;

import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.Organizations;
import dev.custody.application.port.out.StorageLocations;
import dev.custody.application.port.out.Transactions;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.Claim;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.Verification;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Switches where new recordings go. */
final class Activation {
  private static final System.Logger LOG = System.getLogger(Activation.class.getName());

  private final Places places;
  private final VerificationRunner verifications;
  private final Organizations organizations;
  private final StorageLocations locations;
  private final Transactions transactions;
  private final InstantSource clock;

  Activation(
      Places places,
      VerificationRunner verifications,
      Organizations organizations,
      StorageLocations locations,
      Transactions transactions,
      InstantSource clock) {
    this.places = places;
    this.verifications = verifications;
    this.organizations = organizations;
    this.locations = locations;
    this.transactions = transactions;
    this.clock = clock;
  }

  StorageLocation activate(OrganizationId organization, LocationId id) {
    return transactions.durably(() -> {
      organizations.lock(organization);
      StorageLocation location = found(organization, id);
      if (location.state().inUse()) {
        return location;
      }
      refuseUnverified(location);
      claim(location);
      retirePredecessors(organization);
      return locations
          .update(
              organization,
              id,
              found -> found.activated(clock.instant().truncatedTo(ChronoUnit.MICROS)))
          .orElseThrow();
    });
  }

  StorageLocation retire(OrganizationId organization, LocationId id) {
    return transactions.durably(() -> {
      organizations.lock(organization);
      StorageLocation location = found(organization, id);
      return switch (location.state()) {
        case RETIRED -> location;
        case ACTIVE, DEGRADED ->
            locations.update(organization, id, StorageLocation::retired).orElseThrow();
        case DRAFT, VERIFIED ->
            throw new Refusal.Conflict(
                Refusal.Reason.NOT_ACTIVE,
                "location %s was never active, so it cannot be retired; delete it instead"
                    .formatted(id));
      };
    });
  }

  private void retirePredecessors(OrganizationId organization) {
    locations
        .active(organization)
        .ifPresent(before -> locations.update(organization, before.id(), StorageLocation::retired));
    locations
        .installationDefault(organization)
        .filter(before -> before.state().inUse())
        .ifPresent(before -> locations.update(organization, before.id(), StorageLocation::retired));
  }

  /** Asks for the newest run that is through: that another one is running takes nothing back. */
  private void refuseUnverified(StorageLocation location) {
    boolean verified =
        location
            .lastVerification()
            .flatMap(report -> verifications.known(location.id(), report))
            .filter(Verification::passed)
            .filter(report -> report.settingsVersion() == location.settingsVersion())
            .isPresent();
    if (!verified) {
      throw new Refusal.Conflict(
          Refusal.Reason.NOT_VERIFIED,
          "location %s has not passed a verification with the settings that it has now; verify it first"
              .formatted(location.id()));
    }
  }

  private StorageLocation found(OrganizationId organization, LocationId id) {
    return locations
        .find(organization, id)
        .orElseThrow(() -> new Refusal.NotFound("there is no storage location '%s'".formatted(id)));
  }

  /**
   * Takes what a location claims, within a transaction. What another organization has is named to
   * the operator alone: nothing about it shows to this one.
   *
   * @throws Refusal.Conflict with {@code HELD} if another organization has some of it
   */
  void claim(StorageLocation location) {
    Set<Claim> claims = places.typeOf(location).claims(places.place(location).settings());
    Set<String> resources = claims.stream().map(Claim::resource).collect(Collectors.toSet());
    List<Claim> held = locations.heldByOthers(location.organization(), resources);
    if (claims.stream().anyMatch(claim -> held.stream().anyMatch(claim::overlaps))) {
      LOG.log(
          System.Logger.Level.WARNING,
          "location {0} of {1} claims what another organization has: {2}",
          location.id(),
          location.organization(),
          claims);
      throw new Refusal.Conflict(
          Refusal.Reason.HELD,
          "location %s names a place that is in use already; choose another, or ask the operator of this service"
              .formatted(location.id()));
    }
    locations.claim(location.id(), claims);
  }
}
