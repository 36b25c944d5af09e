package dev.custody.bootstrap.simulation;

import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.adapter.storage.testkit.memory.Failure;
import dev.custody.adapter.storage.testkit.memory.InMemoryStorageType;
import dev.custody.adapter.storage.testkit.memory.OpenUpload;
import dev.custody.adapter.storage.testkit.memory.Operation;
import dev.custody.adapter.storage.testkit.memory.StoredObject;
import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.storage.ObjectKey;
import dev.custody.domain.storage.StorageDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The customers' stores: the strict one in memory, whose calls fail, whose answers are lost, whose
 * effects come late, as {@link #trouble} says; and in which others do what they want.
 */
final class SimulatedStore {
  static final long LEAST_PART_BYTES = 512;
  static final String FOREIGN = "somebody-elses";
  private static final long CAPACITY = 64L << 20;
  private static final int MOST_LATE = 4;

  private final Random random;
  private final Tally tally;
  private final InMemoryStorageType memory = new InMemoryStorageType(CAPACITY, LEAST_PART_BYTES);
  private final Deque<Runnable> late = new ArrayDeque<>();
  private final Map<ObjectKey, byte[]> foreign = new HashMap<>();
  private int trouble;
  private int calls;
  private boolean doubtful;
  private Watcher watcher = key -> {};

  /** Is asked whether an object may be deleted. */
  interface Watcher {
    void deleted(ObjectKey key);
  }

  /** Lets other things happen while a call is on its way. */
  interface Meanwhile {
    void during(ObjectKey key);
  }

  SimulatedStore(Random random, Tally tally) {
    this.random = random;
    this.tally = tally;
  }

  void watchedBy(Watcher who) {
    watcher = who;
  }

  /** So many of a hundred calls meet a fault of their own from now on. */
  void trouble(int percent) {
    trouble = percent;
  }

  int calls() {
    return calls;
  }

  StorageDescriptor descriptor() {
    return memory.descriptor();
  }

  /** What lies in a container. */
  Map<ObjectKey, StoredObject> objects(String container) {
    return memory.objects(container);
  }

  Map<ObjectKey, byte[]> foreign() {
    return foreign;
  }

  /** Whether anything happened for which a recording may need more than one key. */
  boolean doubtful() {
    return doubtful;
  }

  /** All calls fail alike from now on, until {@link #mend}. */
  void fail(Failure failure) {
    doubtful |= failure == Failure.REFUSED;
    memory.faults().onEverything().fail(failure);
  }

  /** A policy that lets the service write, and neither ask nor read. */
  void writeOnly() {
    doubtful = true;
    memory.faults().writeOnly();
    memory.faults().onEverything().tellNoChecksum();
  }

  /** The next few answers tell less than they could, or the store keeps other bytes. */
  void beOdd() {
    doubtful = true;
    Operation on = random.nextBoolean() ? Operation.PUT : Operation.PART;
    var order = memory.faults().on(on).times(1 + random.nextInt(3));
    switch (random.nextInt(4)) {
      case 0 -> order.storeOtherBytes();
      case 1 -> order.tellNoChecksum();
      case 2 -> order.tellOpaqueEtag();
      default -> {
        memory.faults().onEverything().times(4).tellNoChecksum();
        memory.faults().onEverything().times(4).tellOpaqueEtag();
      }
    }
  }

  void mend() {
    memory.faults().stop();
    trouble = 0;
  }

  /** What was on its way for long arrives. */
  void arrive() {
    while (!late.isEmpty()) {
      try {
        late.removeFirst().run();
      } catch (StorageException e) {
        tally.count("late puts that were refused");
      }
    }
  }

  /** A rule of the customer's takes away what is in parts. */
  void forgetUploads(StoragePlace place, String container) {
    try (Storage storage = memory.open(place)) {
      for (OpenUpload upload : memory.uploads(container)) {
        storage.abort(upload.key(), upload.id());
      }
    } catch (StorageException e) {
      tally.count("uploads that the store kept");
    }
  }

  StorageType type(Pulse pulse, Meanwhile meanwhile) {
    return Watched.by(
        StorageType.class,
        () -> memory,
        (method, arguments, real) ->
            method.equals("open") ? watched((Storage) real.make(), pulse, meanwhile) : real.make());
  }

  private Storage watched(Storage storage, Pulse pulse, Meanwhile meanwhile) {
    return Watched.by(
        Storage.class,
        () -> storage,
        (method, arguments, real) ->
            method.equals("close") || method.equals("partRules")
                ? real.make()
                : call(storage, method, arguments, real, pulse, meanwhile));
  }

  private Object call(
      Storage storage,
      String method,
      Object[] arguments,
      Watched.Call real,
      Pulse pulse,
      Meanwhile meanwhile) {
    calls++;
    pulse.beat();
    if (method.equals("delete")) {
      watcher.deleted((ObjectKey) arguments[0]);
    }
    if (arguments[0] instanceof ObjectKey key) {
      meanwhile.during(key);
    }
    pulse.beat();
    boolean troubled = trouble > 0 && random.nextInt(100) < trouble;
    boolean replyLost = troubled && before(storage, method, arguments);
    Object answer = real.make();
    pulse.beat();
    if (replyLost) {
      tally.count("replies lost");
      throw new StorageException.Unavailable("the reply to " + method + " was lost", null);
    }
    return answer;
  }

  /** What happens to a call before it has an effect; answers whether its reply is lost besides. */
  private boolean before(Storage storage, String method, Object[] arguments) {
    switch (random.nextInt(8)) {
      case 0, 1 -> throw new StorageException.Unavailable(method + " did not get there", null);
      case 2, 3 -> {
        return true;
      }
      case 4 -> {
        doubtful |= method.equals("head") || method.equals("read");
        throw refused(method);
      }
      case 5 -> {
        delay(storage, method, arguments);
        return true;
      }
      case 6 -> strange(storage, method, arguments);
      default -> foreign(storage, method, arguments);
    }
    return false;
  }

  private static StorageException.Refused refused(String method) {
    return new StorageException.Refused(
        method + " was refused",
        new StorageException.Refusal(method, Optional.empty(), Optional.empty(), Optional.empty()),
        null);
  }

  /** The call takes its effect once the service has long given it up. */
  private void delay(Storage storage, String method, Object[] arguments) {
    if (!method.equals("putIfAbsent") || late.size() == MOST_LATE) {
      return;
    }
    tally.count("puts that arrived late");
    ObjectKey key = (ObjectKey) arguments[0];
    Content held = held((Content) arguments[1]);
    ObjectAttributes attributes = (ObjectAttributes) arguments[2];
    late.addLast(() -> storage.putIfAbsent(key, held, attributes));
    throw new StorageException.Unavailable("nobody knows whether " + method + " got there", null);
  }

  private static TestContent held(Content content) {
    try (InputStream in = content.open()) {
      return TestContent.of(in.readAllBytes());
    } catch (IOException e) {
      throw new StorageException.ContentUnreadable("our bytes cannot be read", e);
    }
  }

  private void strange(Storage storage, String method, Object[] arguments) {
    switch (method) {
      case "putPart", "completeIfAbsent" -> {
        if (random.nextBoolean()) {
          tally.count("uploads that were gone");
          storage.abort((ObjectKey) arguments[0], (Storage.UploadId) arguments[1]);
        } else {
          tally.count("bytes that were rejected");
          throw new StorageException.ContentRejected("they are not what they should be", null);
        }
      }
      case "putIfAbsent" ->
          throw new StorageException.ContentRejected("it is not what it should be", null);
      default -> {}
    }
  }

  /** Sometimes those that we send: even so it is not our object. */
  private byte[] foreignBytes(Object[] arguments) {
    if (arguments[1] instanceof Content content && random.nextBoolean()) {
      return held(content).bytes();
    }
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  private void foreign(Storage storage, String method, Object[] arguments) {
    if (!method.equals("putIfAbsent") && !method.equals("completeIfAbsent")) {
      return;
    }
    ObjectKey key = (ObjectKey) arguments[0];
    byte[] bytes = foreignBytes(arguments);
    PutResult result =
        storage.putIfAbsent(
            key,
            TestContent.of(bytes),
            new ObjectAttributes(new ContentType("text/plain"), FOREIGN));
    if (result instanceof PutResult.Stored) {
      tally.count("keys that were taken");
      doubtful = true;
      // As it lies there: an odd store keeps other bytes of others too.
      for (int i = 0; i < World.ORGANIZATIONS; i++) {
        Optional.ofNullable(objects(World.container(i)).get(key))
            .ifPresent(object -> foreign.put(key, object.bytes()));
      }
    }
  }
}
