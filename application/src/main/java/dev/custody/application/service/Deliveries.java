package dev.custody.application.service;

import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.Scheduler;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that no recording is forgotten: besides those that are told to the loop, all
 * unfinished ones are offered to it every minute, since queues are bounded and waiting has an end.
 */
final class Deliveries {
  private static final System.Logger LOG = System.getLogger(Deliveries.class.getName());
  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);
  private static final int PAGE = 500;

  private final DeliveryLoop loop;
  private final Recordings recordings;
  private final Scheduler scheduler;
  private final Complaints complaints;
  private volatile boolean closed;

  Deliveries(DeliveryLoop loop, Recordings recordings, Scheduler scheduler) {
    this.loop = loop;
    this.recordings = recordings;
    this.scheduler = scheduler;
    complaints = new Complaints(LOG, scheduler);
  }

  void start() {
    scheduler.after(BETWEEN_SWEEPS, this::sweepAndGoOn);
  }

  void close(Duration patience) {
    closed = true;
    loop.close(patience);
  }

  private void sweepAndGoOn() {
    if (closed) {
      return;
    }
    try {
      sweep();
    } catch (RuntimeException e) {
      complaints.complain("the sweep of unfinished recordings broke off", e);
    } finally {
      // Whatever was thrown: one error must not be the last sweep of this process.
      scheduler.after(BETWEEN_SWEEPS, this::sweepAndGoOn);
    }
  }

  /** What is quarantined stays so until a person has looked at it. */
  private static boolean mayGoOn(Recording recording) {
    return recording.status() != Status.QUARANTINED;
  }

  private void sweep() {
    Optional<RecordingRef> after = Optional.empty();
    List<Recording> page;
    do {
      page = recordings.unfinished(after, PAGE);
      page.stream().filter(Deliveries::mayGoOn).forEach(loop::remind);
      after = page.isEmpty() ? after : Optional.of(page.getLast().ref());
    } while (page.size() == PAGE);
  }
}
