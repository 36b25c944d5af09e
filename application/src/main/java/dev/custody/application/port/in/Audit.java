package dev.custody.application.port.in;

import dev.custody.domain.audit.AuditEvent;
import dev.custody.domain.audit.AuditFilter;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;

/** Who did what in an organization. */
public interface Audit {

  /** By time, then id, newest first. */
  Page<AuditEvent> list(OrganizationId organization, AuditFilter filter, PageRequest page);
}
