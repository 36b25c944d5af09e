package dev.custody.application.service;

import dev.custody.application.port.in.ControlAccess.Access;
import dev.custody.application.port.in.ControlAccess.Requirement;
import dev.custody.application.port.in.ControlAccess.Resource;
import dev.custody.application.port.out.Scheduler;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.audit.Actor;
import dev.custody.domain.audit.AuditAction;
import dev.custody.domain.organization.OrganizationId;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells of tries that were denied, in the log of the organization that the token belongs to. Tries
 * cost nothing, so that a flood of them must not fill the log: in a quarter of an hour a token has
 * a few entries, each try told once; all others are counted, and one more entry tells how many
 * there were.
 */
public final class DeniedTries {
  static final int LISTED = 20;
  static final Duration COUNTED_FOR = Duration.ofMinutes(15);
  private static final int TOKENS = 10_000;

  private final AuditTrail trail;
  private final Scheduler scheduler;

  /** By whose log and who, oldest first; guarded by itself. */
  private final LinkedHashMap<Who, Window> windows = new LinkedHashMap<>();

  public DeniedTries(AuditTrail trail, Scheduler scheduler) {
    this.trail = trail;
    this.scheduler = scheduler;
  }

  /** The caller may not do this. */
  void forbidden(Caller caller, Access access) {
    String lacks =
        switch (access.requirement()) {
          case Requirement.HasScope(Scope scope) -> "the scope " + scope.word() + " is missing";
          case Requirement.ScopeOrOperator(Scope scope) ->
              "the scope " + scope.word() + " is missing";
          case Requirement.OperatorOnly only -> "it is for the operator alone";
          case Requirement.AnyToken any -> "it is for nobody";
        };
    switch (caller) {
      case Caller.TokenHolder holder ->
          tell(caller, holder.organization(), target(access, holder.organization()), lacks);
      case Caller.Operator operator ->
          // The operator's token belongs to nobody: the one whose thing it is is to know.
          access
              .organization()
              .ifPresent(owner -> tell(caller, owner, target(access, owner), lacks));
    }
  }

  /**
   * The caller asked for what is not there for it. Whether it is there for somebody else, the entry
   * must not tell either.
   */
  void hidden(Caller caller, Access access) {
    if (caller instanceof Caller.TokenHolder holder) {
      OrganizationId own = holder.organization();
      String reason =
          access
              .organization()
              .filter(asked -> !asked.equals(own))
              .map(asked -> "nothing of %s is there for this token".formatted(asked))
              .orElse("there is no such thing in this organization");
      tell(caller, own, target(access, own), reason);
    }
  }

  /** The caller may do this, and not so. */
  void tried(Caller.TokenHolder holder, AuditAction action, String target, String reason) {
    tell(holder, holder.organization(), action, target, reason);
  }

  private void tell(Caller caller, OrganizationId log, String target, String reason) {
    tell(caller, log, AuditAction.ACCESS_DENIED, target, reason);
  }

  private void tell(
      Caller caller, OrganizationId log, AuditAction action, String target, String reason) {
    Who who = new Who(Actor.of(caller), log);
    Optional<Map.Entry<Who, Window>> pushedOut = Optional.empty();
    boolean listed;
    synchronized (windows) {
      Window window = windows.computeIfAbsent(who, this::opened);
      listed = window.lists(action.word() + " " + target + " " + reason);
      if (!listed) {
        window.unlisted++;
      }
      if (windows.size() > TOKENS) {
        pushedOut = Optional.of(windows.pollFirstEntry());
      }
    }
    if (listed) {
      trail.denied(who.actor, action, log, target, reason);
    }
    pushedOut.ifPresent(oldest -> giveUp(oldest.getKey(), oldest.getValue()));
  }

  private Window opened(Who who) {
    return new Window(scheduler.after(COUNTED_FOR, () -> over(who)));
  }

  private void over(Who who) {
    Optional<Window> window;
    synchronized (windows) {
      window = Optional.ofNullable(windows.remove(who));
    }
    window.ifPresent(closed -> tellUnlisted(who, closed.unlisted));
  }

  /** What is counted as yet, before the process ends. */
  void close() {
    Map<Who, Window> left;
    synchronized (windows) {
      left = new LinkedHashMap<>(windows);
      windows.clear();
    }
    left.forEach(this::giveUp);
  }

  private void giveUp(Who who, Window window) {
    window.end.cancel();
    tellUnlisted(who, window.unlisted);
  }

  private void tellUnlisted(Who who, long unlisted) {
    if (unlisted > 0) {
      trail.denied(
          who.actor,
          AuditAction.ACCESS_DENIED,
          who.log,
          who.log.value(),
          "%d more tries were denied in the quarter of an hour before; they are repetitions, or too many to be told one by one"
              .formatted(unlisted));
    }
  }

  private static String target(Access access, OrganizationId otherwise) {
    return access
        .resource()
        .map(DeniedTries::id)
        .orElseGet(() -> access.organization().orElse(otherwise).value());
  }

  private static String id(Resource resource) {
    return switch (resource) {
      case Resource.OfLocation(var id) -> id.value();
      case Resource.OfVerification(var location, var id) -> id.value();
      case Resource.OfRecording(var id) -> id.value();
      case Resource.OfToken(var id) -> id.value();
    };
  }

  private record Who(Actor actor, OrganizationId log) {}

  /** Guarded by {@link #windows}. */
  private static final class Window {
    private final Scheduler.Timer end;
    private final Set<String> listed = new HashSet<>();
    private long unlisted;

    Window(Scheduler.Timer end) {
      this.end = end;
    }

    /** Whether this one gets an entry of its own. */
    boolean lists(String entry) {
      return listed.size() < LISTED && listed.add(entry);
    }
  }
}
