package dev.custody.application.fake;

import dev.custody.application.port.out.AuditLog;
import dev.custody.domain.audit.AuditEvent;
import dev.custody.domain.audit.AuditFilter;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An audit log in memory, which takes nothing while it is told to. */
public final class InMemoryAuditLog implements AuditLog {
  private final List<AuditEvent> events = new ArrayList<>();
  private boolean failing;
  private Runnable before = () -> {};

  public synchronized void fail(boolean fails) {
    failing = fails;
  }

  /** What happens, once, just before something is kept. */
  public synchronized void beforeNextAppend(Runnable happens) {
    before = happens;
  }

  /** Oldest first. */
  public synchronized List<AuditEvent> events() {
    return List.copyOf(events);
  }

  /** In short: who did what, to what, and whether it was let. */
  public List<String> told() {
    return events().stream()
        .map(event ->
            "%s %s %s %s"
                .formatted(
                    event.actor(), event.action().word(), event.target(), event.outcome().word()))
        .toList();
  }

  @Override
  public synchronized void append(List<AuditEvent> more) {
    Runnable happens = before;
    before = () -> {};
    happens.run();
    if (failing) {
      throw new AuditLogException("it fails", new IOException("a test wants it to"));
    }
    events.addAll(more);
  }

  @Override
  public Page<AuditEvent> list(OrganizationId organization, AuditFilter filter, PageRequest page) {
    return InMemory.page(
        events().reversed().stream()
            .filter(event -> event.organization().equals(organization))
            .filter(event ->
                filter.action().filter(event.action()::equals).isPresent()
                    || filter.action().isEmpty())
            .toList(),
        page);
  }
}
