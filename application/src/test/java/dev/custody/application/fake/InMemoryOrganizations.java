package dev.custody.application.fake;

import dev.custody.application.port.out.Organizations;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** Tenants in memory. */
public final class InMemoryOrganizations implements Organizations {
  private final Map<String, Organization> byId = new ConcurrentSkipListMap<>();
  private final InMemoryTransactions transactions;
  private volatile Runnable before = () -> {};

  public InMemoryOrganizations(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  /** What happens before anything is looked up, as that the database does not answer. */
  public void beforeEach(Runnable happens) {
    before = happens;
  }

  @Override
  public synchronized boolean add(Organization organization) {
    boolean taken =
        byId.values().stream()
            .anyMatch(other -> other.externalId().equals(organization.externalId()));
    return !taken && byId.putIfAbsent(organization.id().value(), organization) == null;
  }

  @Override
  public Optional<Organization> find(OrganizationId id) {
    before.run();
    return Optional.ofNullable(byId.get(id.value()));
  }

  @Override
  public Optional<Organization> update(OrganizationId id, UnaryOperator<Organization> change) {
    return Optional.ofNullable(
        byId.computeIfPresent(id.value(), (_, found) -> change.apply(found)));
  }

  @Override
  public void lock(OrganizationId id) {
    transactions.requireOne();
  }

  @Override
  public Page<Organization> list(PageRequest page) {
    return InMemory.page(new ArrayList<>(byId.values()).reversed(), page);
  }
}
