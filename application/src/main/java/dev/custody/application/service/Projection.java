package dev.custody.application.service;

import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.Tombstone;
import dev.custody.domain.recording.Blocked;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.storage.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Tells the database what the spool and the deliveries have made true, never the other way round,
 * and wakes those who wait for it. A state never goes back: what is told late changes nothing.
 */
public final class Projection {
  private final Recordings recordings;
  private final Map<RecordingRef, Waiting> waiting = new HashMap<>();

  public Projection(Recordings recordings) {
    this.recordings = recordings;
  }

  /**
   * What is true of a recording, as the spool tells it, where it differs from what was told before.
   */
  void catchUp(SpoolEntry entry) {
    if (entry.discardedAt().isPresent()) {
      discarded(entry.recording(), entry.discardedAt().get());
    } else if (entry.tombstone().isPresent()) {
      stored(entry.recording(), entry.ending(), entry.tombstone().get());
    } else {
      entry.ending().ifPresent(ending -> received(entry.recording(), ending));
    }
  }

  Optional<Recording> received(RecordingRef recording, Ending ending) {
    return change(
        recording,
        found -> found.receiving() ? found.in(new RecordingState.Received(ending)) : found);
  }

  /**
   * It is to be sent, under {@code key}. What blocks it goes on doing so: that it is tried again
   * does not say that it gets through.
   */
  void delivering(RecordingRef recording, ObjectKey key) {
    changeIfNew(recording, found -> underWay(found, key));
  }

  /** Its location took something of it. */
  void unblocked(RecordingRef recording) {
    changeIfNew(recording, found -> unfinished(found) ? found.unblocked() : found);
  }

  private static Recording underWay(Recording found, ObjectKey key) {
    return switch (found.state()) {
      case RecordingState.Received(Ending ending) -> underWay(found, ending, key);
      case RecordingState.Delivering(Ending ending, ObjectKey before) ->
          underWay(found, ending, key);
      case RecordingState.Receiving receiving -> found;
      case RecordingState.Stored stored -> found;
      case RecordingState.Quarantined quarantined -> found;
      case RecordingState.Discarded discarded -> found;
    };
  }

  private static Recording underWay(Recording found, Ending ending, ObjectKey key) {
    Recording sent = found.in(new RecordingState.Delivering(ending, key));
    return found.blocked().map(sent::blockedBy).orElse(sent);
  }

  void blocked(RecordingRef recording, String reason, Instant now, Duration untilNextTry) {
    change(
        recording,
        found ->
            unfinished(found)
                ? found.blockedBy(
                    new Blocked(
                        reason,
                        found.blocked().map(Blocked::since).orElse(now),
                        now.plus(untilNextTry)))
                : found);
  }

  void stored(RecordingRef recording, Optional<Ending> ended, Tombstone tombstone) {
    change(
        recording,
        found -> {
          // Of one in quarantine too: it was put there for what could not be read at the time.
          if (!unfinished(found) && !(found.state() instanceof RecordingState.Quarantined)) {
            return found;
          }
          Ending ending =
              ended.orElseGet(
                  () -> new Ending(tombstone.length(), tombstone.sha256(), false, tombstone.at()));
          return found
              .in(
                  new RecordingState.Stored(
                      ending,
                      tombstone.key(),
                      tombstone.versionId(),
                      tombstone.proof(),
                      tombstone.at()))
              .having(List.of());
        });
  }

  /** Its bytes are all there: what put it into quarantine was that they could not be read. */
  void whole(SpoolEntry entry) {
    changeIfNew(
        entry.recording(),
        found ->
            found.state() instanceof RecordingState.Quarantined
                ? found
                    .in(
                        entry
                            .ending()
                            .<RecordingState>map(RecordingState.Received::new)
                            .orElseGet(RecordingState.Receiving::new))
                    .having(List.of())
                : found);
  }

  /** What is lost may be told anew, as more of it is found out. */
  void quarantined(RecordingRef recording, String reason, List<LostRange> lost) {
    changeIfNew(
        recording,
        found -> {
          if (found.state() instanceof RecordingState.Quarantined) {
            return found.having(lost);
          }
          return unfinished(found)
              ? found.in(new RecordingState.Quarantined(found.ending(), reason)).having(lost)
              : found;
        });
  }

  void discarded(RecordingRef recording, Instant at) {
    change(
        recording,
        found ->
            found.state() instanceof RecordingState.Discarded
                ? found
                : found.in(new RecordingState.Discarded(at)));
  }

  /**
   * The recording once {@code wanted} holds, or as it is when {@code patience} is over. Empty if
   * there is none.
   */
  Optional<Recording> await(
      RecordingRef recording, Predicate<Recording> wanted, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Waiting signal = join(recording);
      try {
        Optional<Recording> found = recordings.find(recording);
        long left = deadline - System.nanoTime();
        if (found.isEmpty() || wanted.test(found.get()) || left <= 0 || !signal.await(left)) {
          return recordings.find(recording);
        }
      } finally {
        leave(recording, signal);
      }
    }
  }

  /** As {@link #change}; told with every part of a long recording, and worth a write only once. */
  private void changeIfNew(RecordingRef recording, UnaryOperator<Recording> change) {
    if (recordings
        .find(recording)
        .filter(found -> !change.apply(found).equals(found))
        .isPresent()) {
      change(recording, change);
    }
  }

  private Optional<Recording> change(RecordingRef recording, UnaryOperator<Recording> change) {
    Optional<Recording> changed = recordings.update(recording, change);
    synchronized (waiting) {
      Waiting signal = waiting.remove(recording);
      if (signal != null) {
        signal.changed.countDown();
      }
    }
    return changed;
  }

  private Waiting join(RecordingRef recording) {
    synchronized (waiting) {
      Waiting signal = waiting.computeIfAbsent(recording, _ -> new Waiting());
      signal.waiters++;
      return signal;
    }
  }

  private void leave(RecordingRef recording, Waiting signal) {
    synchronized (waiting) {
      signal.waiters--;
      if (signal.waiters == 0) {
        waiting.remove(recording, signal);
      }
    }
  }

  private static boolean unfinished(Recording recording) {
    return switch (recording.state()) {
      case RecordingState.Receiving receiving -> true;
      case RecordingState.Received received -> true;
      case RecordingState.Delivering delivering -> true;
      case RecordingState.Stored stored -> false;
      case RecordingState.Quarantined quarantined -> false;
      case RecordingState.Discarded discarded -> false;
    };
  }

  private static final class Waiting {
    private final CountDownLatch changed = new CountDownLatch(1);
    private int waiters;

    boolean await(long nanos) {
      try {
        return changed.await(nanos, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
