package dev.custody.application.service;

import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.Ids;
import dev.custody.application.port.out.Scheduler;
import dev.custody.application.port.out.StorageLocations;
import dev.custody.application.port.out.Transactions;
import dev.custody.application.port.out.Verifications;
import dev.custody.application.port.out.storage.CheckListener;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.application.port.out.storage.Verified;
import dev.custody.domain.audit.Actor;
import dev.custody.domain.audit.AuditAction;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.storage.Verification;
import dev.custody.domain.storage.Verification.Waiting;
import dev.custody.domain.storage.VerificationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the checks of locations beside the one who asked, one run at a time a location, and keeps
 * the report as it grows.
 */
public final class VerificationRunner {
  private static final System.Logger LOG = System.getLogger(VerificationRunner.class.getName());

  private static final Duration LONGEST_TURN = Duration.ofMinutes(5);

  private final Places places;
  private final StorageLocations locations;
  private final Verifications verifications;
  private final AuditTrail trail;
  private final Transactions transactions;
  private final Scheduler scheduler;
  private final Ids ids;
  private final InstantSource clock;
  private final Map<LocationId, Run> running = new HashMap<>();
  private volatile Consumer<LocationId> passed = location -> {};

  VerificationRunner(
      Places places,
      StorageLocations locations,
      Verifications verifications,
      AuditTrail trail,
      Transactions transactions,
      Scheduler scheduler,
      Ids ids,
      InstantSource clock) {
    this.places = places;
    this.locations = locations;
    this.verifications = verifications;
    this.trail = trail;
    this.transactions = transactions;
    this.scheduler = scheduler;
    this.ids = ids;
    this.clock = clock;
  }

  /** From now on told of each location that passes. */
  void whenPassed(Consumer<LocationId> told) {
    passed = told;
  }

  /**
   * Begins a run, or answers the one that is under way. One that tries other values than the
   * location has now says nothing of these: a run of them follows it.
   */
  Verification start(StorageLocation location) {
    Run run;
    Optional<Run> before;
    synchronized (running) {
      before = Optional.ofNullable(running.get(location.id()));
      if (before.filter(found -> found.isOf(location)).isPresent()) {
        return before.get().report;
      }
      run =
          new Run(
              Verification.started(
                  ids.verification(), location.id(), location.settingsVersion(), now()));
      running.put(location.id(), run);
    }
    Verification begun = run.report;
    try {
      verifications.save(begun);
      begin(before, location, run);
    } catch (RuntimeException e) {
      finished(location.id(), run);
      throw e;
    }
    return begun;
  }

  private void begin(Optional<Run> before, StorageLocation location, Run run) {
    if (before.isEmpty()) {
      execute(location, run);
      return;
    }
    var _ =
        before
            .get()
            .end
            .thenRun(() -> execute(location, run))
            .whenComplete((_, failure) -> {
              if (failure != null) {
                LOG.log(
                    System.Logger.Level.ERROR,
                    "verification " + run.report.id() + " did not begin",
                    failure);
              }
            });
  }

  /** One that cannot begin must not stand for one that is under way. */
  private void execute(StorageLocation location, Run run) {
    try {
      scheduler.execute(() -> carryOut(location, run));
    } catch (RuntimeException e) {
      finished(location.id(), run);
      throw e;
    }
  }

  /**
   * Tries settings that are not in effect, here and now, after the run that is under way. The
   * location stays as it is, and its reports too: {@link #keep} is for one that takes effect.
   */
  Verification tryOut(StorageLocation location, StorageSettings candidate) {
    Run run =
        new Run(
            Verification.started(
                ids.verification(), location.id(), location.settingsVersion() + 1, now()));
    takeTurn(location.id(), run);
    try {
      // With the version that they would get: what a type keeps of these settings by their version
      // must not pass for the ones in effect.
      StorageLocation tried = location.configured(candidate);
      check(places.place(tried), tried, VerificationPhase.ONBOARDING, run);
      return run.report;
    } finally {
      finished(location.id(), run);
    }
  }

  private void takeTurn(LocationId location, Run run) {
    while (true) {
      Run before;
      synchronized (running) {
        before = running.putIfAbsent(location, run);
      }
      if (before == null) {
        return;
      }
      before.awaitEnd(LONGEST_TURN);
    }
  }

  /** Keeps the report of what was tried and takes effect now. */
  void keep(Verification tried) {
    verifications.save(tried);
  }

  Verification find(LocationId location, VerificationId id) {
    return known(location, id)
        .orElseThrow(() -> new Refusal.NotFound("there is no verification '%s'".formatted(id)));
  }

  /** As {@link #find}; empty where the report is not kept any more. */
  Optional<Verification> known(LocationId location, VerificationId id) {
    Run run = runOf(location);
    return run != null && run.report.id().equals(id)
        ? Optional.of(run.report)
        : verifications.find(location, id).map(this::withoutRunner);
  }

  Verification await(LocationId location, VerificationId id, Duration patience) {
    Run run = runOf(location);
    if (run != null && run.report.id().equals(id)) {
      run.awaitEnd(patience);
    }
    return find(location, id);
  }

  /** The newest report of a location, through or not. */
  Optional<Verification> newest(LocationId location) {
    return verifications.newest(location).map(found -> find(location, found.id()));
  }

  private void carryOut(StorageLocation location, Run run) {
    try {
      VerificationPhase phase =
          switch (location.state()) {
            case DRAFT, VERIFIED -> VerificationPhase.ONBOARDING;
            case ACTIVE, DEGRADED, RETIRED -> VerificationPhase.ROUTINE;
          };
      check(places.place(location), location, phase, run);
      transactions
          .durably(() -> {
            verifications.save(run.report);
            return took(location, run.report);
          })
          .ifPresent(action ->
              trail.afterwards(
                  Actor.CUSTODY, action, location.organization(), location.id().value()));
      if (run.report.passed()) {
        passed.accept(location.id());
      }
    } finally {
      finished(location.id(), run);
    }
  }

  /** What the report did to the state of its location. */
  private Optional<AuditAction> took(StorageLocation location, Verification report) {
    AtomicReference<Optional<AuditAction>> took = new AtomicReference<>(Optional.empty());
    locations.update(
        location.organization(),
        location.id(),
        before -> {
          StorageLocation after = before.verifiedBy(report);
          took.set(after.state() == before.state() ? Optional.empty() : Optional.of(action(after)));
          return after;
        });
    return took.get();
  }

  private static AuditAction action(StorageLocation changed) {
    return switch (changed.state()) {
      case DRAFT -> AuditAction.LOCATION_UNVERIFIED;
      case VERIFIED -> AuditAction.LOCATION_VERIFIED;
      case ACTIVE -> AuditAction.LOCATION_RECOVERED;
      case DEGRADED -> AuditAction.LOCATION_DEGRADED;
      case RETIRED -> AuditAction.LOCATION_RETIRED;
    };
  }

  private void check(
      StoragePlace place, StorageLocation location, VerificationPhase phase, Run run) {
    StorageType type = places.typeOf(location);
    Capabilities found = Capabilities.UNKNOWN;
    try {
      Verified verified = type.verify(place, phase, run);
      found = verified.capabilities();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "verification " + run.report.id() + " broke off", e);
      run.report = run.report.told(brokeOff());
    }
    run.report = run.report.finished(found, now());
  }

  /** A fault of ours proves nothing about the location. */
  private static Check brokeOff() {
    return Check.of(
        "internal",
        "Verification",
        CheckStatus.INCONCLUSIVE,
        "The verification broke off by a fault of the service, which is in its log. Nothing was found out"
            + " about the location; verify again.",
        Duration.ZERO);
  }

  /** A report that says it runs, though nobody runs it, was cut off by a restart. */
  private Verification withoutRunner(Verification found) {
    if (!found.running() || runOf(found.location()) != null) {
      return found;
    }
    // It may have come to its end between the two questions.
    Verification now = verifications.find(found.location(), found.id()).orElse(found);
    return now.running()
        ? now.told(brokeOff()).finished(Capabilities.UNKNOWN, now.startedAt())
        : now;
  }

  private @Nullable Run runOf(LocationId location) {
    synchronized (running) {
      return running.get(location);
    }
  }

  private void finished(LocationId location, Run run) {
    synchronized (running) {
      running.remove(location, run);
    }
    run.end.complete(true);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static final class Run implements CheckListener {
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private volatile Verification report;

    Run(Verification begun) {
      report = begun;
    }

    @Override
    public void told(Check check) {
      report = report.told(check);
    }

    @Override
    public void waits(Waiting waiting) {
      report = report.waitingFor(waiting);
    }

    boolean isOf(StorageLocation location) {
      return report.settingsVersion() == location.settingsVersion();
    }

    void awaitEnd(Duration patience) {
      try {
        end.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        LOG.log(System.Logger.Level.DEBUG, "still running: {0}", report.id());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a run only ever ends well", e);
      }
    }
  }
}
