package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.in.ConfigureStorage;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Capability;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.LocationName;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.Verification;
import dev.custody.domain.storage.Verification.Status;
import dev.custody.domain.storage.Verification.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs of a location's checks. */
@Timeout(30)
class VerificationRunTest {
  private final Bench bench = new Bench();
  private final LocationId id = bench.location.id();

  @Test
  void oneRunsAtATimeALocation() {
    Verification first = start();
    Verification second = start();
    assertEquals(first.id(), second.id());
    bench.scheduler.runReady();
    assertEquals(1, bench.type.verified().size());

    Verification third = start();
    assertFalse(third.id().equals(first.id()));
  }

  @Test
  void oneOfOtherValuesThanTheLocationHasNowIsFollowedByAnother() {
    Verification former = start();
    bench.locations.update(
        bench.organization.id(),
        id,
        before -> before.configured(Bench.settings(Map.of("bucket", "another"))));

    Verification next = start();
    assertFalse(next.id().equals(former.id()));
    assertEquals(next.id(), start().id());
    bench.scheduler.runReady();

    assertEquals(Status.PASSED, find(former).status());
    assertEquals(Status.PASSED, find(next).status());
    assertEquals(
        Optional.of(next.id()),
        bench.locations.find(bench.organization.id(), id).orElseThrow().lastVerification());
    assertEquals(
        List.of("bucket", "another"),
        bench.type.verified().stream()
            .map(place -> place.settings().text("bucket").orElseThrow())
            .toList());
  }

  @Test
  void theReportGrowsLineByLine() {
    Verification begun = start();
    assertEquals(Status.RUNNING, begun.status());
    AtomicReference<Verification> seen = new AtomicReference<>(begun);
    bench.type.whileVerifying(() -> seen.set(find(begun)));

    bench.scheduler.runReady();

    assertEquals(List.of("format"), ids(seen.get()));
    assertEquals(Status.RUNNING, seen.get().status());
    assertEquals(List.of("format", "write"), ids(find(begun)));
    assertEquals(Status.PASSED, find(begun).status());
    assertTrue(find(begun).finishedAt().isPresent());
  }

  @Test
  void whatACheckWaitsForIsToldUntilItIsThrough() {
    Verification begun = start();
    AtomicReference<Verification> seen = new AtomicReference<>(begun);
    bench.type.whileVerifying(() -> seen.set(find(begun)));

    bench.scheduler.runReady();

    assertEquals(Optional.empty(), begun.waiting());
    assertEquals(
        Optional.of(new Waiting("write", "Write", "Waiting for the test.")), seen.get().waiting());
    assertEquals(Optional.empty(), find(begun).waiting());
  }

  @Test
  void whatWasMeasuredIsKeptWithTheLocation() {
    bench.type.measures(Capabilities.UNKNOWN.with(Capability.READ, Capabilities.Answer.NO));
    Verification begun = start();
    bench.scheduler.runReady();

    StorageLocation now = bench.locations.find(bench.organization.id(), id).orElseThrow();
    assertEquals(Capabilities.Answer.NO, now.capabilities().of(Capability.READ));
    assertEquals(Optional.of(begun.id()), now.lastVerification());
    assertEquals(
        Optional.of(find(begun)), storage().get(bench.organization.id(), id).lastVerification());
  }

  @Test
  void aDraftIsTriedPatientlyAndOneInUseWithoutATrace() {
    StorageLocation draft =
        StorageLocation.draft(
            bench.ids.location(),
            bench.organization.id(),
            bench.type.descriptor(),
            new LocationName("Draft"),
            Bench.settings(Map.of("bucket", "draft")),
            false,
            bench.clock.instant());
    bench.locations.add(draft);
    storage().verify(Bench.CALLER, bench.organization.id(), draft.id());
    bench.scheduler.runReady();
    start();
    bench.scheduler.runReady();

    assertEquals(
        List.of(VerificationPhase.ONBOARDING, VerificationPhase.ROUTINE), bench.type.phases());
  }

  @Test
  void aRunThatBreaksOffProvesNothing() {
    bench.type.whileVerifying(() -> {
      throw new IllegalStateException("a bug");
    });
    Verification begun = start();
    bench.scheduler.runReady();

    assertEquals(Status.INCONCLUSIVE, find(begun).status());
    assertEquals(List.of("format", "internal"), ids(find(begun)));
    assertFalse(find(begun).checks().getLast().message().contains("a bug"), "no internals");
  }

  @Test
  void aRunThatWasCutOffByARestartIsTold() {
    Verification begun = start();
    bench.restart();

    assertEquals(Status.INCONCLUSIVE, find(begun).status());
    assertEquals(
        Status.INCONCLUSIVE,
        storage().get(bench.organization.id(), id).lastVerification().orElseThrow().status());
    Verification next = start();
    bench.scheduler.runReady();
    assertEquals(Status.PASSED, find(next).status());
  }

  @Test
  void aRunThatCannotBeginLeavesNoneUnderWay() {
    bench.scheduler.refuse(true);
    assertThrows(IllegalStateException.class, this::start);
    bench.scheduler.refuse(false);

    Verification begun = start();
    bench.scheduler.runReady();
    assertEquals(Status.PASSED, find(begun).status());
  }

  @Test
  void aRunThatFollowsAnotherAndCannotBeginLeavesNoneUnderWay() {
    start();
    bench.locations.update(
        bench.organization.id(),
        id,
        before -> before.configured(Bench.settings(Map.of("bucket", "another"))));
    Verification next = start();
    bench.type.whileVerifying(() -> bench.scheduler.refuse(true));
    bench.scheduler.runReady();
    bench.type.whileVerifying(() -> {});
    bench.scheduler.refuse(false);

    Verification again = start();
    assertFalse(again.id().equals(next.id()));
    bench.scheduler.runReady();
    assertEquals(Status.PASSED, find(again).status());
  }

  @Test
  void aLocationThatIsRemovedMeanwhileIsNotMadeAgain() {
    Verification begun = start();
    bench.type.whileVerifying(() -> bench.locations.remove(bench.organization.id(), id));
    bench.scheduler.runReady();

    assertTrue(bench.locations.find(bench.organization.id(), id).isEmpty());
    assertEquals(Status.PASSED, find(begun).status());
  }

  @Test
  void waitingEndsWithTheRunOrWithPatience() throws InterruptedException {
    bench.scheduler.onThreads();
    CountDownLatch mayGoOn = new CountDownLatch(1);
    bench.type.whileVerifying(() -> {
      try {
        mayGoOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    Verification begun = start();
    assertEquals(Status.RUNNING, await(begun, Duration.ofMillis(1)).status());
    AtomicReference<Verification> seen = new AtomicReference<>(begun);
    Thread waiting = Thread.ofVirtual().start(() -> seen.set(await(begun, Duration.ofMinutes(5))));
    Awaiting.blocked(waiting);

    mayGoOn.countDown();

    assertTrue(waiting.join(Duration.ofSeconds(20)));
    assertEquals(Status.PASSED, seen.get().status());
    assertEquals(Status.PASSED, await(begun, Duration.ofMinutes(5)).status(), "at once");
  }

  @Test
  void anUnknownOneIsNotFound() {
    assertThrows(
        Refusal.NotFound.class,
        () -> storage().verification(bench.organization.id(), id, bench.ids.verification()));
  }

  private ConfigureStorage storage() {
    return bench.useCases.configureStorage();
  }

  private Verification start() {
    return storage().verify(Bench.CALLER, bench.organization.id(), id);
  }

  private Verification find(Verification begun) {
    return storage().verification(bench.organization.id(), id, begun.id());
  }

  private Verification await(Verification begun, Duration patience) {
    return storage().awaitVerification(bench.organization.id(), id, begun.id(), patience);
  }

  private static List<String> ids(Verification report) {
    return report.checks().stream().map(check -> check.id()).toList();
  }
}
