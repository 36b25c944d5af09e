package dev.custody.bootstrap.simulation;

import dev.custody.adapter.spool.simulated.SimulatedDisk;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.ObjectKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * One run: what the seed says happens, then nothing fails any more, and everything is looked at.
 */
final class Simulation implements Recorder.Surroundings {
  private static final int DEEPEST = 2;
  private static final Duration A_DAY = Duration.ofDays(1).plusMinutes(1);

  private final Random random;
  private final Tally tally;
  private final World world;
  private final Troubles troubles;
  private final List<Recorder> recorders = new ArrayList<>();
  private final Deque<ObjectKey> calls = new ArrayDeque<>();
  private final Verdict verdict;
  private Life life;
  private int depth;
  private boolean calm;
  private boolean listMayLag;

  Simulation(long seed, Tally tally) {
    Recorder.Style[] styles = Recorder.Style.values();
    // Seeds next to each other begin alike otherwise.
    random = new Random(seed * 0x9E3779B97F4A7C15L);
    this.tally = tally;
    world = new World(random, Terms.of(random), tally);
    verdict = new Verdict(world, recorders);
    troubles = new Troubles(world, recorders);
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      Organization owner = world.organizations.get(random.nextInt(World.ORGANIZATIONS));
      Promise promise =
          new Promise(i, owner.id(), random.nextLong(), world.terms.idle(), world.time);
      recorders.add(new Recorder(promise, styles[random.nextInt(styles.length)], random, this));
    }
    new Order(world, recorders).watch();
    life = new Life(world, this::during);
  }

  /** Answers what there is to be compared of two runs that should be the same. */
  String run() {
    int steps = 20 + random.nextInt(100);
    for (int i = 0; i < steps; i++) {
      try {
        step();
      } catch (SimulatedDisk.PowerLoss e) {
        restart();
      }
    }
    comeToRest();
    return "%d ns, %s, %d calls, %d bytes on the disk, %s%s"
        .formatted(
            world.time.nanos(),
            world.time.instant(),
            world.store.calls(),
            world.disk().used(),
            recorders.stream().map(Recorder::promise).toList(),
            tally);
  }

  private void step() {
    int choice = random.nextInt(100);
    if (choice < 50) {
      recorders.get(random.nextInt(recorders.size())).act();
    } else if (choice < 62) {
      for (int tasks = 1 + random.nextInt(4); tasks > 0; tasks--) {
        life.scheduler().runOne();
      }
    } else if (choice < 66) {
      life.scheduler().runReady();
    } else if (choice < 80) {
      life.scheduler().pass(someTime());
    } else if (choice < 94) {
      troubles.strike(life);
    } else {
      troubles.mendSome();
    }
  }

  private Duration someTime() {
    return switch (random.nextInt(10)) {
      case 0 -> Duration.ofMillis(random.nextInt(180_000));
      case 1, 2, 3 -> Duration.ofMillis(random.nextInt(30_000));
      default -> Duration.ofMillis(random.nextInt(2_000));
    };
  }

  /** The process is dead, or as good as dead; another one begins. */
  private void restart() {
    boolean empty = troubles.know(Trouble.DATABASE_IS_EMPTY) && random.nextInt(4) == 0;
    Optional<SimulatedDatabase.Copy> put = empty ? loseDatabase() : older();
    put.ifPresent(copy -> {
      listMayLag = true;
      world.database.restore(copy);
    });
    boot();
  }

  private Optional<SimulatedDatabase.Copy> older() {
    return troubles
        .yesterday()
        .filter(copy -> troubles.know(Trouble.DATABASE_OF_YESTERDAY) && random.nextInt(3) == 0);
  }

  /** A life without a database; answers what is put back after it. */
  private Optional<SimulatedDatabase.Copy> loseDatabase() {
    tally.count("databases lost");
    SimulatedDatabase.Copy last = world.database.copy();
    world.database.restore(SimulatedDatabase.nothing());
    world.database.trouble(0);
    boot();
    world.diskFaults.mend();
    try {
      verdict.orphaned(life);
      int before = world.store.calls();
      life.scheduler().pass(Duration.ofMinutes(2));
      verdict.require(world.store.calls() == before, "a store was called with no database");
    } catch (SimulatedDisk.PowerLoss e) {
      tally.count("deaths without a database");
    }
    return Optional.of(troubles.yesterday().filter(copy -> random.nextBoolean()).orElse(last));
  }

  private void boot() {
    depth = 0;
    calls.clear();
    recorders.forEach(recorder -> recorder.promise().isLookedAtAnew());
    for (int attempts = 0; ; attempts++) {
      boolean powerLost = random.nextBoolean();
      tally.count(powerLost ? "power cuts" : "kills and restarts");
      world.restartOnDisk(powerLost);
      if (attempts > 3 || calm) {
        world.mend();
      } else if (random.nextInt(12) == 0) {
        world.disk().losePowerAfter(random.nextInt(30));
      }
      try {
        life = new Life(world, this::during);
        world.disk().losePowerAfter(Long.MAX_VALUE);
        return;
      } catch (SimulatedDisk.PowerLoss e) {
        tally.count("deaths while starting");
      } catch (RuntimeException e) {
        Expected.require(e);
        tally.count("starts that failed");
      }
    }
  }

  /** Nothing fails any more, nobody comes, and nobody lends a hand. */
  private void comeToRest() {
    calm = true;
    world.mend();
    life.dieAfter(Long.MAX_VALUE);
    if (world.disk().isOff()) {
      restart();
    }
    restAndJudge();
    life.scheduler().standStill(A_DAY);
    life.scheduler().pass(Duration.ofMinutes(2));
    verdict.aDayLater(life);
    if (recorders.stream().map(Recorder::promise).anyMatch(Promise::spoilt)) {
      boot();
      restAndJudge();
    }
    verdict.tell(tally);
  }

  private void restAndJudge() {
    int before = world.store.calls();
    life.scheduler().pass(world.terms.untilAllIsStored());
    verdict.atRest(life, world.store.calls() - before);
  }

  // What the recorders see.

  @Override
  public Life life() {
    return life;
  }

  @Override
  public long mostBytes() {
    return world.terms.mostBytes();
  }

  @Override
  public boolean listMayLag() {
    return listMayLag;
  }

  @Override
  public boolean inACall(RecordingRef recording) {
    String id = recording.recording().value();
    return calls.stream().anyMatch(key -> key.value().contains(id));
  }

  private void during(ObjectKey key) {
    calls.addLast(key);
    meanwhile();
    calls.removeLast();
  }

  @Override
  public void meanwhile() {
    if (calm || depth >= DEEPEST || random.nextInt(5) > 0) {
      return;
    }
    depth++;
    switch (random.nextInt(6)) {
      case 0 -> life.scheduler().runReady();
      case 1, 2 -> life.scheduler().pass(someTime());
      case 3 -> life.scheduler().runOne();
      default -> recorders.get(random.nextInt(recorders.size())).act();
    }
    depth--;
  }
}
