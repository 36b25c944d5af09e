package dev.custody.application.service;

import dev.custody.application.port.out.Scheduler;
import dev.custody.domain.access.Caller;
import dev.custody.domain.audit.Actor;
import dev.custody.domain.audit.AuditAction;
import dev.custody.domain.recording.RecordingRef;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.OptionalLong;

/**
 * Tells who was shown what: a player asks for a recording in many ranges, and that is one view in a
 * quarter of an hour. What is forgotten, for there being too many or by a restart, is told again.
 */
final class Views {
  private static final long ONE_VIEW_NANOS = Duration.ofMinutes(15).toNanos();
  private static final int REMEMBERED = 10_000;

  private final AuditTrail trail;
  private final Scheduler scheduler;

  /** Guarded by itself. */
  private final LinkedHashMap<Viewing, Told> told = new LinkedHashMap<>(16, 0.75f, true);

  Views(AuditTrail trail, Scheduler scheduler) {
    this.trail = trail;
    this.scheduler = scheduler;
  }

  /** Before a byte is shown; of those who come at once, one tells and the others wait for it. */
  void viewed(Caller caller, RecordingRef recording) {
    Actor actor = Actor.of(caller);
    Told last = last(new Viewing(actor, recording));
    synchronized (last) {
      long now = scheduler.nanoTime();
      if (last.atNanos.isEmpty() || now - last.atNanos.getAsLong() >= ONE_VIEW_NANOS) {
        trail.record(
            actor,
            AuditAction.RECORDING_VIEWED,
            recording.organization(),
            recording.recording().value());
        last.atNanos = OptionalLong.of(now);
      }
    }
  }

  private Told last(Viewing viewing) {
    synchronized (told) {
      Told last = told.computeIfAbsent(viewing, _ -> new Told());
      if (told.size() > REMEMBERED) {
        told.pollFirstEntry();
      }
      return last;
    }
  }

  private record Viewing(Actor actor, RecordingRef recording) {}

  private static final class Told {
    private OptionalLong atNanos = OptionalLong.empty();
  }
}
