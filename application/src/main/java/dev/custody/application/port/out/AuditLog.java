package dev.custody.application.port.out;

import dev.custody.domain.audit.AuditEvent;
import dev.custody.domain.audit.AuditFilter;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import java.util.List;

/**
 * All that was ever told to it, chained so that what is edited, taken out, put elsewhere or cut off
 * is found. Nothing in it changes.
 */
public interface AuditLog {

  /**
   * Adds events, in their order. When it answers they survive the loss of power. Many who call at
   * once share one commit. Not part of a transaction that runs, which may therefore wait for it as
   * the last that it does: a change whose event cannot be kept is then not made, and an event whose
   * change fails at its very commit stays.
   *
   * @throws AuditLogException if they may not have been kept
   */
  void append(List<AuditEvent> events);

  /** By time, then id, newest first. */
  Page<AuditEvent> list(OrganizationId organization, AuditFilter filter, PageRequest page);

  /** It does not take events now. */
  final class AuditLogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AuditLogException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
