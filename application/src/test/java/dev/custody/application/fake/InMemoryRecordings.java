package dev.custody.application.fake;

import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.SpoolId;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.recording.Backlog;
import dev.custody.domain.recording.Blockage;
import dev.custody.domain.recording.Blocked;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingFilter;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.recording.Status;
import dev.custody.domain.storage.LocationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recordings in memory. */
public final class InMemoryRecordings implements Recordings {
  private final Map<String, Recording> byRef = new TreeMap<>();
  private final List<Consumer<Recording>> onUpdate = new ArrayList<>();
  private int updates;
  private int pages;
  private Runnable before = () -> {};
  private Optional<RuntimeException> fault = Optional.empty();

  /** Is told of each recording as it was changed. */
  public synchronized void onUpdate(Consumer<Recording> listener) {
    onUpdate.add(listener);
  }

  public synchronized void clearListeners() {
    onUpdate.clear();
  }

  /** Every change fails from now on. */
  public synchronized void fail(RuntimeException failure) {
    fault = Optional.of(failure);
  }

  /** What happens before each call, as that none is answered. */
  public synchronized void beforeEach(Runnable happens) {
    before = happens;
  }

  public synchronized void work() {
    before = () -> {};
    fault = Optional.empty();
  }

  public synchronized int updates() {
    return updates;
  }

  /** How many pages of unfinished ones were asked for. */
  public synchronized int pages() {
    return pages;
  }

  /** As an older copy of the database would have it. */
  public synchronized void forget(RecordingRef recording) {
    byRef.remove(recording.toString());
  }

  public synchronized boolean pinned(LocationId location) {
    return byRef.values().stream().anyMatch(recording -> recording.location().equals(location));
  }

  /** All of an organization's, in order of their ids. */
  public synchronized List<Recording> all(OrganizationId organization) {
    return byRef.values().stream()
        .filter(recording -> recording.organization().equals(organization))
        .toList();
  }

  public synchronized void put(Recording recording) {
    byRef.put(recording.ref().toString(), recording);
  }

  @Override
  public void open(SpoolId spool) {}

  @Override
  public void requireStillOurs() {}

  @Override
  public void hold(RecordingRef recording) {}

  @Override
  public synchronized void add(Recording recording) {
    before.run();
    throwFault();
    byRef.putIfAbsent(recording.ref().toString(), recording);
  }

  @Override
  public synchronized Optional<Recording> find(RecordingRef recording) {
    before.run();
    return Optional.ofNullable(byRef.get(recording.toString()));
  }

  @Override
  public synchronized Optional<Recording> update(
      RecordingRef recording, UnaryOperator<Recording> change) {
    before.run();
    throwFault();
    updates++;
    Optional<Recording> changed = find(recording).map(change);
    changed.ifPresent(this::put);
    changed.ifPresent(found -> onUpdate.forEach(listener -> listener.accept(found)));
    return changed;
  }

  @Override
  public synchronized Page<Recording> list(
      OrganizationId organization, RecordingFilter filter, PageRequest page) {
    return InMemory.page(
        byRef.values().stream()
            .filter(recording -> recording.organization().equals(organization))
            .filter(recording ->
                filter
                    .status()
                    .map(recording.status()::equals)
                    .orElse(recording.status() != Status.DISCARDED))
            .sorted(Comparator.comparing(Recording::startedAt).reversed())
            .toList(),
        page);
  }

  @Override
  public synchronized Map<Status, Backlog> unfinishedByStatus() {
    Map<Status, Backlog> all = new EnumMap<>(Status.class);
    byRef.values().stream()
        .filter(recording ->
            recording.status() != Status.STORED && recording.status() != Status.DISCARDED)
        .forEach(recording ->
            all.merge(
                recording.status(),
                new Backlog(
                    1,
                    recording.bytes(),
                    Optional.of(recording.ending().map(Ending::at).orElse(recording.startedAt()))),
                InMemoryRecordings::both));
    return all;
  }

  private static Backlog both(Backlog one, Backlog other) {
    return new Backlog(
        one.recordings() + other.recordings(),
        one.bytes() + other.bytes(),
        Stream.of(one, other)
            .flatMap(each -> each.oldest().stream())
            .min(Comparator.naturalOrder()));
  }

  @Override
  public synchronized List<Blockage> blockages(OrganizationId organization, int most) {
    Map<String, List<Blocked>> byReason =
        byRef.values().stream()
            .filter(recording -> recording.organization().equals(organization))
            .flatMap(recording -> recording.blocked().stream())
            .collect(Collectors.groupingBy(Blocked::reason));
    return byReason.entrySet().stream()
        .map(each ->
            new Blockage(
                each.getKey(),
                each.getValue().size(),
                each.getValue().stream()
                    .map(Blocked::since)
                    .min(Comparator.naturalOrder())
                    .orElseThrow()))
        .sorted(
            Comparator.comparingLong(Blockage::recordings)
                .reversed()
                .thenComparing(Blockage::reason))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized Backlog quarantined(OrganizationId organization) {
    return waiting(organization, RecordingState.Quarantined.class::isInstance);
  }

  @Override
  public synchronized Backlog backlog(OrganizationId organization) {
    return waiting(
        organization,
        state ->
            state instanceof RecordingState.Received || state instanceof RecordingState.Delivering);
  }

  private Backlog waiting(OrganizationId organization, Predicate<RecordingState> wanted) {
    List<Recording> waiting =
        byRef.values().stream()
            .filter(recording -> recording.organization().equals(organization))
            .filter(recording -> wanted.test(recording.state()))
            .toList();
    Optional<Instant> oldest =
        waiting.stream()
            .flatMap(recording -> recording.ending().map(Ending::at).stream())
            .min(Comparator.naturalOrder());
    return new Backlog(waiting.size(), waiting.stream().mapToLong(Recording::bytes).sum(), oldest);
  }

  @Override
  public synchronized boolean anyPinnedTo(LocationId location) {
    return pinned(location);
  }

  @Override
  public synchronized List<Recording> unfinished(Optional<RecordingRef> after, int limit) {
    before.run();
    pages++;
    return byRef.values().stream()
        .filter(recording ->
            recording.status() != Status.STORED && recording.status() != Status.DISCARDED)
        .filter(recording ->
            after.map(ref -> recording.ref().toString().compareTo(ref.toString()) > 0).orElse(true))
        .limit(limit)
        .toList();
  }

  private void throwFault() {
    fault.ifPresent(failure -> {
      throw failure;
    });
  }
}
