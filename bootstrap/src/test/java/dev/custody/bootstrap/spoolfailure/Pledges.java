package dev.custody.bootstrap.spoolfailure;

import dev.custody.adapter.spool.FilesystemSpool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.domain.recording.RecordingRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** All recordings of a campaign that are not swept yet, by the recorder that is at them. */
final class Pledges {
  private static final int RECORDERS = 4;
  private static final int RECORDINGS_EACH = 2;
  private static final Duration TOMBSTONES_STAY = Duration.ofDays(31);

  private final Tally tally;
  private final Samples samples = new Samples();
  private final List<List<Pledge>> open = new ArrayList<>();
  private final List<Pledge> purged = new ArrayList<>();

  Pledges(Tally tally) {
    this.tally = tally;
    for (int i = 0; i < RECORDERS; i++) {
      open.add(new ArrayList<>());
    }
  }

  /** Those that are not purged, a list a recorder. */
  List<List<Pledge>> ofRecorders() {
    return open;
  }

  /** So that every recorder has something to do. */
  void fill(SplittableRandom random) {
    for (List<Pledge> mine : open) {
      while (mine.size() < RECORDINGS_EACH) {
        mine.add(samples.pledge(random.nextInt(2), random.nextLong()));
      }
    }
  }

  List<Pledge> all() {
    List<Pledge> all = new ArrayList<>(purged);
    open.forEach(all::addAll);
    return all;
  }

  /** Of all of them, as they are now. */
  Map<Pledge, Answers> answers() {
    Map<Pledge, Answers> answered = new HashMap<>();
    all().forEach(pledge -> answered.put(pledge, pledge.answers()));
    return answered;
  }

  /** Holds what a spool has after a crash against what was answered before it. */
  void inspect(FilesystemSpool spool, Map<Pledge, Answers> before) {
    Set<RecordingRef> known = new HashSet<>();
    for (Pledge pledge : all()) {
      Answers answered = before.getOrDefault(pledge, Answers.NONE);
      Optional<SpoolEntry> found = Inspection.of(spool, pledge, answered);
      known.add(pledge.ref());
      tally.found(pledge, answered, found);
    }
    Inspection.requireNoOthers(spool, known);
    for (List<Pledge> mine : open) {
      mine.removeIf(pledge -> pledge.tried(Step.MAKE) && !pledge.answers().has(Step.MAKE));
    }
  }

  /** As the start of the service does. */
  void goOnPurging(FilesystemSpool spool) {
    for (List<Pledge> mine : open) {
      for (Pledge pledge : List.copyOf(mine)) {
        Answers answers = pledge.answers();
        if (answers.has(Step.PURGE)) {
          spool.purge(pledge.ref());
          mine.remove(pledge);
          purged.add(pledge);
        }
      }
    }
  }

  /** Forgets what was purged, as after a month. */
  void sweep(FilesystemSpool spool) {
    takeSettled(spool);
    for (Pledge pledge : purged) {
      pledge.trying(Step.PURGE);
      spool.purge(pledge.ref());
    }
    spool.sweep(Pledge.THEN.plus(TOMBSTONES_STAY));
    for (Pledge pledge : purged) {
      if (spool.find(pledge.ref()).isPresent()) {
        throw new AssertionError("it was swept, and is there: " + pledge);
      }
    }
    tally.count("sweeps");
    purged.clear();
  }

  /** The sweep frees what is settled, whoever was to do that. */
  private void takeSettled(FilesystemSpool spool) {
    for (List<Pledge> mine : open) {
      for (Pledge pledge : List.copyOf(mine)) {
        if (spool.find(pledge.ref()).filter(Pledges::settled).isPresent()) {
          mine.remove(pledge);
          purged.add(pledge);
        }
      }
    }
  }

  private static boolean settled(SpoolEntry entry) {
    return entry.tombstone().isPresent() || entry.discardedAt().isPresent();
  }
}
