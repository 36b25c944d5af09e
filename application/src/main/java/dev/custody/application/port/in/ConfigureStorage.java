package dev.custody.application.port.in;

import dev.custody.domain.access.Caller;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.recording.Backlog;
import dev.custody.domain.recording.Blockage;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.LocationName;
import dev.custody.domain.storage.SetupArtefact;
import dev.custody.domain.storage.StorageDescriptor;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.storage.StorageTypeId;
import dev.custody.domain.storage.Verification;
import dev.custody.domain.storage.VerificationId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Where an organization's recordings go. */
public interface ConfigureStorage {

  /** The types that organizations may choose. */
  List<StorageDescriptor> offeredTypes();

  /** How a type that is there describes itself, offered or not; a location of it can exist. */
  Optional<StorageDescriptor> descriptor(StorageTypeId type);

  Overview overview(OrganizationId organization);

  /**
   * @throws Refusal.TypeNotOffered if there is no such type to choose
   * @throws Refusal.InvalidSettings if a value breaks a rule; what is required may be missing as
   *     yet
   */
  LocationView draft(DraftLocation command);

  Page<LocationView> list(OrganizationId organization, PageRequest page);

  LocationView get(OrganizationId organization, LocationId location);

  /**
   * Changes name and settings. New values of a location in use are verified first.
   *
   * @throws Refusal.Stale if the location is not at {@code expectedRevision}
   * @throws Refusal.VerificationFailed if it is in use and the new values did not pass
   */
  LocationView change(ChangeLocation command);

  /** Takes a location away that is not in use and that no recording was ever pinned to. */
  void remove(Caller caller, OrganizationId organization, LocationId location);

  /** Begins a verification, or answers the one that runs. */
  Verification verify(Caller caller, OrganizationId organization, LocationId location);

  Verification verification(
      OrganizationId organization, LocationId location, VerificationId verification);

  /** As {@link #verification}, waiting until it is through or {@code patience} is over. */
  Verification awaitVerification(
      OrganizationId organization,
      LocationId location,
      VerificationId verification,
      Duration patience);

  /** From now on new recordings go there; the one before is retired. Harmless if repeated. */
  LocationView activate(Caller caller, OrganizationId organization, LocationId location);

  /**
   * From now on no new recordings go there; those that are there stay readable. Harmless if
   * repeated.
   */
  LocationView retire(Caller caller, OrganizationId organization, LocationId location);

  Setup setup(OrganizationId organization, LocationId location);

  /**
   * How an organization's storage is.
   *
   * @param blocked why recordings wait that a location refuses, those being made among them: the
   *     few reasons that most have, the one of most first
   * @param quarantined what is kept and not delivered, since acknowledged bytes of it are lost
   * @param spoolBytes what the organization takes of this machine's disk
   * @param installationDefault the type that the operator has recordings kept in where no location
   *     is active; empty where they are refused then
   */
  record Overview(
      Optional<LocationView> active,
      Health health,
      Backlog backlog,
      List<Blockage> blocked,
      Backlog quarantined,
      long spoolBytes,
      Optional<StorageDescriptor> installationDefault) {}

  /** In one word. */
  enum Health {
    UNCONFIGURED,
    HEALTHY,
    DEGRADED
  }

  /** A location with what belongs to it. */
  record LocationView(
      StorageLocation location,
      Map<String, String> generated,
      Optional<Verification> lastVerification) {}

  /** A location to be made. */
  record DraftLocation(
      Caller caller,
      OrganizationId organization,
      String type,
      Optional<LocationName> name,
      StorageSettings settings) {}

  /**
   * @param expectedRevision what the caller has seen; empty for whatever it is now
   * @param settings a patch (RFC 7396): what it does not name stays
   */
  record ChangeLocation(
      Caller caller,
      OrganizationId organization,
      LocationId location,
      OptionalLong expectedRevision,
      Optional<LocationName> name,
      StorageSettings settings) {}

  /** What an administrator needs for the far side. */
  record Setup(Map<String, String> generated, List<SetupArtefact> artefacts) {}
}
