package dev.custody.bootstrap.simulation;

import dev.custody.adapter.spool.FilesystemSpool;
import dev.custody.adapter.spool.simulated.SimulatedDisk;
import dev.custody.application.fake.InMemoryAnswers;
import dev.custody.application.fake.InMemorySessions;
import dev.custody.application.fake.InMemoryTokens;
import dev.custody.application.port.in.Record;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.service.Ports;
import dev.custody.application.service.StorageTypes;
import dev.custody.application.service.UseCases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The service from its start to its death: the classes of the jar, on a world that outlives it. */
final class Life implements Pulse {
  static final Path SPOOL = Path.of("/spool");

  /** As the hourly one of the jar, on the small scale of {@link Terms}. */
  private static final Duration BETWEEN_SWEEPS_OF_THE_SPOOL = Duration.ofMinutes(1);

  private final World world;
  private final SimulatedDisk disk;
  private final SimulatedScheduler scheduler;
  private final FilesystemSpool spool;
  private final UseCases useCases;
  private long beatsLeft = Long.MAX_VALUE;

  /** Opens the spool, and starts. */
  Life(World world, SimulatedStore.Meanwhile meanwhile) {
    this.world = world;
    SimulatedDatabase database = world.database;
    disk = world.disk();
    scheduler = new SimulatedScheduler(world.time, world.random);
    spool = FilesystemSpool.open(SPOOL, world.terms.limits(), world.time, scheduler.atOnce(), disk);
    useCases =
        new UseCases(
            new Ports(
                database.organizations(this),
                new InMemoryTokens(),
                new InMemorySessions(),
                database.locations(this),
                database.verifications(this),
                database.recordings(this),
                new InMemoryAnswers(),
                database.audit(this),
                database.transactions(),
                spool,
                new StorageTypes(List.of(world.store.type(this, meanwhile))),
                scheduler,
                world.ids,
                world.time,
                world.random),
            world.terms.settings());
    useCases.start();
    sweepSpoolLater();
  }

  private void sweepSpoolLater() {
    scheduler.after(BETWEEN_SWEEPS_OF_THE_SPOOL, this::sweepSpool);
  }

  private void sweepSpool() {
    try {
      spool.sweep(world.time.instant());
    } catch (SpoolException e) {
      Expected.require(e);
    }
    sweepSpoolLater();
  }

  /** It dies after so many more calls of the database or a store. */
  void dieAfter(long beats) {
    beatsLeft = beats;
  }

  @Override
  public void beat() {
    if (disk.isOff() || beatsLeft-- <= 0) {
      disk.turnOff();
      throw new SimulatedDisk.PowerLoss();
    }
  }

  SimulatedScheduler scheduler() {
    return scheduler;
  }

  Spool spool() {
    return spool;
  }

  Record record() {
    return useCases.record();
  }

  UseCases useCases() {
    return useCases;
  }

  /** Ends as it is asked to. */
  void close() {
    scheduler.runReady();
    useCases.close();
    spool.close();
    disk.turnOff();
  }
}
