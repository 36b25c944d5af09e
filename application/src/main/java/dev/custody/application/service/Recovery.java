package dev.custody.application.service;

import dev.custody.application.port.out.Organizations;
import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.Scheduler;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.SpoolHeader;
import dev.custody.application.port.out.StorageLocations;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** After a start: makes the database say what the spool holds, and has it delivered. */
final class Recovery {
  private static final System.Logger LOG = System.getLogger(Recovery.class.getName());
  private static final int PAGE = 500;
  private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);

  private static final int MOST_TRIED_BY_NAME = 10_000;

  private final Spool spool;
  private final Recordings recordings;
  private final Organizations organizations;
  private final StorageLocations locations;
  private final Projection projection;
  private final DeliveryLoop deliveries;
  private final Discarding discarding;
  private final Scheduler scheduler;
  private final Complaints complaints;
  private final Orphans orphans = new Orphans(LOG);
  private volatile boolean closed;

  Recovery(
      Spool spool,
      Recordings recordings,
      Organizations organizations,
      StorageLocations locations,
      Projection projection,
      DeliveryLoop deliveries,
      Discarding discarding,
      Scheduler scheduler) {
    this.spool = spool;
    this.recordings = recordings;
    this.organizations = organizations;
    this.locations = locations;
    this.projection = projection;
    this.deliveries = deliveries;
    this.discarding = discarding;
    this.scheduler = scheduler;
    complaints = new Complaints(LOG, scheduler);
  }

  /**
   * Takes the spool over from whoever had it before, and goes over everything. What breaks off, as
   * of a database that did not answer, is tried again later and keeps nothing else from being
   * recovered.
   *
   * @param end ends a recording all of whose declared bytes are there
   */
  void start(Consumer<RecordingRef> end) {
    recordings.open(spool.id());
    run(end);
  }

  private void run(Consumer<RecordingRef> end) {
    var brokeOff = new BrokenOff();
    spool.forEach(entry -> {
      if (!recovered(entry, end)) {
        brokeOff.add(entry.recording());
      }
    });
    orphans.tell();
    tellMissing(brokeOff);
    tryAgainLater(brokeOff, end);
  }

  void stop() {
    closed = true;
  }

  private void tryAgainLater(BrokenOff brokeOff, Consumer<RecordingRef> end) {
    if (!brokeOff.recordings.isEmpty()) {
      scheduler.after(BETWEEN_TRIES, () -> tryAgain(brokeOff, end));
    }
  }

  private void tryAgain(BrokenOff brokeOff, Consumer<RecordingRef> end) {
    if (closed) {
      return;
    }
    if (brokeOff.more) {
      run(end);
      return;
    }
    brokeOff.recordings.removeIf(recording -> {
      try {
        return spool.find(recording).map(entry -> recovered(entry, end)).orElse(true);
      } catch (SpoolException e) {
        LOG.log(System.Logger.Level.DEBUG, "{0} still cannot be read", recording);
        return false;
      }
    });
    orphans.tell();
    tryAgainLater(brokeOff, end);
  }

  /** What is to be tried again: by name, or, where that are too many, all that the spool holds. */
  private static final class BrokenOff {
    private final Set<RecordingRef> recordings = new LinkedHashSet<>();
    private boolean more;

    void add(RecordingRef recording) {
      if (recordings.size() < MOST_TRIED_BY_NAME) {
        recordings.add(recording);
      } else {
        more = true;
      }
    }
  }

  private boolean recovered(SpoolEntry entry, Consumer<RecordingRef> end) {
    try {
      Optional<SpoolEntry> read = entry.lost().isEmpty() ? Optional.of(entry) : readAgain(entry);
      recover(read.orElse(entry), end);
      return read.isPresent();
    } catch (SpoolException.Full e) {
      LOG.log(System.Logger.Level.DEBUG, "no room to recover {0} now", entry.recording());
      return false;
    } catch (RuntimeException e) {
      // One that cannot be recovered must not keep the others from it; its bytes stay where they
      // are.
      complaints.complain("recovering a recording broke off", entry.recording(), e);
      return false;
    }
  }

  /**
   * Empty while nothing of it can be read, rather than that it is known what of it is lost.
   *
   * @throws SpoolException.Full if that is for want of room: then nothing is said of its bytes
   */
  private Optional<SpoolEntry> readAgain(SpoolEntry entry) {
    try {
      return spool.find(entry.recording()).or(() -> Optional.of(entry));
    } catch (SpoolException.Full e) {
      throw e;
    } catch (SpoolException e) {
      LOG.log(System.Logger.Level.DEBUG, "{0} cannot be read now", entry.recording());
      return Optional.empty();
    }
  }

  private void recover(SpoolEntry entry, Consumer<RecordingRef> end) {
    if (recordings.find(entry.recording()).isEmpty() && !adopt(entry)) {
      return;
    }
    boolean settled = entry.tombstone().isPresent() || entry.discardedAt().isPresent();
    if (!settled) {
      // Of the others there may be a month's, and nobody looks for them.
      recordings.hold(entry.recording());
    }
    if (!settled && entry.damaged()) {
      projection.quarantined(entry.recording(), DeliverRecording.SPOILT_DECISIONS, entry.lost());
      LOG.log(
          System.Logger.Level.ERROR,
          "{0}: {1}",
          entry.recording(),
          DeliverRecording.SPOILT_DECISIONS);
      return;
    }
    // Of what is stored or given up, the bytes may be half freed: none of them is missed.
    if (!settled && !entry.lost().isEmpty()) {
      projection.quarantined(
          entry.recording(), "acknowledged bytes are gone from the spool", entry.lost());
      LOG.log(
          System.Logger.Level.ERROR,
          "{0} has lost acknowledged bytes: {1}",
          entry.recording(),
          entry.lost());
      // All of it is read once there, for what else is lost.
      deliveries.nudge(entry.recording(), entry.header().location());
      return;
    }
    projection.whole(entry);
    projection.catchUp(entry);
    if (entry.discardedAt().isPresent()) {
      discarding.lookAgainLater(entry);
    }
    if (entry.awaitsItsEnd()) {
      end.accept(entry.recording());
    }
    deliveries.nudge(entry.recording(), entry.header().location());
  }

  /**
   * Lists a recording that the database has not heard of; false where its organization or location
   * is unknown too.
   */
  private boolean adopt(SpoolEntry entry) {
    SpoolHeader header = entry.header();
    boolean known =
        organizations.find(header.recording().organization()).isPresent()
            && locations.find(header.recording().organization(), header.location()).isPresent();
    if (!known) {
      if (entry.tombstone().isEmpty() && entry.discardedAt().isEmpty()) {
        orphans.found(entry);
      }
      return false;
    }
    recordings.add(
        Recording.begun(
            header.recording().recording(),
            header.recording().organization(),
            header.title(),
            header.contentType(),
            header.labels(),
            header.startedAt(),
            header.location()));
    return true;
  }

  /** Recordings that are not stored and of which the spool told nothing. */
  private void tellMissing(BrokenOff brokeOff) {
    Optional<RecordingRef> after = Optional.empty();
    List<Recording> page;
    do {
      page = recordings.unfinished(after, PAGE);
      page.forEach(recording -> tellIfMissing(recording, brokeOff));
      after = page.isEmpty() ? after : Optional.of(page.getLast().ref());
    } while (page.size() == PAGE);
  }

  private void tellIfMissing(Recording recording, BrokenOff brokeOff) {
    try {
      if (spool.find(recording.ref()).isEmpty()) {
        tellMissing(recording, "its folder is gone from the spool");
      }
    } catch (SpoolException.Full e) {
      brokeOff.add(recording.ref());
    } catch (SpoolException e) {
      // As of a journal that is spoilt from its first byte on.
      brokeOff.add(recording.ref());
      tellMissing(recording, "what the spool has of it cannot be read");
    } catch (RuntimeException e) {
      complaints.complain("looking for a recording broke off", recording.ref(), e);
    }
  }

  private void tellMissing(Recording recording, String reason) {
    if (recording.state() instanceof RecordingState.Quarantined) {
      return;
    }
    List<LostRange> lost =
        recording.bytes() > 0 ? List.of(new LostRange(0, recording.bytes())) : List.of();
    LOG.log(
        System.Logger.Level.ERROR,
        "{0} was not stored, and {1}; lost {2}",
        recording.ref(),
        reason,
        lost);
    projection.quarantined(recording.ref(), reason, lost);
  }
}
