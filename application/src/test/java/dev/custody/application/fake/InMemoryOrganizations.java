package dev.custody.application.fake;

import dev.custody.application.port.out.Organizations;
import dev.custody.domain.organization.ExternalId;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** Tenants in memory. */
public final class InMemoryOrganizations implements Organizations {
  private final Map<String, Organization> byId = new ConcurrentSkipListMap<>();
  private final InMemoryTransactions transactions;
  private final Map<ExternalId, Boolean> known = new ConcurrentHashMap<>();

  public InMemoryOrganizations(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(Organization organization) {
    byId.put(organization.id().value(), organization);
    known.put(organization.externalId(), true);
  }

  @Override
  public Optional<Organization> find(OrganizationId id) {
    return Optional.ofNullable(byId.get(id.value()));
  }

  @Override
  public boolean knows(ExternalId externalId) {
    return known.containsKey(externalId);
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
