package dev.custody.domain.storage;

import dev.custody.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * One place of one type where an organization's recordings can go.
 *
 * @param settingsVersion raised by each change of the settings; a recording's work names the one it
 *     uses
 * @param revision raised by each change of anything; the ETag of the API
 * @param installationDefault made by the service from the operator's default, not by the
 *     organization
 * @param lastVerification the newest run that finished
 * @param forbidden why it must not be used for anything, until a verification passes; empty if it
 *     may
 */
public record StorageLocation(
    LocationId id,
    OrganizationId organization,
    StorageTypeId type,
    LocationName name,
    int schemaVersion,
    StorageSettings settings,
    int settingsVersion,
    LocationState state,
    long revision,
    boolean installationDefault,
    Capabilities capabilities,
    Optional<VerificationId> lastVerification,
    Instant createdAt,
    Optional<Instant> activatedAt,
    Optional<String> forbidden) {

  public static StorageLocation draft(
      LocationId id,
      OrganizationId organization,
      StorageDescriptor type,
      LocationName name,
      StorageSettings settings,
      boolean installationDefault,
      Instant now) {
    return new StorageLocation(
        id,
        organization,
        type.id(),
        name,
        type.schemaVersion(),
        settings,
        1,
        LocationState.DRAFT,
        1,
        installationDefault,
        Capabilities.UNKNOWN,
        Optional.empty(),
        now,
        Optional.empty(),
        Optional.empty());
  }

  public StorageLocation named(LocationName newName) {
    return next(
        newName,
        settings,
        settingsVersion,
        state,
        capabilities,
        lastVerification,
        activatedAt,
        forbidden);
  }

  /**
   * With other settings. A location that is not in use becomes a draft: nothing was verified of the
   * new ones.
   */
  public StorageLocation configured(StorageSettings changed) {
    return next(
        name,
        changed,
        settingsVersion + 1,
        state == LocationState.VERIFIED ? LocationState.DRAFT : state,
        state == LocationState.DRAFT || state == LocationState.VERIFIED
            ? Capabilities.UNKNOWN
            : capabilities,
        lastVerification,
        activatedAt,
        forbidden);
  }

  /**
   * After a verification that is through: a draft that passed is verified, a verified one that did
   * not pass is a draft again, one in use is active or degraded. What forbids its use stands until
   * one passes. A verification of settings that have changed since says nothing.
   */
  public StorageLocation verifiedBy(Verification verification) {
    if (verification.settingsVersion() != settingsVersion || verification.running()) {
      return this;
    }
    LocationState after =
        switch (state) {
          case DRAFT, VERIFIED ->
              verification.passed() ? LocationState.VERIFIED : LocationState.DRAFT;
          case ACTIVE, DEGRADED ->
              switch (verification.status()) {
                case PASSED -> LocationState.ACTIVE;
                case FAILED -> LocationState.DEGRADED;
                case INCONCLUSIVE, RUNNING -> state;
              };
          case RETIRED -> LocationState.RETIRED;
        };
    return next(
        name,
        settings,
        settingsVersion,
        after,
        verification.passed()
            ? capabilities.correctedBy(verification.capabilities())
            : capabilities,
        Optional.of(verification.id()),
        activatedAt,
        verification.passed() ? Optional.empty() : verification.forbidsUse().or(() -> forbidden));
  }

  public StorageLocation activated(Instant now) {
    return next(
        name,
        settings,
        settingsVersion,
        LocationState.ACTIVE,
        capabilities,
        lastVerification,
        Optional.of(now),
        forbidden);
  }

  public StorageLocation retired() {
    return next(
        name,
        settings,
        settingsVersion,
        LocationState.RETIRED,
        capabilities,
        lastVerification,
        activatedAt,
        forbidden);
  }

  private StorageLocation next(
      LocationName newName,
      StorageSettings newSettings,
      int newSettingsVersion,
      LocationState newState,
      Capabilities newCapabilities,
      Optional<VerificationId> newVerification,
      Optional<Instant> newActivatedAt,
      Optional<String> newForbidden) {
    return new StorageLocation(
        id,
        organization,
        type,
        newName,
        schemaVersion,
        newSettings,
        newSettingsVersion,
        newState,
        revision + 1,
        installationDefault,
        newCapabilities,
        newVerification,
        createdAt,
        newActivatedAt,
        newForbidden);
  }
}
