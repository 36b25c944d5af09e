package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.LocationState;
import dev.custody.domain.storage.StorageLocation;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Locations in use are verified anew from time to time. */
class RoutineVerificationTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Bench bench = new Bench();

  @Test
  void onceAnInterval() {
    bench.useCases.start();
    bench.scheduler.advance(MINUTE);
    assertEquals(1, runs(), "never before");

    bench.scheduler.advance(Bench.VERIFICATION_INTERVAL.minus(MINUTE));
    assertEquals(1, runs());
    bench.scheduler.advance(MINUTE.multipliedBy(2));
    assertEquals(2, runs());
    assertEquals(Set.of(VerificationPhase.ROUTINE), Set.copyOf(bench.type.phases()));
  }

  @Test
  void whatWasChangedOverThereShowsAndWhatWasMendedWorksAgain() {
    bench.useCases.start();
    bench.type.finds(CheckStatus.FAIL);
    bench.scheduler.advance(MINUTE);
    assertEquals(LocationState.DEGRADED, location().state());

    bench.type.finds(CheckStatus.PASS);
    bench.scheduler.advance(Duration.ofMinutes(14));
    assertEquals(LocationState.DEGRADED, location().state());
    bench.scheduler.advance(MINUTE.multipliedBy(2));
    assertEquals(LocationState.ACTIVE, location().state());
  }

  @Test
  void whoeverAskedForARunPutsTheNextOff() {
    bench.scheduler.advance(MINUTE);
    bench
        .useCases
        .configureStorage()
        .verify(Bench.CALLER, bench.organization.id(), bench.location.id());
    bench.scheduler.runReady();
    bench.useCases.start();

    bench.scheduler.advance(Bench.VERIFICATION_INTERVAL.minus(MINUTE));
    assertEquals(1, runs());
  }

  @Test
  void draftsAndRetiredOnesAreLeftAlone() {
    bench.locations.update(bench.organization.id(), bench.location.id(), StorageLocation::retired);
    bench.useCases.start();

    bench.scheduler.advance(MINUTE.multipliedBy(3));

    assertEquals(0, runs());
  }

  @Test
  void manyThatFallDueTogetherAreSpread() {
    for (int i = 0; i < 249; i++) {
      bench.activeLocation(bench.organization("Organization " + i).id(), "bucket-" + i);
    }
    bench.useCases.start();

    bench.scheduler.advance(MINUTE);
    assertEquals(100, runs());
    bench.scheduler.advance(MINUTE.multipliedBy(2));
    assertEquals(250, runs());
    assertEquals(
        250,
        bench.type.verified().stream()
            .map(place -> place.location())
            .collect(Collectors.toSet())
            .size());
  }

  @Test
  void oneThatCannotBeginKeepsTheOthersFromNothing() {
    bench.useCases.start();
    bench.scheduler.refuse(true);
    bench.scheduler.advance(MINUTE);
    bench.scheduler.refuse(false);

    bench.scheduler.advance(MINUTE.multipliedBy(16));
    assertTrue(runs() > 0);
  }

  @Test
  void noneBeginsOnceTheServiceCloses() {
    bench.useCases.start();
    bench.useCases.close();

    bench.scheduler.advance(MINUTE.multipliedBy(3));

    assertEquals(0, runs());
  }

  private int runs() {
    return bench.type.verified().size();
  }

  private StorageLocation location() {
    return bench.locations.find(bench.organization.id(), bench.location.id()).orElseThrow();
  }
}
