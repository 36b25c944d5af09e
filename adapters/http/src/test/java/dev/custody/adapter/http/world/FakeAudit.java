package dev.custody.adapter.http.world;

import dev.custody.application.port.in.Audit;
import dev.custody.domain.audit.AuditEvent;
import dev.custody.domain.audit.AuditFilter;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import java.util.ArrayList;
import java.util.List;

/** An audit log in memory. */
public final class FakeAudit implements Audit {
  public final List<AuditEvent> events = new ArrayList<>();
  public final List<AuditFilter> filters = new ArrayList<>();

  @Override
  public synchronized Page<AuditEvent> list(
      OrganizationId organization, AuditFilter filter, PageRequest page) {
    filters.add(filter);
    return Paging.page(
        events.reversed().stream()
            .filter(event -> event.organization().equals(organization))
            .toList(),
        page);
  }
}
