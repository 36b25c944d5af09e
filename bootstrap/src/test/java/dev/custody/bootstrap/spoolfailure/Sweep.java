package dev.custody.bootstrap.spoolfailure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A run of the {@link Script} for each of its system calls and each {@link Blow}. What a killed one
 * leaves is looked at twice: as it is, and as it is once the power has gone too.
 */
final class Sweep {
  private final Strace strace;
  private final List<Place> places;
  private final Tally tally = new Tally();
  private final AtomicReference<@Nullable AssertionError> failure = new AtomicReference<>();

  /**
   * @param places of which each has one run at a time
   */
  Sweep(Strace strace, List<Place> places) {
    this.strace = strace;
    this.places = List.copyOf(places);
  }

  /** A run: at which call what happens. */
  private record Case(Call call, Blow blow) {
    String name() {
      return "%s:%s:%d".formatted(blow, call.name(), call.ordinal());
    }
  }

  /**
   * @param only the name of the one case that is wanted, or nothing
   */
  Tally run(Optional<String> only) throws IOException, InterruptedException {
    Queue<Case> cases = new ConcurrentLinkedQueue<>();
    for (Case each : cases(calls())) {
      if (only.orElse(each.name()).equals(each.name())) {
        cases.add(each);
      }
    }
    List<Thread> workers = new ArrayList<>();
    for (Place place : places) {
      workers.add(Thread.ofPlatform().start(() -> work(place, cases)));
    }
    for (Thread worker : workers) {
      worker.join();
    }
    AssertionError found = failure.get();
    if (found != null) {
      throw found;
    }
    return tally;
  }

  /** Those of a run in which nothing fails. */
  private List<Call> calls() throws IOException {
    Place place = places.getFirst();
    Strace.Run run = strace.run(place.spool());
    if (!run.heard().through() || run.code() != 0) {
      throw new AssertionError("it fails where nothing does: " + run.heard().output());
    }
    Aftermath.check(place.spool(), run.heard());
    place.clear();
    return run.calls().stream().filter(Call::matters).toList();
  }

  private List<Case> cases(List<Call> calls) {
    return Arrays.stream(Blow.values())
        .flatMap(blow -> calls.stream().filter(blow::canHit).map(call -> new Case(call, blow)))
        .toList();
  }

  private void work(Place place, Queue<Case> cases) {
    for (Case next = cases.poll(); next != null && failure.get() == null; next = cases.poll()) {
      try {
        run(place, next);
        place.clear();
      } catch (IOException | RuntimeException | AssertionError e) {
        failure.compareAndSet(
            null,
            new AssertionError(
                "-Dcustody.systemcalls.case=%s (%s): %s"
                    .formatted(next.name(), next.call(), e.getMessage()),
                e));
      }
    }
  }

  private void run(Place place, Case wanted) throws IOException {
    Strace.Run run = strace.run(place.spool(), wanted.call(), wanted.blow());
    requireHit(run, wanted);
    if (wanted.blow() == Blow.SIGKILL) {
      Aftermath.check(place.copy(), run.heard());
      if (place.losePower()) {
        Aftermath.check(place.spool(), run.heard());
        count("SIGKILL and loss of power instead of " + wanted.call().name());
      }
    } else {
      requireItWentOn(run);
      Aftermath.check(place.spool(), run.heard());
      if (run.heard().refused()) {
        count("starts that were refused");
      }
    }
    count(wanted.blow() + " instead of " + wanted.call().name());
    count("runs");
  }

  /** Else it would show nothing, and count. */
  private static void requireHit(Strace.Run run, Case wanted) {
    List<Call> hits = run.calls().stream().filter(wanted.call()::isSameAs).toList();
    boolean hit =
        hits.size() == 1
            && (wanted.blow() == Blow.SIGKILL
                ? hits.getFirst().cutShort() && run.calls().getLast().equals(hits.getFirst())
                : hits.getFirst().injected());
    if (!hit) {
      throw new AssertionError(
          "strace did not strike there: %s; %s".formatted(hits, run.heard().output()));
    }
  }

  /** One call that fails is nothing that it may die of, once it has opened its spool. */
  private static void requireItWentOn(Strace.Run run) {
    if (!run.heard().through() && !run.heard().refused()) {
      throw new AssertionError("it did not go on: " + run.heard().output());
    }
  }

  private synchronized void count(String what) {
    tally.count(what);
  }
}
