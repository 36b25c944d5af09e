package dev.custody.bootstrap.e2e;

import dev.custody.adapter.storage.testkit.cloud.Fault;
import dev.custody.adapter.storage.testkit.cloud.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Faults that a delivery meets, and how it ends all the same.
 *
 * @param struck which calls; the first is what the case is about, the others lead there
 * @param until when the first is over
 * @param reason what is read of the recording while it is blocked
 * @param proof that it ends with
 * @param moved whether the recording goes to its next key, since something is under the first
 * @param leftOpen uploads in parts that nobody can know of, and the customer's rule takes away
 * @param opaque whether the bucket's ETags tell nothing
 */
record FaultCase(
    List<Struck> struck,
    Until until,
    Optional<String> reason,
    String proof,
    boolean moved,
    int leftOpen,
    boolean opaque) {

  /**
   * Calls that the same happens to.
   *
   * @param from the how manyth call of its kind is the first, counted from 1
   */
  record Struck(Operation operation, long from, long times, List<Fault> faults) {
    @Override
    public String toString() {
      return operation + " " + faults;
    }
  }

  /** When a fault is over. */
  enum Until {
    /** After some calls. */
    STRUCK,
    /** Once the recording was seen to be blocked. */
    BLOCKED,
    /** Once there were many tries. */
    TRIED,
    /** Likewise; and somebody has put something under the recording's key meanwhile. */
    TAKEN
  }

  /** Of two calls. */
  static FaultCase of(Operation operation, Fault... faults) {
    return new FaultCase(
        List.of(new Struck(operation, 1, 2, List.of(faults))),
        Until.STRUCK,
        Optional.empty(),
        "checksum",
        false,
        0,
        false);
  }

  FaultCase once() {
    return striking(1);
  }

  private FaultCase striking(long times) {
    List<Struck> changed = new ArrayList<>(struck);
    changed.set(0, new Struck(first().operation(), 1, times, first().faults()));
    return new FaultCase(changed, until, reason, proof, moved, leftOpen, opaque);
  }

  /** What brings a delivery to the call that the case is about; of one call. */
  FaultCase after(Operation operation, Fault... faults) {
    return with(new Struck(operation, 1, 1, List.of(faults)));
  }

  /** What happens to the calls behind those; to as many. */
  FaultCase then(Fault... faults) {
    Struck last =
        struck.stream().filter(each -> each.operation() == first().operation()).toList().getLast();
    return with(
        new Struck(last.operation(), last.from() + last.times(), first().times(), List.of(faults)));
  }

  private FaultCase with(Struck more) {
    List<Struck> changed = new ArrayList<>(struck);
    changed.add(more);
    return new FaultCase(changed, until, reason, proof, moved, leftOpen, opaque);
  }

  /** It lasts until it is seen; {@code words} tell the administrator what to do. */
  FaultCase blocking(String words) {
    return striking(Long.MAX_VALUE).until(Until.BLOCKED, Optional.of(words));
  }

  /** It lasts for many tries. */
  FaultCase lasting() {
    return striking(Long.MAX_VALUE).until(Until.TRIED, Optional.empty());
  }

  /** It lasts until there is something of somebody else's under the key. */
  FaultCase whileTheKeyIsTaken() {
    return striking(Long.MAX_VALUE).until(Until.TAKEN, Optional.empty()).movedOn();
  }

  private FaultCase until(Until when, Optional<String> words) {
    return new FaultCase(struck, when, words, proof, moved, leftOpen, opaque);
  }

  FaultCase provenBy(String word) {
    return new FaultCase(struck, until, reason, word, moved, leftOpen, opaque);
  }

  FaultCase movedOn() {
    return new FaultCase(struck, until, reason, proof, true, leftOpen, opaque);
  }

  FaultCase leavingOpen(int uploads) {
    return new FaultCase(struck, until, reason, proof, moved, uploads, opaque);
  }

  FaultCase withOpaqueEtags() {
    return new FaultCase(struck, until, reason, proof, moved, leftOpen, true);
  }

  Struck first() {
    return struck.getFirst();
  }

  @Override
  public String toString() {
    return struck.toString() + (until == Until.STRUCK ? "" : " until " + until);
  }
}
