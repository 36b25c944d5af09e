package dev.custody.application.port.out;

import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All tenants. */
public interface Organizations {

  /**
   * False if one has its id or its external ID already; nothing is added then. Since none ever
   * goes, no external ID comes back to another.
   */
  boolean add(Organization organization);

  Optional<Organization> find(OrganizationId id);

  /** Changes one, alone: two changes at once follow each other. Empty if there is none. */
  Optional<Organization> update(OrganizationId id, UnaryOperator<Organization> change);

  /** Makes others that lock the same organization wait for the end of this transaction. */
  void lock(OrganizationId id);

  /** By time of making, then id, newest first. */
  Page<Organization> list(PageRequest page);
}
