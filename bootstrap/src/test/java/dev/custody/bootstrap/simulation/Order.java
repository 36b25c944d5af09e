package dev.custody.bootstrap.simulation;

import dev.custody.adapter.spool.FilesystemSpool;
import dev.custody.adapter.storage.testkit.memory.StoredObject;
import dev.custody.application.port.out.Tombstone;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.ObjectKey;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * The order in which things go: a proof, a tombstone that outlives the power, and only then the
 * bytes; an object only when somebody with the right said so.
 */
final class Order {
  private final World world;
  private final List<Recorder> recorders;
  private final Set<RecordingRef> proven = new HashSet<>();

  Order(World world, List<Recorder> recorders) {
    this.world = world;
    this.recorders = recorders;
  }

  void watch() {
    world.diskFaults.watchedBy(this::deleted);
    world.store.watchedBy(this::deleted);
  }

  private void deleted(ObjectKey key) {
    for (Recorder recorder : recorders) {
      Promise promise = recorder.promise();
      promise.require(
          promise.discardTried()
              || promise
                  .ref()
                  .filter(ref -> key.value().contains(ref.recording().value()))
                  .isEmpty(),
          "nobody discarded it, and its object is deleted: " + key);
    }
  }

  private void deleted(Path file) {
    if (!file.toString().endsWith(".seg") || isEmpty(file)) {
      return;
    }
    String folder = Troubles.folder(file);
    for (Recorder recorder : recorders) {
      Promise promise = recorder.promise();
      if (promise.isIn(folder) && !promise.discardTried()) {
        promise.ref().filter(proven::add).ifPresent(ref -> requireProven(promise, ref));
      }
    }
  }

  private boolean isEmpty(Path file) {
    try {
      return world.disk().file(file).length() == 0;
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  /** As whoever comes after the loss of power at this moment would find it. */
  private void requireProven(Promise promise, RecordingRef ref) {
    SimulatedScheduler scheduler = new SimulatedScheduler(world.time, new Random(0));
    FilesystemSpool after =
        FilesystemSpool.open(
            Life.SPOOL,
            world.terms.limits(),
            world.time,
            scheduler.atOnce(),
            world.disk().leastAfterPowerLoss());
    Tombstone tombstone =
        promise.required(
            after.find(ref).flatMap(entry -> entry.tombstone()),
            "its bytes go before its tombstone is durable");
    StoredObject object =
        promise.required(
            Optional.ofNullable(
                    world
                        .store
                        .objects(world.container(promise.organization()))
                        .get(tombstone.key()))
                .filter(found -> found.length() == tombstone.length()),
            "its bytes go, and its object is not there: " + tombstone);
    promise.requireSame(0, object.bytes(), (int) tombstone.length());
  }
}
