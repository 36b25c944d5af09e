package dev.custody.bootstrap.simulation;

import dev.custody.adapter.spool.simulated.SimulatedDisk;
import dev.custody.adapter.storage.testkit.memory.Failure;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.recording.RecordingRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A whole day, timer by timer, with the waiting times that ship, in which no store answers, or all
 * refuse, while recordings go on, begin and end; twice the power goes.
 */
final class Outage implements Recorder.Surroundings {
  private static final int HOURS = 24;
  private static final int AT_THE_BEGINNING = 4;
  private static final int ENOUGH_ACTS = 200;
  private static final Recorder.Style[] STYLES = {
    Recorder.Style.POST, Recorder.Style.PATCHES, Recorder.Style.SEALED
  };

  private final Random random;
  private final World world;
  private final List<Recorder> recorders = new ArrayList<>();
  private final Verdict verdict;
  private Life life;

  Outage(long seed) {
    random = new Random(seed);
    world = new World(random, Terms.asShipped(), new Tally());
    verdict = new Verdict(world, recorders);
    new Order(world, recorders).watch();
    life = new Life(world, key -> {});
    for (int i = 0; i < AT_THE_BEGINNING; i++) {
      begin();
    }
  }

  /** Answers how many recordings there were. */
  int run(Failure failure, Duration untilAllIsStored) {
    recorders.forEach(Recorder::act);
    recorders.forEach(Recorder::act);
    world.store.fail(failure);
    for (int hour = 0; hour < HOURS; hour++) {
      begin();
      recorders.forEach(Recorder::act);
      life.scheduler().pass(Duration.ofHours(1));
      if (hour == HOURS / 3 || hour == HOURS / 2) {
        losePower();
      }
    }
    for (int acts = 0; acts < ENOUGH_ACTS; acts++) {
      recorders.forEach(Recorder::act);
    }
    verdict.require(
        recorders.stream().noneMatch(recorder -> recorder.promise().stored()),
        "something is stored, and no store answers");
    world.store.mend();
    life.scheduler().pass(untilAllIsStored);
    verdict.atRest(life, 0);
    for (Recorder recorder : recorders) {
      recorder
          .promise()
          .require(
              recorder.promise().stored()
                  && (recorder.promise().endTried() || recorder.promise().sealTried()),
              "it is not whole in its location");
    }
    return recorders.size();
  }

  private void begin() {
    Organization owner = world.organizations.get(random.nextInt(World.ORGANIZATIONS));
    Promise promise =
        new Promise(
            recorders.size(), owner.id(), random.nextLong(), world.terms.idle(), world.time);
    recorders.add(new Recorder(promise, STYLES[random.nextInt(STYLES.length)], random, this));
  }

  private void losePower() {
    try {
      world.disk().losePowerAfter(random.nextInt(10));
      recorders.forEach(Recorder::act);
    } catch (SimulatedDisk.PowerLoss e) {
      world.tally.count("power cuts");
    }
    world.restartOnDisk(true);
    life = new Life(world, key -> {});
  }

  @Override
  public Life life() {
    return life;
  }

  @Override
  public void meanwhile() {
    // Nobody comes between: it is the hours that matter here.
  }

  @Override
  public boolean inACall(RecordingRef recording) {
    return false;
  }

  @Override
  public long mostBytes() {
    return world.terms.mostBytes();
  }

  @Override
  public boolean listMayLag() {
    return false;
  }
}
