package dev.custody.bootstrap.simulation;

import dev.custody.application.fake.InMemoryAuditLog;
import dev.custody.application.fake.InMemoryLocations;
import dev.custody.application.fake.InMemoryOrganizations;
import dev.custody.application.fake.InMemoryRecordings;
import dev.custody.application.fake.InMemoryTransactions;
import dev.custody.application.fake.InMemoryVerifications;
import dev.custody.application.port.out.AuditLog;
import dev.custody.application.port.out.Organizations;
import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.StorageLocations;
import dev.custody.application.port.out.Transactions;
import dev.custody.application.port.out.Verifications;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.StorageLocation;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * The database as the use cases see it: the ports in memory, which lose nothing of what they
 * answered. Statements fail when {@link #trouble} says so, before they are done or after. A copy
 * can be taken, and put back.
 */
final class SimulatedDatabase {
  private static final int ALL = 500;

  private final Random random;
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private InMemoryOrganizations organizations = new InMemoryOrganizations(transactions);
  private InMemoryRecordings recordings = new InMemoryRecordings();
  private InMemoryLocations locations = locations();
  private InMemoryVerifications verifications = new InMemoryVerifications();
  private int trouble;
  private boolean inTransaction;

  /** All that a copy of the database is worth. */
  record Copy(
      List<Organization> organizations,
      List<StorageLocation> locations,
      List<Recording> recordings) {}

  SimulatedDatabase(Random random) {
    this.random = random;
  }

  private InMemoryLocations locations() {
    return new InMemoryLocations(location -> recordings.pinned(location));
  }

  /** So many of a hundred statements fail from now on. */
  void trouble(int percent) {
    trouble = percent;
  }

  void add(Organization organization) {
    organizations.add(organization);
  }

  void add(StorageLocation location) {
    locations.add(location);
  }

  Optional<Recording> row(RecordingRef recording) {
    return recordings.find(recording);
  }

  StorageLocation location(StorageLocation of) {
    return locations.find(of.organization(), of.id()).orElse(of);
  }

  List<Recording> rows(OrganizationId organization) {
    return recordings.all(organization);
  }

  Copy copy() {
    List<Organization> all = organizations.list(new PageRequest(ALL, Optional.empty())).items();
    return new Copy(
        all,
        all.stream()
            .flatMap(owner ->
                locations.list(owner.id(), new PageRequest(ALL, Optional.empty())).items().stream())
            .toList(),
        all.stream().flatMap(owner -> recordings.all(owner.id()).stream()).toList());
  }

  /** Puts a copy in the place of all that is there. */
  void restore(Copy copy) {
    organizations = new InMemoryOrganizations(transactions);
    recordings = new InMemoryRecordings();
    locations = locations();
    verifications = new InMemoryVerifications();
    copy.organizations.forEach(organizations::add);
    copy.locations.forEach(locations::add);
    copy.recordings.forEach(recordings::put);
  }

  static Copy nothing() {
    return new Copy(List.of(), List.of(), List.of());
  }

  Organizations organizations(Pulse pulse) {
    return Watched.by(Organizations.class, () -> organizations, hand(pulse));
  }

  Recordings recordings(Pulse pulse) {
    return Watched.by(Recordings.class, () -> recordings, hand(pulse));
  }

  StorageLocations locations(Pulse pulse) {
    return Watched.by(StorageLocations.class, () -> locations, hand(pulse));
  }

  Verifications verifications(Pulse pulse) {
    return Watched.by(Verifications.class, () -> verifications, hand(pulse));
  }

  /** Nobody reads it here: what it is told is forgotten. */
  AuditLog audit(Pulse pulse) {
    Watched.Hand hand = hand(pulse);
    return Watched.by(
        AuditLog.class,
        InMemoryAuditLog::new,
        (method, arguments, real) -> {
          try {
            return hand.call(method, arguments, real);
          } catch (Expected.DatabaseFault e) {
            throw new AuditLog.AuditLogException("it takes nothing", e);
          }
        });
  }

  /** What fails in the middle of one is undone. */
  Transactions transactions() {
    return new Transactions() {
      @Override
      public <T> T durably(Supplier<T> work) {
        return transactions.durably(() -> inTransaction ? work.get() : outermost(work));
      }
    };
  }

  private <T> T outermost(Supplier<T> work) {
    Copy before = copy();
    inTransaction = true;
    boolean done = false;
    try {
      T answer = work.get();
      done = true;
      return answer;
    } finally {
      inTransaction = false;
      if (!done) {
        InMemoryVerifications kept = verifications;
        restore(before);
        verifications = kept;
      }
    }
  }

  private Watched.Hand hand(Pulse pulse) {
    return (method, arguments, real) -> {
      pulse.beat();
      boolean fails = trouble > 0 && random.nextInt(100) < trouble;
      boolean unheard = fails && random.nextBoolean();
      if (fails && !unheard) {
        throw new Expected.DatabaseFault(method + " was not done");
      }
      Object answer = real.make();
      pulse.beat();
      if (unheard) {
        throw new Expected.DatabaseFault(method + " was done, and nobody heard of it");
      }
      return answer;
    };
  }
}
