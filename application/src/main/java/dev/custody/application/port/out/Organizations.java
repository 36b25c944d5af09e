package dev.custody.application.port.out;

import dev.custody.domain.organization.ExternalId;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All tenants. */
public interface Organizations {

  void add(Organization organization);

  Optional<Organization> find(OrganizationId id);

  /** Whether any organization has, or ever had, this external ID. */
  boolean knows(ExternalId externalId);

  /** Changes one, alone: two changes at once follow each other. Empty if there is none. */
  Optional<Organization> update(OrganizationId id, UnaryOperator<Organization> change);

  /** Makes others that lock the same organization wait for the end of this transaction. */
  void lock(OrganizationId id);

  /** By time of making, then id, newest first. */
  Page<Organization> list(PageRequest page);
}
