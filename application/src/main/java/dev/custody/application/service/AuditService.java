package dev.custody.application.service;

import dev.custody.application.port.in.Audit;
import dev.custody.application.port.out.AuditLog;
import dev.custody.domain.audit.AuditEvent;
import dev.custody.domain.audit.AuditFilter;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;

/** Shows an organization its audit log. */
public final class AuditService implements Audit {
  private final AuditLog log;

  AuditService(AuditLog log) {
    this.log = log;
  }

  @Override
  public Page<AuditEvent> list(OrganizationId organization, AuditFilter filter, PageRequest page) {
    return log.list(organization, filter, page);
  }
}
