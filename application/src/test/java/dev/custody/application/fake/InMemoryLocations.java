package dev.custody.application.fake;

import dev.custody.application.port.out.StorageLocations;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.storage.Claim;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.LocationState;
import dev.custody.domain.storage.StorageLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Locations in memory. */
public final class InMemoryLocations implements StorageLocations {
  private final Map<String, StorageLocation> byId = new TreeMap<>();
  private final Map<LocationId, Set<Claim>> claims = new HashMap<>();
  private final Predicate<LocationId> hasRecordings;
  private Runnable beforeUpdate = () -> {};
  private Runnable before = () -> {};

  public InMemoryLocations(Predicate<LocationId> hasRecordings) {
    this.hasRecordings = hasRecordings;
  }

  /** What happens, once, just before the next change. */
  public void beforeNextUpdate(Runnable happens) {
    beforeUpdate = happens;
  }

  /** What happens before anything is looked up, as that the database does not answer. */
  public synchronized void beforeEach(Runnable happens) {
    before = happens;
  }

  @Override
  public synchronized void add(StorageLocation location) {
    byId.put(location.id().value(), location);
  }

  @Override
  public synchronized Optional<StorageLocation> find(OrganizationId organization, LocationId id) {
    before.run();
    return Optional.ofNullable(byId.get(id.value()))
        .filter(location -> location.organization().equals(organization));
  }

  @Override
  public synchronized Optional<StorageLocation> update(
      OrganizationId organization, LocationId id, UnaryOperator<StorageLocation> change) {
    Runnable happens = beforeUpdate;
    beforeUpdate = () -> {};
    happens.run();
    Optional<StorageLocation> changed = find(organization, id).map(change);
    changed.ifPresent(this::add);
    return changed;
  }

  @Override
  public synchronized boolean remove(OrganizationId organization, LocationId id) {
    claims.remove(id);
    return find(organization, id).map(found -> byId.remove(id.value())).isPresent();
  }

  @Override
  public synchronized Page<StorageLocation> list(OrganizationId organization, PageRequest page) {
    return InMemory.page(of(organization).toList().reversed(), page);
  }

  @Override
  public synchronized Optional<StorageLocation> active(OrganizationId organization) {
    return of(organization)
        .filter(location -> location.state().inUse() && !location.installationDefault())
        .findFirst();
  }

  /** The oldest: which one is the harder answer. */
  @Override
  public synchronized Optional<StorageLocation> installationDefault(OrganizationId organization) {
    return of(organization).filter(StorageLocation::installationDefault).findFirst();
  }

  @Override
  public synchronized List<StorageLocation> inUse(Optional<LocationId> after, int limit) {
    before.run();
    return byId.values().stream()
        .filter(location -> location.state().inUse())
        .filter(location ->
            after.map(id -> location.id().value().compareTo(id.value()) > 0).orElse(true))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void claim(LocationId location, Set<Claim> claimed) {
    claims.put(location, claimed);
  }

  @Override
  public synchronized List<Claim> heldByOthers(OrganizationId organization, Set<String> resources) {
    return byId.values().stream()
        .filter(location -> !location.organization().equals(organization))
        .filter(location ->
            location.state().inUse()
                || (location.state() == LocationState.RETIRED && hasRecordings.test(location.id())))
        .flatMap(location -> claims.getOrDefault(location.id(), Set.of()).stream())
        .filter(claim -> resources.contains(claim.resource()))
        .toList();
  }

  public synchronized Set<Claim> claimsOf(LocationId location) {
    return claims.getOrDefault(location, Set.of());
  }

  private Stream<StorageLocation> of(OrganizationId organization) {
    return byId.values().stream().filter(location -> location.organization().equals(organization));
  }
}
