package dev.custody.bootstrap.simulation;

import dev.custody.adapter.spool.simulated.SimulatedDisk;
import dev.custody.adapter.storage.testkit.memory.Failure;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.storage.StorageLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes trouble of the kinds that a run knows, and mends some of it. */
final class Troubles {
  private final World world;
  private final List<Recorder> recorders;
  private final Random random;
  private final Set<Trouble> kinds = EnumSet.noneOf(Trouble.class);
  private Optional<SimulatedDatabase.Copy> yesterday = Optional.empty();

  Troubles(World world, List<Recorder> recorders) {
    this.world = world;
    this.recorders = recorders;
    random = world.random;
    for (Trouble trouble : Trouble.values()) {
      if (random.nextInt(3) == 0) {
        kinds.add(trouble);
      }
    }
  }

  boolean know(Trouble kind) {
    return kinds.contains(kind);
  }

  /** A copy of the database that may be put back. */
  Optional<SimulatedDatabase.Copy> yesterday() {
    return yesterday;
  }

  /**
   * Each run knows some kinds, so that each can show what it does without the others.
   *
   * @throws SimulatedDisk.PowerLoss if the process is no more
   */
  void strike(Life life) {
    if (kinds.isEmpty()) {
      return;
    }
    Trouble chosen = List.copyOf(kinds).get(random.nextInt(kinds.size()));
    world.tally.count("trouble: " + chosen);
    switch (chosen) {
      case STORE_CALLS_FAIL -> world.store.trouble(10 + random.nextInt(60));
      case STORE_REFUSES -> world.store.fail(Failure.REFUSED);
      case STORE_IS_OUT_OF_REACH -> world.store.fail(Failure.UNAVAILABLE);
      case STORE_IS_ODD -> world.store.beOdd();
      case STORE_IS_WRITE_ONLY -> world.store.writeOnly();
      case UPLOADS_GO -> forgetUploads();
      case DATABASE_FAILS -> world.database.trouble(5 + random.nextInt(30));
      case DATABASE_OF_YESTERDAY, DATABASE_IS_EMPTY ->
          yesterday = Optional.of(world.database.copy());
      case DISK_CALLS_FAIL -> world.diskFaults.plan();
      case DISK_IS_FULL ->
          world.disk().setCapacity(world.disk().used() + 2_048 + random.nextInt(8_000));
      case BIT_FLIPS -> flip(life);
      case POWER_GOES -> die(life, random.nextInt(3));
      case RESTARTS -> endInOrder(life);
      case CLOCK_JUMPS ->
          world.time.jump(Duration.ofSeconds(random.nextInt(6 * 86_400) - 3 * 86_400));
      case STANDS_STILL -> {
        // Now and then for so long that what was discarded is looked for again in the middle of it.
        int seconds = random.nextInt(600);
        life.scheduler().standStill(Duration.ofSeconds(seconds < 560 ? seconds : 90_000 + seconds));
      }
    }
  }

  /** Some of what fails works again. */
  void mendSome() {
    switch (random.nextInt(4)) {
      case 0 -> world.store.mend();
      case 1 -> world.database.trouble(0);
      case 2 -> {
        world.diskFaults.mend();
        world.disk().setCapacity(Long.MAX_VALUE);
      }
      default -> world.store.arrive();
    }
  }

  private void die(Life life, int how) {
    switch (how) {
      case 0 -> world.disk().losePowerAfter(random.nextInt(40));
      case 1 -> life.dieAfter(random.nextInt(40));
      default -> throw new SimulatedDisk.PowerLoss();
    }
  }

  /** It ends as it was asked to, and so it is no more. */
  private void endInOrder(Life life) {
    try {
      life.close();
    } catch (RuntimeException e) {
      Expected.require(e);
    }
    throw new SimulatedDisk.PowerLoss();
  }

  /**
   * Not in the last file of a recording that is being made: what is spoilt behind the last durable
   * offset that is on record there is taken for torn, by the design of the spool.
   */
  private void flip(Life life) {
    List<Path> segments =
        world.disk().files().stream()
            .filter(file -> file.toString().endsWith(".seg"))
            .sorted()
            .toList();
    if (segments.isEmpty()) {
      return;
    }
    int chosen = random.nextInt(segments.size());
    Path file = segments.get(chosen);
    boolean last =
        chosen + 1 == segments.size() || !folder(segments.get(chosen + 1)).equals(folder(file));
    String folder = folder(file);
    for (Recorder recorder : recorders) {
      Promise promise = recorder.promise();
      if (promise.isIn(folder) && (!last || promise.isClosed(life.spool()))) {
        world.flip(file);
        promise.isSpoilt(
            promise
                .ref()
                .flatMap(world.database::row)
                .filter(row -> row.state() instanceof RecordingState.Quarantined)
                .isPresent());
        world.tally.count("bits that flipped");
      }
    }
  }

  private void forgetUploads() {
    for (int i = 0; i < world.locations.size(); i++) {
      StorageLocation location = world.locations.get(i);
      StoragePlace place =
          new StoragePlace(
              location.organization(),
              world.organizations.get(i).externalId(),
              location.id(),
              location.settingsVersion(),
              location.settings());
      world.store.forgetUploads(place, World.container(i));
    }
  }

  /** The name of the folder that a file lies in. */
  static String folder(Path file) {
    return file.getName(file.getNameCount() - 2).toString();
  }
}
