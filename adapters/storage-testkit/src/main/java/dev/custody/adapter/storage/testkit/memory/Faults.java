package dev.custody.adapter.storage.testkit.memory;

import dev.custody.adapter.storage.testkit.memory.Effect.Quirk;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Orders the store to fail, and tells what was asked of it. An order reads like {@code
 * faults.on(PUT).forKeys(prefix).times(2).fail(UNAVAILABLE)}; without {@code times} it holds until
 * {@link Fault#stop}. Several may hit one call.
 */
public final class Faults {
  private static final int MOST_CALLS = 10_000;

  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final Deque<Call> calls = new ArrayDeque<>();

  Faults() {}

  /** Begins an order for these operations. */
  public Order on(Operation first, Operation... more) {
    return new Order(EnumSet.of(first, more), "", Long.MAX_VALUE);
  }

  /** Begins an order for all operations. */
  public Order onEverything() {
    return new Order(EnumSet.allOf(Operation.class), "", Long.MAX_VALUE);
  }

  /** A policy that allows writing and nothing else. */
  public Fault writeOnly() {
    return on(Operation.HEAD, Operation.READ, Operation.LIST, Operation.DELETE)
        .fail(Failure.REFUSED);
  }

  /** Ends all of them. */
  public void stop() {
    faults.forEach(Fault::stop);
    faults.clear();
  }

  /** The last 10,000 calls, in the order in which they came. */
  public List<Call> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** How many of the last 10,000 calls were of this kind. */
  public long calls(Operation operation) {
    return calls().stream().filter(call -> call.operation() == operation).count();
  }

  <T> T run(Operation operation, String key, Function<Orders, T> work) {
    Call call = new Call(operation, key);
    note(call);
    List<Fault> hit = faults.stream().filter(fault -> fault.hits(call)).toList();
    hit.forEach(fault -> fault.before(call));
    T answer = work.apply(Orders.of(hit));
    hit.forEach(fault -> fault.after(call));
    return answer;
  }

  private void note(Call call) {
    synchronized (calls) {
      if (calls.size() == MOST_CALLS) {
        calls.removeFirst();
      }
      calls.addLast(call);
    }
  }

  /** An order that is being written; each of the last words adds the fault. */
  public final class Order {
    private final Set<Operation> operations;
    private final String keyPrefix;
    private final long times;

    private Order(Set<Operation> operations, String keyPrefix, long times) {
      this.operations = operations;
      this.keyPrefix = keyPrefix;
      this.times = times;
    }

    /** Only for calls whose key, or prefix of a list, starts with {@code prefix}. */
    public Order forKeys(String prefix) {
      return new Order(operations, prefix, times);
    }

    /** Only for the next {@code count} calls. */
    public Order times(long count) {
      return new Order(operations, keyPrefix, count);
    }

    /** The call fails and takes no effect. */
    public Fault fail(Failure failure) {
      return add(new Effect.Fail(failure, false));
    }

    /** The call takes effect and fails all the same. */
    public Fault failAfterwards(Failure failure) {
      return add(new Effect.Fail(failure, true));
    }

    /** The call takes effect, and its reply is lost. */
    public Fault loseReply() {
      return failAfterwards(Failure.UNAVAILABLE);
    }

    /** The call stands still before it takes effect, until the fault is stopped. */
    public Fault stall() {
      return add(new Effect.Stall(false));
    }

    /** The call takes effect and stands still before it answers, until the fault is stopped. */
    public Fault stallAfterwards() {
      return add(new Effect.Stall(true));
    }

    /** A read's stream breaks behind {@code bytes} bytes. */
    public Fault breakAfter(long bytes) {
      return add(new Effect.Break(bytes));
    }

    /** Other bytes are stored than were sent; answers tell of those that are stored. */
    public Fault storeOtherBytes() {
      return add(Quirk.OTHER_BYTES);
    }

    /** Answers carry no checksum. */
    public Fault tellNoChecksum() {
      return add(Quirk.NO_CHECKSUM);
    }

    /** What is stored gets an ETag that is no MD5. */
    public Fault tellOpaqueEtag() {
      return add(Quirk.OPAQUE_ETAG);
    }

    /** An object that is there already is overwritten, as by a store that knows no condition. */
    public Fault beDeafToConditions() {
      return add(Quirk.DEAF);
    }

    private Fault add(Effect effect) {
      Fault fault = new Fault(operations, keyPrefix, times, effect);
      faults.add(fault);
      return fault;
    }
  }
}
