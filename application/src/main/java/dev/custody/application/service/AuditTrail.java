package dev.custody.application.service;

import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.AuditLog;
import dev.custody.application.port.out.AuditLog.AuditLogException;
import dev.custody.application.port.out.Ids;
import dev.custody.application.port.out.Scheduler;
import dev.custody.domain.audit.Actor;
import dev.custody.domain.audit.AuditAction;
import dev.custody.domain.audit.AuditEvent;
import dev.custody.domain.audit.AuditOutcome;
import dev.custody.domain.organization.OrganizationId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Tells the audit log what is done, in one of two ways.
 *
 * <p>What somebody asks for is told by {@link #record}, before it is done or as the last act of its
 * transaction: where that cannot be kept, it is not done. So nothing is changed or shown without an
 * entry; an entry whose change then failed, by a fault or a crash, stays.
 *
 * <p>What is so already, and must not be undone or held up for want of an entry, is told by {@link
 * #afterwards}: bytes that came in, a recording that ended, an object that is deleted, a try that
 * was refused anyway. Bytes are worth more than the entry that tells of their end; that they were
 * going to come is in the log since the recording was created.
 */
public final class AuditTrail {
  private static final System.Logger LOG = System.getLogger(AuditTrail.class.getName());
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);
  private static final int MOST_OWED = 10_000;
  private static final int AT_ONCE = 200;

  private final AuditLog log;
  private final Scheduler scheduler;
  private final Ids ids;
  private final InstantSource clock;
  private final Complaints complaints;

  /** What happened and is not in the log yet; guarded by itself. */
  private final Deque<AuditEvent> owed = new ArrayDeque<>();

  /** Whether somebody will come for {@link #owed}; guarded by it. */
  private boolean retrying;

  public AuditTrail(AuditLog log, Scheduler scheduler, Ids ids, InstantSource clock) {
    this.log = log;
    this.scheduler = scheduler;
    this.ids = ids;
    this.clock = clock;
    complaints = new Complaints(LOG, scheduler);
  }

  /**
   * Returns when it is kept.
   *
   * @throws Refusal.AuditLogUnavailable if it is not: then it must not be done
   */
  void record(Actor actor, AuditAction action, OrganizationId organization, String target) {
    try {
      log.append(
          List.of(event(actor, action, organization, target, AuditOutcome.OK, Optional.empty())));
    } catch (AuditLogException e) {
      throw new Refusal.AuditLogUnavailable(
          "%s has to be in the audit log, which takes nothing now; it was not done. Try again later"
              .formatted(action.word()),
          e);
    }
  }

  /** Keeps it now, or as soon as that is possible; never fails. */
  void afterwards(Actor actor, AuditAction action, OrganizationId organization, String target) {
    settle(event(actor, action, organization, target, AuditOutcome.OK, Optional.empty()));
  }

  /** As {@link #afterwards}, for something that was not let. */
  void denied(
      Actor actor, AuditAction action, OrganizationId organization, String target, String reason) {
    settle(event(actor, action, organization, target, AuditOutcome.DENIED, Optional.of(reason)));
  }

  /** The last try for what is owed. */
  void close() {
    List<AuditEvent> left;
    synchronized (owed) {
      left = new ArrayList<>(owed);
      owed.clear();
    }
    if (left.isEmpty()) {
      return;
    }
    try {
      log.append(left);
    } catch (AuditLogException e) {
      LOG.log(
          System.Logger.Level.ERROR,
          left.size() + " events are lost to the audit log, which took none until the end: " + left,
          e);
    }
  }

  private AuditEvent event(
      Actor actor,
      AuditAction action,
      OrganizationId organization,
      String target,
      AuditOutcome outcome,
      Optional<String> reason) {
    return new AuditEvent(
        ids.auditEvent(), organization, clock.instant(), actor, action, target, outcome, reason);
  }

  private void settle(AuditEvent event) {
    try {
      log.append(List.of(event));
    } catch (AuditLogException e) {
      LOG.log(
          System.Logger.Level.ERROR,
          "the audit log takes nothing now; what happened is told to it later: " + event,
          e);
      owe(event);
    }
  }

  private void owe(AuditEvent event) {
    synchronized (owed) {
      if (owed.size() == MOST_OWED) {
        LOG.log(
            System.Logger.Level.ERROR,
            "lost to the audit log, which is owed too much already: {0}",
            owed.removeFirst());
      }
      owed.addLast(event);
    }
    tryAgainLater();
  }

  private void tryAgainLater() {
    synchronized (owed) {
      if (retrying || owed.isEmpty()) {
        return;
      }
      retrying = true;
    }
    scheduler.after(BETWEEN_TRIES, this::payBack);
  }

  private void payBack() {
    try {
      for (List<AuditEvent> some = some(); !some.isEmpty(); some = some()) {
        payBack(some);
      }
    } catch (AuditLogException e) {
      complaints.complain("the audit log still takes nothing", e);
    } finally {
      synchronized (owed) {
        retrying = false;
      }
      tryAgainLater();
    }
  }

  private void payBack(List<AuditEvent> some) {
    boolean kept = false;
    try {
      log.append(some);
      kept = true;
    } finally {
      if (!kept) {
        // Whatever was thrown: it is owed still.
        synchronized (owed) {
          some.reversed().forEach(owed::addFirst);
        }
      }
    }
  }

  private List<AuditEvent> some() {
    synchronized (owed) {
      List<AuditEvent> some = new ArrayList<>();
      while (some.size() < AT_ONCE && !owed.isEmpty()) {
        some.add(owed.removeFirst());
      }
      return some;
    }
  }
}
