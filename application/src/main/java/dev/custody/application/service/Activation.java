package dev.custody.application.service;

import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.Organizations;
import dev.custody.application.port.out.StorageLocations;
import dev.custody.application.port.out.Transactions;
import dev.custody.domain.audit.Actor;
import dev.custody.domain.audit.AuditAction;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.Claim;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.Verification;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
  private final AuditTrail trail;
  private final Transactions transactions;
  private final InstantSource clock;

  Activation(
      Places places,
      VerificationRunner verifications,
      Organizations organizations,
      StorageLocations locations,
      AuditTrail trail,
      Transactions transactions,
      InstantSource clock) {
    this.places = places;
    this.verifications = verifications;
    this.organizations = organizations;
    this.locations = locations;
    this.trail = trail;
    this.transactions = transactions;
    this.clock = clock;
  }

  StorageLocation activate(Actor actor, OrganizationId organization, LocationId id) {
    return transactions.durably(() -> {
      organizations.lock(organization);
      StorageLocation location = found(organization, id);
      if (location.state().inUse()) {
        return location;
      }
      refuseUnverified(location);
      claim(location);
      List<LocationId> retired = retirePredecessors(organization);
      StorageLocation activated =
          locations
              .update(
                  organization,
                  id,
                  found -> found.activated(clock.instant().truncatedTo(ChronoUnit.MICROS)))
              .orElseThrow();
      retired.forEach(before ->
          trail.record(actor, AuditAction.LOCATION_RETIRED, organization, before.value()));
      trail.record(actor, AuditAction.LOCATION_ACTIVATED, organization, id.value());
      return activated;
    });
  }

  StorageLocation retire(Actor actor, OrganizationId organization, LocationId id) {
    return transactions.durably(() -> {
      organizations.lock(organization);
      StorageLocation location = found(organization, id);
      return switch (location.state()) {
        case RETIRED -> location;
        case ACTIVE, DEGRADED -> {
          StorageLocation retired =
              locations.update(organization, id, StorageLocation::retired).orElseThrow();
          trail.record(actor, AuditAction.LOCATION_RETIRED, organization, id.value());
          yield retired;
        }
        case DRAFT, VERIFIED ->
            throw new Refusal.Conflict(
                Refusal.Reason.NOT_ACTIVE,
                "location %s was never active, so it cannot be retired; delete it instead"
                    .formatted(id));
      };
    });
  }

  private List<LocationId> retirePredecessors(OrganizationId organization) {
    List<LocationId> retired = new ArrayList<>();
    locations.active(organization).ifPresent(before -> retired.add(retire(before)));
    locations
        .installationDefault(organization)
        .filter(before -> before.state().inUse())
        .ifPresent(before -> retired.add(retire(before)));
    return retired;
  }

  private LocationId retire(StorageLocation location) {
    locations.update(location.organization(), location.id(), StorageLocation::retired);
    return location.id();
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
