package dev.custody.bootstrap.simulation;

import dev.custody.adapter.spool.simulated.SimulatedDisk;
import dev.custody.application.fake.CountingIds;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.organization.OrganizationName;
import dev.custody.domain.storage.LocationName;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.StorageSettings;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** What outlives a process: disk, database, the customers' stores, time. */
final class World {
  static final int ORGANIZATIONS = 2;

  final Random random;
  final Tally tally;
  final SimulatedTime time = new SimulatedTime();
  final CountingIds ids = new CountingIds();
  final SimulatedDatabase database;
  final SimulatedStore store;
  final Terms terms;
  final List<Organization> organizations = new ArrayList<>();
  final List<StorageLocation> locations = new ArrayList<>();
  final DiskFaults diskFaults;
  private SimulatedDisk disk;

  World(Random random, Terms terms, Tally tally) {
    this.random = random;
    this.terms = terms;
    this.tally = tally;
    disk = new SimulatedDisk(random);
    database = new SimulatedDatabase(random);
    store = new SimulatedStore(random, tally);
    diskFaults = new DiskFaults(random);
    disk.fail(diskFaults);
    for (int i = 0; i < ORGANIZATIONS; i++) {
      Organization organization =
          new Organization(
              ids.organization(),
              new OrganizationName("Customer " + i),
              ids.externalId(),
              Optional.empty(),
              time.instant());
      organizations.add(organization);
      database.add(organization);
      StorageLocation location = location(organization.id(), i);
      locations.add(location);
      database.add(location);
    }
  }

  private StorageLocation location(OrganizationId owner, int number) {
    Map<String, SettingValue> values = new TreeMap<>();
    values.put("container", new SettingValue.Text(container(number)));
    values.put("equalParts", new SettingValue.Flag(random.nextInt(4) == 0));
    values.put("versioned", new SettingValue.Flag(random.nextInt(3) == 0));
    return StorageLocation.draft(
            ids.location(),
            owner,
            store.descriptor(),
            new LocationName(container(number)),
            new StorageSettings(values),
            false,
            time.instant())
        .activated(time.instant());
  }

  static String container(int number) {
    return "customer-" + number;
  }

  /** The container of an organization. */
  String container(OrganizationId owner) {
    for (int i = 0; i < organizations.size(); i++) {
      if (organizations.get(i).id().equals(owner)) {
        return container(i);
      }
    }
    throw new AssertionError("nobody's: " + owner);
  }

  SimulatedDisk disk() {
    return disk;
  }

  void flip(Path path) {
    try {
      var file = disk.file(path);
      if (file.length() > 0) {
        file.flip(random.nextInt(file.length()), 1 << random.nextInt(8));
      }
    } catch (NoSuchFileException e) {
      throw new AssertionError(e);
    }
  }

  /** The process that had it is no more. */
  void restartOnDisk(boolean powerLost) {
    disk = powerLost ? disk.afterPowerLoss() : disk.afterKill();
    disk.fail(diskFaults);
  }

  /** Nothing fails from now on. */
  void mend() {
    database.trouble(0);
    store.mend();
    store.arrive();
    diskFaults.mend();
    disk.setCapacity(Long.MAX_VALUE);
    disk.losePowerAfter(Long.MAX_VALUE);
  }
}
