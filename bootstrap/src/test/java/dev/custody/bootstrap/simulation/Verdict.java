package dev.custody.bootstrap.simulation;

import dev.custody.adapter.storage.testkit.memory.StoredObject;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the world against what was promised. */
final class Verdict {
  /** The sweeps of list and spool, the look for idle ones, the routine verification. */
  private static final int TIMERS_FOR_EVER = 4;

  private static final int MOST_CALLS = 40;

  private final World world;
  private final List<Recorder> recorders;

  Verdict(World world, List<Recorder> recorders) {
    this.world = world;
    this.recorders = recorders;
  }

  void require(boolean so, String otherwise) {
    if (!so) {
      throw new AssertionError(otherwise);
    }
  }

  private List<Promise> promises() {
    return recorders.stream().map(Recorder::promise).toList();
  }

  /** Without a database everything that is not stored is found, and kept. */
  void orphaned(Life life) {
    Map<RecordingRef, SpoolEntry> found = new HashMap<>();
    life.spool().forEach(entry -> found.put(entry.recording(), entry));
    for (Promise promise : promises()) {
      if (promise.ref().isEmpty() || promise.discardTried() || promise.spoilt()) {
        continue;
      }
      SpoolEntry entry =
          promise.required(
              Optional.ofNullable(found.get(promise.ref().get())),
              "it is not found without the database");
      promise.require(
          entry.durableBytes() >= promise.acknowledged() && entry.lost().isEmpty(),
          "without the database it is found as " + entry);
    }
  }

  /** A while after the last fault. */
  void atRest(Life life, int callsSince) {
    for (Promise promise : promises()) {
      if (promise.ref().isPresent()) {
        judge(promise, promise.ref().get(), life);
      }
    }
    foundlings(life);
    others();
    require(
        callsSince <= MOST_CALLS * (recorders.size() + 1),
        "%d calls of stores for %d recordings".formatted(callsSince, recorders.size()));
    require(life.scheduler().tasks() == 0, "something is under way still");
  }

  /** Nothing has come back, and nothing has gone. */
  void aDayLater(Life life) {
    atRest(life, 0);
    for (Promise promise : promises()) {
      if (promise.discardTold()) {
        requireGone(promise, life);
      }
    }
    require(
        life.scheduler().timers() == TIMERS_FOR_EVER,
        "%d timers wait, and nothing is to be done".formatted(life.scheduler().timers()));
  }

  private void requireGone(Promise promise, Life life) {
    RecordingRef ref = promise.ref().orElseThrow();
    promise.require(
        life.spool().find(ref).orElseThrow().purged(), "it was discarded, and its bytes are there");
    String id = ref.recording().value();
    world
        .store
        .objects(world.container(promise.organization()))
        .forEach((key, object) ->
            promise.require(
                !key.value().contains(id) || world.store.foreign().containsKey(key),
                "it was discarded, and a day later its object lies under " + key));
  }

  private void judge(Promise promise, RecordingRef ref, Life life) {
    Recording row = promise.required(world.database.row(ref), "it is not listed");
    promise.seen(row);
    SpoolEntry entry = promise.required(life.spool().find(ref), "the spool knows nothing of it");
    promise.require(
        entry.discardedAt().isPresent() == (row.state() instanceof RecordingState.Discarded),
        "the spool has %s, and the list %s".formatted(entry, row));
    switch (row.state()) {
      case RecordingState.Stored stored -> stored(promise, row, stored, entry);
      case RecordingState.Discarded discarded -> {}
      case RecordingState.Quarantined quarantined -> {
        promise.require(promise.spoilt(), "it is in quarantine: " + row + ", " + entry);
        lost(promise, row, entry, life);
      }
      case RecordingState.Receiving other -> neverStored(promise, row, entry);
      case RecordingState.Received other -> neverStored(promise, row, entry);
      case RecordingState.Delivering other -> neverStored(promise, row, entry);
    }
  }

  private static void neverStored(Promise promise, Recording row, SpoolEntry entry) {
    promise.require(
        false, "nothing fails any more, and it is not stored: %s; %s".formatted(row, entry));
  }

  private void stored(
      Promise promise, Recording row, RecordingState.Stored stored, SpoolEntry entry) {
    Ending ending = stored.ending();
    promise.require(
        ending.length() >= promise.acknowledged() && ending.length() <= promise.sent(),
        "%d bytes of it are stored".formatted(ending.length()));
    promise.requireEnding(ending);
    Optional<StoredObject> found =
        Optional.ofNullable(
            world.store.objects(world.container(promise.organization())).get(stored.key()));
    if (found.isEmpty() && promise.discardTried()) {
      // Its object goes first: whoever asked for that was not told that it is done.
      return;
    }
    StoredObject object = promise.required(found, "its object is not there: " + stored.key());
    promise.requireSame(0, object.bytes(), (int) ending.length());
    promise.require(
        ending.sha256().hex().equals(promise.sha256(0, (int) ending.length())),
        "its SHA-256 is wrong");
    requireOneObject(promise);
    promise.require(
        object.attributes().token().equals(entry.header().token()),
        "somebody else's object is taken for its own: " + stored.key());
    // Where it was deleted and nobody was told, a put that arrives late may lie there instead.
    promise.require(
        object.versionId().equals(stored.versionId()) || promise.discardTried(),
        "its version is " + stored.versionId());
    promise.require(
        entry.purged()
            && entry.tombstone().filter(tomb -> tomb.key().equals(stored.key())).isPresent()
            && entry.durableBytes() == ending.length()
            && row.bytes() == ending.length()
            && row.blocked().isEmpty(),
        "the spool has %s, and the list %s".formatted(entry, row));
  }

  /** Where nothing gave a reason for another, no second copy of it was sent. */
  private void requireOneObject(Promise promise) {
    String id = promise.ref().orElseThrow().recording().value();
    long copies =
        world.store.objects(world.container(promise.organization())).keySet().stream()
            .filter(key -> key.value().contains(id))
            .count();
    promise.require(
        copies == 1 || world.store.doubtful() || promise.spoilt(),
        "%d objects of it are in its location".formatted(copies));
  }

  /** What is told to be lost is lost, and nothing else. */
  private static void lost(Promise promise, Recording row, SpoolEntry entry, Life life) {
    promise.require(!row.lost().isEmpty(), "nothing of it is told to be lost: " + row);
    long from = 0;
    List<LostRange> ranges = new ArrayList<>(row.lost());
    ranges.sort((a, b) -> Long.compare(a.from(), b.from()));
    for (LostRange range : ranges) {
      promise.require(range.to() <= promise.sent(), "lost beyond what was sent: " + range);
      whole(promise, from, Math.min(range.from(), entry.durableBytes()), life);
      from = Math.max(from, range.to());
    }
    whole(promise, from, entry.durableBytes(), life);
  }

  private static void whole(Promise promise, long from, long to, Life life) {
    if (from >= to || promise.spoiltUnseen()) {
      return;
    }
    var range = new ByteRange(from, to - from);
    try (InputStream in = life.spool().content(promise.ref().orElseThrow(), range).open()) {
      promise.requireSame(from, in.readAllBytes(), (int) (to - from));
    } catch (IOException e) {
      promise.require(false, "not told to be lost, and not there: %s: %s".formatted(range, e));
    }
  }

  /** Recordings whose recorder never heard that they were begun: none has a byte. */
  private void foundlings(Life life) {
    Set<RecordingRef> known = new HashSet<>();
    promises().forEach(promise -> promise.ref().ifPresent(known::add));
    life.spool()
        .forEach(entry -> {
          if (!known.contains(entry.recording())) {
            require(entry.durableBytes() == 0, "nobody sent this: " + entry);
            // One that could not even be given up is found by the next start.
            boolean neverListed = world.database.row(entry.recording()).isEmpty();
            require(entry.purged() || neverListed, "nobody's, and never stored: " + entry);
          }
        });
    for (Organization organization : world.organizations) {
      for (Recording row : world.database.rows(organization.id())) {
        require(
            row.state() instanceof RecordingState.Stored
                || row.state() instanceof RecordingState.Discarded
                || (row.state() instanceof RecordingState.Quarantined && known.contains(row.ref())),
            "it is listed as " + row);
      }
    }
  }

  /** What is not ours is as it was, and every organization has its own alone. */
  private void others() {
    Map<ObjectKey, StoredObject> all = new HashMap<>();
    for (Organization organization : world.organizations) {
      world
          .store
          .objects(world.container(organization.id()))
          .forEach((key, object) -> {
            require(
                key.value().startsWith(organization.id().value() + "/"),
                key + " lies with " + organization.id());
            all.put(key, object);
          });
    }
    world
        .store
        .foreign()
        .forEach((key, bytes) -> {
          StoredObject object = all.get(key);
          require(
              object != null && java.util.Arrays.equals(object.bytes(), bytes),
              "somebody else's object under " + key + " is not as it was");
        });
  }

  void tell(Tally tally) {
    tally.count("runs");
    for (Promise promise : promises()) {
      promise
          .ref()
          .flatMap(world.database::row)
          .ifPresent(row -> tally.count("recordings that ended " + row.status().name()));
    }
  }
}
