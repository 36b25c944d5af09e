package dev.custody.adapter.spool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.spool.simulated.SimulatedDisk;
import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.SpoolWriter;
import dev.custody.application.port.out.StagedWriter;
import dev.custody.application.port.out.Tombstone;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.domain.recording.RecordingRef;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Does what chance says to a spool on a simulated disk, with failures, kills and power cuts, and
 * compares it with what it must be.
 */
final class SpoolModel {
  private static final Path DIRECTORY = Path.of("/spool");
  private static final SpoolLimits LIMITS =
      SpoolLimits.DEFAULT.withReserve(0).withSegmentBytes(4_096).withInMemory(2, 3);

  private final Random random;
  private final List<ModelRecording> recordings = new ArrayList<>();
  private final Map<RecordingRef, SpoolWriter> writers = new HashMap<>();
  private final Map<RecordingRef, Staging> stages = new HashMap<>();
  private SimulatedDisk disk;
  private ManualScheduler scheduler = new ManualScheduler();
  private FilesystemSpool spool;
  private int crashes;
  private boolean failing;
  private boolean failed;

  private record Staging(StagedWriter writer, List<byte[]> bytes) {
    byte[] all() {
      var all = new java.io.ByteArrayOutputStream();
      bytes.forEach(all::writeBytes);
      return all.toByteArray();
    }
  }

  SpoolModel(long seed) {
    random = new Random(seed);
    disk = new SimulatedDisk(random);
    for (int i = 1; i <= 4; i++) {
      recordings.add(new ModelRecording(Samples.recording(Samples.organization(i % 2), i)));
    }
    spool = opened();
  }

  private FilesystemSpool opened() {
    return FilesystemSpool.open(
        DIRECTORY, LIMITS, InstantSource.fixed(Samples.NOW), scheduler, disk);
  }

  /** Runs; answers how often the process died. */
  int run(int steps) {
    for (int i = 0; i < steps; i++) {
      if (random.nextInt(12) == 0) {
        disk.losePowerAfter(random.nextInt(12));
      }
      try {
        step();
      } catch (SimulatedDisk.PowerLoss e) {
        crash();
      }
    }
    crash();
    return crashes;
  }

  private void step() {
    ModelRecording recording = recordings.get(random.nextInt(recordings.size()));
    failing = random.nextInt(10) == 0;
    if (failing) {
      failOnce();
    }
    boolean tight = random.nextInt(20) == 0;
    if (tight) {
      disk.setCapacity(disk.used() + random.nextInt(400));
    }
    try {
      act(recording);
    } catch (SpoolException.Failed e) {
      assertTrue(failed, () -> "failed without a cause: " + e);
    } catch (SpoolException.Full e) {
      assertTrue(tight, () -> "full without a cause: " + e);
      failed = true;
    }
    disk.setCapacity(Long.MAX_VALUE);
    disk.fail((call, path) -> false);
    if (tight) {
      // How much room there is is asked for a few times a second.
      scheduler.pass(Duration.ofSeconds(1));
    }
    if (failed) {
      failed = false;
      recordings.forEach(this::afterFailure);
    }
    if (random.nextInt(30) == 0) {
      crash();
    } else if (random.nextInt(40) == 0) {
      reopen();
    }
  }

  private void failOnce() {
    SimulatedDisk.Call[] calls = {
      SimulatedDisk.Call.FORCE,
      SimulatedDisk.Call.FORCE,
      SimulatedDisk.Call.APPEND,
      SimulatedDisk.Call.SYNC_DIRECTORY,
      SimulatedDisk.Call.CREATE,
      SimulatedDisk.Call.RENAME
    };
    SimulatedDisk.Call kind = calls[random.nextInt(calls.length)];
    int[] before = {random.nextInt(3)};
    disk.fail((call, path) -> {
      boolean fails = call == kind && before[0]-- == 0;
      failed |= fails;
      return fails;
    });
  }

  /** Whoever wrote it has been told; the tail is gone. */
  private void afterFailure(ModelRecording recording) {
    stages.remove(recording.ref);
    SpoolWriter writing = writers.remove(recording.ref);
    recording.check(spool);
    if (recording.open() && (writing != null || recording.written.length > recording.told)) {
      try (var writer = spool.takeOver(recording.ref)) {
        assertTrue(writer.offset() >= recording.told);
        recording.check(spool);
        assertEquals(recording.told, writer.offset());
      }
      recording.cut();
    }
  }

  private void act(ModelRecording recording) {
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> write(recording);
      case 5, 6 -> force(recording);
      case 7 -> takeOver(recording);
      case 8, 9 -> stage(recording);
      case 10 -> commitOrDrop(recording);
      case 11 -> scheduler.pass(Duration.ofMillis(random.nextInt(5_000)));
      case 12 -> readSome(recording);
      case 13 -> deliver(recording);
      case 14 -> declareLength(recording);
      case 15 -> recording.check(spool);
      case 16 -> checkAll();
      default -> decide(recording);
    }
  }

  private void decide(ModelRecording recording) {
    if (!recording.made) {
      spool.create(recording.header);
      recording.made = true;
    } else if (recording.open() && random.nextInt(3) == 0) {
      if (random.nextInt(4) == 0) {
        discard(recording);
      } else {
        recording.ending.trying();
        recording.ending.done(spool.end(recording.ref, random.nextBoolean(), Samples.NOW));
        recording.check(spool);
      }
      writers.remove(recording.ref);
      stages.remove(recording.ref);
    } else if (recording.ending.is() && !recording.tombstone.is()) {
      Tombstone tombstone = Samples.tombstone(recording.ending.answered().orElseThrow());
      recording.tombstone.trying();
      spool.entomb(recording.ref, tombstone);
      recording.tombstone.done(tombstone);
    } else if (recording.tombstone.is() && !recording.discarded.is() && random.nextInt(3) == 0) {
      discard(recording);
    } else if (recording.tombstone.is() || recording.discarded.is()) {
      recording.purgeTried = true;
      spool.purge(recording.ref);
      recording.purged = true;
    }
  }

  private void discard(ModelRecording recording) {
    recording.discarded.trying();
    spool.discard(recording.ref, Samples.NOW);
    recording.discarded.done(true);
    recording.check(spool);
    recording.cut();
  }

  private void write(ModelRecording recording) {
    if (!recording.open()) {
      return;
    }
    Staging stage = stages.get(recording.ref);
    byte[] bytes = bytes();
    if (stage != null) {
      stage.bytes().add(bytes);
      stage.writer().write(bytes, 0, bytes.length);
      return;
    }
    if (!writers.containsKey(recording.ref)) {
      takeOver(recording);
    }
    SpoolWriter writer = Objects.requireNonNull(writers.get(recording.ref));
    recording.wrote(bytes);
    writer.write(bytes, 0, bytes.length);
    assertEquals(recording.written.length, writer.offset());
  }

  private byte[] bytes() {
    byte[] bytes = new byte[1 + random.nextInt(random.nextInt(8) == 0 ? 6_000 : 300)];
    random.nextBytes(bytes);
    return bytes;
  }

  private void force(ModelRecording recording) {
    SpoolWriter writer = writers.get(recording.ref);
    if (writer != null) {
      assertEquals(recording.written.length, writer.force());
      recording.told = recording.written.length;
    }
  }

  private void takeOver(ModelRecording recording) {
    if (recording.open()) {
      stages.remove(recording.ref);
      SpoolWriter before = writers.get(recording.ref);
      SpoolWriter writer = spool.takeOver(recording.ref);
      writers.put(recording.ref, writer);
      begins(recording, writer);
      if (before != null) {
        before.close();
      }
    }
  }

  /** A turn begins with what was forced, which is all that was written unless the disk failed. */
  private void begins(ModelRecording recording, SpoolWriter writer) {
    assertTrue(writer.offset() >= recording.told);
    if (!failing) {
      assertEquals(recording.written.length, writer.offset());
    }
    recording.told = writer.offset();
    recording.cut();
  }

  private void stage(ModelRecording recording) {
    if (recording.open() && !stages.containsKey(recording.ref)) {
      SpoolWriter before = writers.remove(recording.ref);
      if (before != null) {
        before.close();
      }
      var writer = spool.stage(recording.ref);
      begins(recording, writer);
      stages.put(recording.ref, new Staging(writer, new ArrayList<>()));
    }
  }

  private void commitOrDrop(ModelRecording recording) {
    Staging stage = stages.remove(recording.ref);
    if (stage != null && recording.open()) {
      if (random.nextInt(3) > 0) {
        recording.committing = stage.all();
        long durable = stage.writer().commit();
        recording.wrote(recording.committing);
        recording.committing = new byte[0];
        assertEquals(recording.written.length, durable);
        recording.told = durable;
      }
      stage.writer().close();
    }
  }

  private void readSome(ModelRecording recording) {
    if (recording.made && !recording.purged && recording.told > 0) {
      int from = random.nextInt((int) recording.told);
      int length = random.nextInt((int) recording.told - from + 1);
      assertArrayEquals(
          Arrays.copyOfRange(recording.written, from, from + length),
          recording.read(spool, from, length));
    }
  }

  private void deliver(ModelRecording recording) {
    if (recording.made && !recording.purged) {
      var done = new DeliveryRecord.UploadBegun(new Storage.UploadId("u" + random.nextInt()));
      recording.logTried = Optional.of(done);
      spool.append(recording.ref, done);
      recording.log.add(done);
      recording.logTried = Optional.empty();
    }
  }

  private void declareLength(ModelRecording recording) {
    if (recording.open() && !recording.length.is() && random.nextInt(4) == 0) {
      long length = 1_000_000L + random.nextInt(1_000);
      recording.length.trying();
      spool.declareLength(recording.ref, length);
      recording.length.done(length);
    }
  }

  private void checkAll() {
    recordings.forEach(recording -> recording.check(spool));
    Set<RecordingRef> told = new HashSet<>();
    spool.forEach(entry -> told.add(entry.recording()));
    Set<RecordingRef> made = new HashSet<>();
    for (ModelRecording recording : recordings) {
      if (recording.made) {
        made.add(recording.ref);
      }
    }
    assertEquals(made, told);
  }

  private void crash() {
    crashes++;
    disk = random.nextBoolean() ? disk.afterKill() : disk.afterPowerLoss();
    restarted();
  }

  private void reopen() {
    try {
      spool.close();
    } catch (SimulatedDisk.PowerLoss e) {
      crash();
      return;
    }
    for (ModelRecording recording : recordings) {
      recording.told = recording.written.length;
    }
    restarted();
  }

  private void restarted() {
    disk.fail((call, path) -> false);
    disk.losePowerAfter(random.nextInt(20) == 0 ? random.nextInt(10) : Long.MAX_VALUE);
    scheduler = new ManualScheduler();
    writers.clear();
    stages.clear();
    try {
      spool = opened();
      checkAll();
      recordings.forEach(ModelRecording::cut);
      disk.losePowerAfter(Long.MAX_VALUE);
    } catch (SimulatedDisk.PowerLoss e) {
      crash();
    }
  }
}
