package dev.custody.adapter.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.spool.simulated.SimulatedDisk;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.ByteRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What simulations found, told one by one. */
class PowerLossTest {
  private static final RecordingRef ONE = Samples.recording(1);

  private static final Path FOLDER =
      Path.of("/spool", ONE.organization().value(), ONE.recording().value());

  private SimulatedDisk disk = new SimulatedDisk(new Random(1));
  private final ManualScheduler scheduler = new ManualScheduler();
  private final FilesystemSpool spool = open(disk);

  private FilesystemSpool open(SimulatedDisk disk) {
    return FilesystemSpool.open(
        Path.of("/spool"),
        SpoolLimits.DEFAULT.withReserve(0),
        InstantSource.fixed(Samples.NOW),
        scheduler,
        disk);
  }

  /** That its folder is gone was never synced: it comes back, with a journal that knows less. */
  @Test
  void thatAPurgedRecordingWasDiscardedIsNotForgottenWithThePower() {
    stored(ONE);
    spool.purge(ONE);
    spool.discard(ONE, Samples.NOW);

    FilesystemSpool after = open(disk.leastAfterPowerLoss());

    assertEquals(Optional.of(Samples.NOW), after.find(ONE).orElseThrow().discardedAt());
    after.purge(ONE);
    assertEquals(Optional.of(Samples.NOW), after.find(ONE).orElseThrow().discardedAt());
  }

  /** The place for it was made, but its name could not be synced: nobody may rely on it then. */
  @Test
  void whereAPurgedRecordingWentIsNotForgottenWithThePower() {
    Ending ending = stored(ONE);
    failing(SimulatedDisk.Call.SYNC_DIRECTORY, "org_", () -> spool.purge(ONE));
    spool.purge(ONE);

    for (int anyOrder = 0; anyOrder < 100; anyOrder++) {
      FilesystemSpool after = open(disk.afterPowerLoss());

      assertEquals(
          Optional.of(Samples.tombstone(ending)), after.find(ONE).flatMap(SpoolEntry::tombstone));
    }
  }

  /** Whoever was to purge it may not come back: the database counts it as finished. */
  @Test
  void whatCouldNotBeFreedIsFreedByTheSweep() {
    stored(ONE);
    failing(SimulatedDisk.Call.DELETE, "0", () -> spool.purge(ONE));
    spool.sweep(Samples.NOW.plusSeconds(59));
    assertEquals(100, spool.find(ONE).orElseThrow().durableBytes());
    assertTrue(spool.space().used() > 0);

    spool.sweep(Samples.NOW.plusSeconds(61));

    assertEquals(0, spool.space().used());
    assertTrue(spool.find(ONE).orElseThrow().purged());
  }

  /** Its number was that of the first one, of which a start knows that bytes are being freed. */
  @Test
  void aRecordingThatWasHalfMadeIsNotTakenForOneThatIsHalfRemoved() throws IOException {
    spool.create(Samples.header(ONE));
    disk.delete(FOLDER.resolve("00000001-0000000000000000000.seg"));
    disk = disk.afterKill();
    FilesystemSpool again = open(disk);
    again.stage(ONE).close();
    try (var writer = again.takeOver(ONE)) {
      writer.write(new byte[100], 0, 100);
      writer.force();
    }
    again.discard(ONE, Samples.NOW);
    again.close();

    FilesystemSpool after = open(disk);

    assertFalse(after.find(ONE).orElseThrow().purged());
  }

  /** It was made by a start that could not sync its name. */
  @Test
  void theSpoolItselfDoesNotGoWithThePower() {
    var fresh = new SimulatedDisk(new Random(1));
    fresh.fail((call, path) -> call == SimulatedDisk.Call.SYNC_DIRECTORY);
    assertThrows(SpoolException.Failed.class, () -> open(fresh));
    fresh.fail((call, path) -> false);
    open(fresh).create(Samples.header(ONE));

    assertTrue(open(fresh.leastAfterPowerLoss()).find(ONE).isPresent());
  }

  @Test
  void theSweepFreesNothingThatIsNotSettled() {
    spool.create(Samples.header(ONE));
    write(ONE);
    spool.end(ONE, false, Samples.NOW);

    spool.sweep(Samples.NOW.plus(Duration.ofDays(300)));

    assertFalse(spool.find(ONE).orElseThrow().purged());
    assertTrue(spool.space().used() > 100);
  }

  /** Whoever was told that it failed may have thought better of it. */
  @Test
  void aDiscardThatWasRefusedDoesNotHappenLater() {
    spool.create(Samples.header(ONE));
    write(ONE);
    spool.end(ONE, false, Samples.NOW);

    disk.fail((call, path) -> call == SimulatedDisk.Call.FORCE && path.endsWith(Journal.NAME));
    assertThrows(SpoolException.class, () -> spool.discard(ONE, Samples.NOW));

    assertEquals(Optional.empty(), open(disk.afterKill()).find(ONE).orElseThrow().discardedAt());
    assertEquals(
        Optional.empty(), open(disk.leastAfterPowerLoss()).find(ONE).orElseThrow().discardedAt());
  }

  private void write(RecordingRef recording) {
    try (var writer = spool.takeOver(recording)) {
      writer.write(new byte[100], 0, 100);
      writer.force();
    }
  }

  private Ending stored(RecordingRef recording) {
    spool.create(Samples.header(recording));
    write(recording);
    Ending ending = spool.end(recording, false, Samples.NOW);
    spool.entomb(recording, Samples.tombstone(ending));
    return ending;
  }

  private void failing(SimulatedDisk.Call failed, String name, Executable action) {
    disk.fail((call, path) -> call == failed && path.getFileName().toString().startsWith(name));
    assertThrows(SpoolException.class, action);
    disk.fail((call, path) -> false);
  }

  /** As when memory runs out: those who come later must not wait for ever for its end. */
  @Test
  void aForceThatEndsByAnErrorIsOneThatFailed() {
    spool.create(Samples.header(ONE));
    var writer = spool.takeOver(ONE);
    writer.write(new byte[100], 0, 100);
    disk.fail((call, path) -> {
      if (call == SimulatedDisk.Call.FORCE) {
        throw new OutOfMemoryError("simulated");
      }
      return false;
    });
    assertThrows(OutOfMemoryError.class, writer::force);
    disk.fail((call, path) -> false);

    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          writer.close();
          try (var next = spool.takeOver(ONE)) {
            assertEquals(0, next.offset());
          }
        });
  }

  /** The next round comes after this one, however it ends. */
  @Test
  void aForceThatEndsByAnErrorIsNotTheLastOne() {
    RecordingRef other = Samples.recording(2);
    spool.create(Samples.header(ONE));
    spool.create(Samples.header(other));
    try (var writer = spool.takeOver(ONE);
        var next = spool.takeOver(other)) {
      disk.fail((call, path) -> {
        if (call == SimulatedDisk.Call.FORCE) {
          throw new OutOfMemoryError("simulated");
        }
        return false;
      });
      writer.write(new byte[100], 0, 100);
      assertThrows(OutOfMemoryError.class, () -> scheduler.pass(Duration.ofSeconds(1)));
      disk.fail((call, path) -> false);

      next.write(new byte[100], 0, 100);
      scheduler.pass(Duration.ofSeconds(1));

      assertEquals(100, spool.find(other).orElseThrow().durableBytes());
    }
  }

  /** Else it takes what the newer one wrote for its own, and finds it to be too long. */
  @Test
  void whoWasFencedIsNotToldWhereTheNewerOneIs() {
    spool.create(Samples.header(ONE));
    var older = spool.takeOver(ONE);
    var newer = spool.takeOver(ONE);
    newer.write(new byte[100], 0, 100);

    assertThrows(SpoolException.TakenOver.class, older::offset);
    newer.close();
  }

  /** Else the offset falls, whenever the journal alone is asked for it. */
  @Test
  void whatADiscardedRecordingHasDoesNotGrowBehindItsJournal() {
    spool.create(Samples.header(ONE));
    try (var writer = spool.takeOver(ONE)) {
      writer.write(new byte[100], 0, 100);
    }
    disk.fail((call, path) -> {
      if (call == SimulatedDisk.Call.FORCE && path.endsWith(Journal.NAME)) {
        scheduler.pass(Duration.ofSeconds(1));
      }
      return false;
    });
    spool.discard(ONE, Samples.NOW);
    long told = spool.find(ONE).orElseThrow().durableBytes();

    FilesystemSpool after = open(disk.leastAfterPowerLoss());

    assertEquals(told, after.find(ONE).orElseThrow().durableBytes());
  }

  /** What was given up with it is in no hash of what is sent instead. */
  @Test
  void aRecordingWhoseDiscardingFailedGoesOn() throws IOException {
    spool.create(Samples.header(ONE));
    try (var writer = spool.takeOver(ONE)) {
      writer.write(new byte[100], 0, 100);
    }
    disk.fail((call, path) -> path.getFileName().toString().startsWith(Journal.NAME));
    assertThrows(SpoolException.Failed.class, () -> spool.discard(ONE, Samples.NOW));
    disk.fail((call, path) -> false);
    byte[] others = Samples.bytes(1, 200);
    try (var writer = spool.takeOver(ONE)) {
      writer.write(others, 0, 100);
      writer.write(others, 100, 100);
    }

    Ending ending = spool.end(ONE, false, Samples.NOW);

    try (var in = spool.content(ONE, new ByteRange(0, ending.length())).open()) {
      assertEquals(Samples.sha256(in.readAllBytes()), ending.sha256());
    }
  }
}
