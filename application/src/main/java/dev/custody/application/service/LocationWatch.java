package dev.custody.application.service;

import dev.custody.application.port.out.Scheduler;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.LocationState;
import dev.custody.domain.storage.StorageLocation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Has a location verified as soon as deliveries find that it began to refuse, which makes it
 * degraded, and as soon as they find that it takes recordings again.
 */
final class LocationWatch implements LocationHealth {
  private static final long BETWEEN_VERIFICATIONS = Duration.ofMinutes(5).toNanos();

  private final Places places;
  private final VerificationRunner verifications;
  private final Scheduler scheduler;

  /** When a degraded one that works was verified last: as many as there are such. */
  private final Map<LocationId, Long> verifiedAt = new HashMap<>();

  LocationWatch(Places places, VerificationRunner verifications, Scheduler scheduler) {
    this.places = places;
    this.verifications = verifications;
    this.scheduler = scheduler;
  }

  @Override
  public void refuses(OrganizationId organization, LocationId location) {
    synchronized (verifiedAt) {
      verifiedAt.remove(location);
    }
    verifications.start(places.locate(organization, location));
  }

  @Override
  public void works(OrganizationId organization, LocationId location) {
    StorageLocation found = places.locate(organization, location);
    if (isDue(found)) {
      verifications.start(found);
    }
  }

  /**
   * It may take recordings and fail its verification all the same: not one run a recording then.
   */
  private boolean isDue(StorageLocation location) {
    long now = scheduler.nanoTime();
    synchronized (verifiedAt) {
      if (location.state() != LocationState.DEGRADED) {
        verifiedAt.remove(location.id());
        return false;
      }
      Long before = verifiedAt.get(location.id());
      if (before != null && now - before < BETWEEN_VERIFICATIONS) {
        return false;
      }
      verifiedAt.put(location.id(), now);
      return true;
    }
  }
}
