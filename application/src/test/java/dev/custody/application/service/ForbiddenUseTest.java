package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.application.port.in.Refusal;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.Status;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.LocationState;
import dev.custody.domain.storage.StorageLocation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Locations of which a verification finds that they must not be used, whatever works there. */
class ForbiddenUseTest {
  private final Bench bench = new Bench();

  @Test
  void bytesWaitInTheSpoolAndTheReasonIsTold() {
    verificationForbidsUse();

    Recording recording = bench.received(10);
    bench.scheduler.runReady();

    assertEquals(LocationState.DEGRADED, location().state());
    assertEquals(Status.BLOCKED, bench.row(recording.ref()).status());
    assertEquals("As the test says.", bench.row(recording.ref()).blocked().orElseThrow().reason());
    assertEquals(List.of(), bench.far().keys());
  }

  @Test
  void theyGoByThemselvesWithinOneProbeOnceItIsMended() {
    verificationForbidsUse();
    Recording recording = bench.received(10);
    bench.scheduler.runReady();

    bench.type.finds(CheckStatus.PASS);
    bench.scheduler.advance(Bench.DELIVERIES.blockedProbe());

    assertEquals(LocationState.ACTIVE, location().state());
    assertEquals(Status.STORED, bench.row(recording.ref()).status());
  }

  @Test
  void theyGoFromARetiredOneToo() {
    verificationForbidsUse();
    Recording recording = bench.received(10);
    bench.scheduler.runReady();
    bench
        .useCases
        .configureStorage()
        .retire(Bench.CALLER, bench.organization.id(), bench.location.id());

    bench.type.finds(CheckStatus.PASS);
    bench.scheduler.advance(Bench.DELIVERIES.blockedProbe());

    assertEquals(LocationState.RETIRED, location().state());
    assertEquals(Status.STORED, bench.row(recording.ref()).status());
  }

  @Test
  void whoeverAsksForATryNowHasItLookedAtNow() {
    verificationForbidsUse();
    Recording recording = bench.received(10);
    bench.scheduler.runReady();

    bench.type.finds(CheckStatus.PASS);
    bench.useCases.record().deliverNow(Bench.CALLER, recording.ref());
    bench.scheduler.runReady();

    assertEquals(Status.STORED, bench.row(recording.ref()).status());
  }

  @Test
  void aRunThatProvesNothingLiftsNothing() {
    verificationForbidsUse();
    for (CheckStatus other : List.of(CheckStatus.INCONCLUSIVE, CheckStatus.FAIL)) {
      bench.type.finds(other);
      verify();
      assertEquals(Optional.of("As the test says."), location().forbidden());
    }
    bench.type.finds(CheckStatus.WARN);
    verify();
    assertEquals(Optional.empty(), location().forbidden());
  }

  @Test
  void nothingIsReadFromThereEither() {
    Recording recording = bench.received(10);
    bench.scheduler.runReady();
    assertEquals(Status.STORED, bench.row(recording.ref()).status());
    verificationForbidsUse();

    assertThrows(
        Refusal.class,
        () -> bench.useCases.play().read(Bench.CALLER, recording.ref(), new ByteRange(0, 10)));
  }

  @Test
  void aFailureThatForbidsNothingLeavesDeliveriesAlone() {
    bench.type.finds(CheckStatus.FAIL);
    verify();
    assertEquals(LocationState.DEGRADED, location().state());

    Recording recording = bench.received(10);
    bench.scheduler.runReady();
    assertEquals(Status.STORED, bench.row(recording.ref()).status());
    assertFalse(location().forbidden().isPresent());
  }

  private void verificationForbidsUse() {
    bench.type.findsUseForbidden();
    verify();
  }

  private void verify() {
    bench
        .useCases
        .configureStorage()
        .verify(Bench.CALLER, bench.organization.id(), bench.location.id());
    bench.scheduler.runReady();
  }

  private StorageLocation location() {
    return bench.locations.find(bench.organization.id(), bench.location.id()).orElseThrow();
  }
}
