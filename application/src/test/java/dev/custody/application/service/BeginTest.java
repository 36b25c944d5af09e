package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.in.Record.Begin;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.in.Refusal.Reason;
import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Status;
import dev.custody.domain.recording.Title;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.LocationState;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.text.InvalidFields;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where recordings begin, and where they go. */
class BeginTest {
  private final Bench bench = new Bench();

  @Test
  void itIsPinnedToTheActiveLocationUnderAKeyOfIds() {
    Recording begun = bench.begun();

    assertEquals(bench.location.id(), begun.location());
    assertEquals(
        "uploads/%s/2025/03/01/%s.mp4".formatted(bench.organization.id(), begun.id()),
        bench.key(begun.ref()).value());
    assertEquals(Status.RECEIVING, begun.status());
    assertEquals(bench.clock.instant(), begun.startedAt());
  }

  @Test
  void itEndsWhereItBeganThoughAnotherLocationIsActiveByThen() {
    RecordingRef recording = bench.begun().ref();
    bench.locations.update(bench.organization.id(), bench.location.id(), StorageLocation::retired);
    StorageLocation next = bench.activeLocation(bench.organization.id(), "next");
    bench.useCases.record().seal(Bench.CALLER, recording);

    bench.scheduler.runReady();

    assertEquals(1, bench.far().keys().size());
    assertTrue(bench.far(next.id()).keys().isEmpty());
    assertEquals(next.id(), bench.begun().location());
  }

  @Test
  void withNowhereToGoItIsRefusedAndNothingIsLeft() {
    Organization homeless = bench.organization("Homeless");

    Refusal.Conflict refused = assertThrows(Refusal.Conflict.class, () -> bench.begunBy(homeless));

    assertEquals(Reason.NO_ACTIVE_LOCATION, refused.reason());
    assertTrue(bench.recordings.unfinished(Optional.empty(), 10).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"})
  void startsWithinTheCalendarAreTaken(String start) {
    Recording begun = bench.useCases.record().begin(startedAt(Instant.parse(start)));

    assertEquals(
        Instant.parse(start).truncatedTo(ChronoUnit.MICROS),
        begun.startedAt(),
        "as databases keep times");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1969-12-31T23:59:59.999999Z", "+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z"})
  void othersAreRefusedBeforeAnythingIsMade(String start) {
    InvalidFields refused =
        assertThrows(
            InvalidFields.class,
            () -> bench.useCases.record().begin(startedAt(Instant.parse(start))));

    assertEquals("/startedAt", refused.errors().getFirst().pointer());
  }

  @Test
  void aFullSpoolIsARefusalAndListsNothing() {
    bench.spool.faults().failNext("create", () -> new SpoolException.Full("no room"));

    assertThrows(Refusal.NoRoom.class, bench::begun);
    assertTrue(bench.recordings.unfinished(Optional.empty(), 10).isEmpty());
  }

  @Test
  void oneThatCannotBeListedWasNeverBegun() {
    bench.recordings.fail(new IllegalStateException("the database is gone"));
    assertThrows(IllegalStateException.class, bench::begun);
    bench.recordings.work();

    List<Boolean> discarded = new ArrayList<>();
    bench.spool.forEach(entry -> discarded.add(entry.discardedAt().isPresent() && entry.purged()));
    assertEquals(List.of(true), discarded);
    bench.restart().start();
    bench.scheduler.advance(Duration.ofDays(3));
    assertTrue(bench.far().keys().isEmpty());
  }

  @Test
  void theInstallationsDefaultIsMadeOnceHoweverManyBeginTogether() throws InterruptedException {
    Bench ofOperator = new Bench(Optional.of("operators-own"), Bench.MOST_BYTES);
    Organization tenant = ofOperator.organization("Tenant");
    Map<LocationId, Boolean> used = new ConcurrentHashMap<>();
    ofOperator.scheduler.onThreads();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      threads.add(
          Thread.ofVirtual().start(() -> used.put(ofOperator.begunBy(tenant).location(), true)));
    }
    for (Thread thread : threads) {
      assertTrue(thread.join(Duration.ofSeconds(20)));
    }

    assertEquals(1, used.size());
    assertEquals(1, locations(ofOperator, tenant).size());
    assertTrue(locations(ofOperator, tenant).getFirst().installationDefault());
  }

  @Test
  void anActiveLocationOfItsOwnGoesBeforeTheDefault() {
    Bench ofOperator = new Bench(Optional.of("operators-own"), Bench.MOST_BYTES);

    assertEquals(ofOperator.location.id(), ofOperator.begun().location());
    assertEquals(1, locations(ofOperator, ofOperator.organization).size());
  }

  @Test
  void aRetiredDefaultComesBackWhenNothingElseIsThere() {
    Bench ofOperator = new Bench(Optional.of("operators-own"), Bench.MOST_BYTES);
    Organization tenant = ofOperator.organization("Tenant");
    LocationId first = ofOperator.begunBy(tenant).location();
    ofOperator.useCases.configureStorage().retire(Bench.CALLER, tenant.id(), first);

    assertEquals(first, ofOperator.begunBy(tenant).location());
    assertEquals(1, locations(ofOperator, tenant).size());
  }

  @Test
  void anotherDefaultTypeMakesAnotherLocationOnceAndRetiresTheOneBefore() {
    Bench ofOperator = new Bench(Optional.of("operators-own"), Bench.MOST_BYTES);
    Organization tenant = ofOperator.organization("Tenant");
    LocationId before = ofOperator.begunBy(tenant).location();
    ofOperator.restart(Optional.of("fake"));

    LocationId after = ofOperator.begunBy(tenant).location();
    assertEquals(after, ofOperator.begunBy(tenant).location());
    assertEquals(after, ofOperator.begunBy(tenant).location());

    assertFalse(after.equals(before));
    assertEquals(2, locations(ofOperator, tenant).size());
    assertEquals(
        Set.of(LocationState.RETIRED, LocationState.ACTIVE),
        Set.copyOf(locations(ofOperator, tenant).stream().map(StorageLocation::state).toList()));
  }

  @Test
  void theOverviewTellsWhereRecordingsGoWithoutALocation() {
    Bench none = new Bench();
    assertEquals(
        Optional.empty(),
        none.useCases
            .configureStorage()
            .overview(none.organization("Tenant").id())
            .installationDefault());
    Bench some = new Bench(Optional.of("operators-own"), Bench.MOST_BYTES);
    assertEquals(
        Optional.of("operators-own"),
        some.useCases
            .configureStorage()
            .overview(some.organization("Tenant").id())
            .installationDefault()
            .map(type -> type.id().value()));
  }

  @Test
  void aDefaultTypeThatIsNotThereKeepsItFromStarting() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new Bench(Optional.of("tape"), Bench.MOST_BYTES));

    assertTrue(refused.toString().contains("custody.default-storage.type"));
  }

  private static List<StorageLocation> locations(Bench bench, Organization owner) {
    return bench.locations.list(owner.id(), new PageRequest(100, Optional.empty())).items();
  }

  private Begin startedAt(Instant start) {
    return new Begin(
        Bench.CALLER,
        bench.organization.id(),
        Title.NONE,
        ContentType.OCTET_STREAM,
        Labels.NONE,
        Optional.of(start),
        OptionalLong.empty());
  }
}
