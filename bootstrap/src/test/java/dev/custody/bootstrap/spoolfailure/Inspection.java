package dev.custody.bootstrap.spoolfailure;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Holds a spool that was opened after a crash against what was answered before it. */
final class Inspection {
  private final Spool spool;
  private final Pledge pledge;
  private final Answers before;

  private Inspection(Spool spool, Pledge pledge, Answers before) {
    this.spool = spool;
    this.pledge = pledge;
    this.before = before;
  }

  /**
   * Looks at one recording, and takes what is found for what is so.
   *
   * @param before what was certainly answered before the crash
   * @return what is there of it, if anything is
   */
  static Optional<SpoolEntry> of(Spool spool, Pledge pledge, Answers before) {
    return new Inspection(spool, pledge, before).run();
  }

  private Optional<SpoolEntry> run() {
    Optional<SpoolEntry> found = spool.find(pledge.ref());
    if (found.isEmpty()) {
      require(!before.has(Step.MAKE), "it was made, and is gone");
      return found;
    }
    SpoolEntry entry = found.get();
    require(pledge.tried(Step.MAKE), "nobody made it");
    require(entry.header().equals(pledge.header()), "its header is another: " + entry);
    require(entry.lost().isEmpty(), "bytes of it are told to be lost: " + entry);
    Set<Step> done = steps(entry);
    ending(entry);
    bytes(entry);
    pledge.is(new Answers(done, entry.durableBytes(), entry.ending(), deliveries()));
    return found;
  }

  private Set<Step> steps(SpoolEntry entry) {
    Set<Step> done = EnumSet.of(Step.MAKE);
    step(done, Step.LENGTH, entry.declaredLength().isPresent(), entry);
    step(done, Step.END, entry.ending().isPresent(), entry);
    step(done, Step.DISCARD, entry.discardedAt().isPresent(), entry);
    step(done, Step.ENTOMB, entry.tombstone().isPresent(), entry);
    if (entry.purged()) {
      require(
          done.contains(Step.ENTOMB) || done.contains(Step.DISCARD),
          "its bytes were freed, and nothing says why: " + entry);
      require(pledge.tried(Step.PURGE) || before.durable() == 0, "its bytes were freed: " + entry);
      done.add(Step.PURGE);
    }
    return done;
  }

  private void step(Set<Step> done, Step step, boolean is, SpoolEntry entry) {
    require(
        is || !before.has(step), "%s was answered, and is forgotten: %s".formatted(step, entry));
    require(!is || pledge.tried(step), "%s: nobody asked for that: %s".formatted(step, entry));
    if (is) {
      done.add(step);
    }
  }

  private void ending(SpoolEntry entry) {
    require(
        before.ending().isEmpty() || before.ending().equals(entry.ending()),
        "it ended otherwise: " + entry);
    entry.ending().ifPresent(ending -> requireRight(ending, entry));
    entry
        .tombstone()
        .ifPresent(tombstone ->
            require(
                entry.ending().filter(end -> end.length() == tombstone.length()).isPresent()
                    && entry.ending().get().sha256().equals(tombstone.sha256()),
                "its end and its proof differ: " + entry));
    OptionalLong declared = entry.declaredLength();
    require(
        declared.isEmpty() || declared.getAsLong() == pledge.declared(),
        "another length was declared: " + entry);
  }

  private void requireRight(Ending ending, SpoolEntry entry) {
    require(
        ending.length() == entry.durableBytes()
            && ending.sha256().equals(pledge.sha256(ending.length())),
        "what its end says is not what it is: " + entry);
  }

  private void bytes(SpoolEntry entry) {
    long durable = entry.durableBytes();
    require(
        durable >= before.durable(),
        "acknowledged bytes are gone: %d are left of %d".formatted(durable, before.durable()));
    require(
        durable <= Math.max(before.durable(), pledge.sent()),
        "there are %d bytes, and %d were sent".formatted(durable, pledge.sent()));
    if (entry.purged()) {
      requireNoBytes(durable);
    } else {
      require(differenceOf(durable).isEmpty(), "its content is wrong: " + differenceOf(durable));
    }
  }

  private void requireNoBytes(long durable) {
    try {
      spool.content(pledge.ref(), new ByteRange(0, durable));
      require(false, "its bytes were freed, and it can be read");
    } catch (SpoolException.Unknown e) {
      // As it is to be.
      Objects.requireNonNull(e.getMessage());
    }
  }

  private String differenceOf(long durable) {
    try (InputStream in = spool.content(pledge.ref(), new ByteRange(0, durable)).open()) {
      return pledge.content().differenceOf(in, durable);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private List<DeliveryRecord> deliveries() {
    List<DeliveryRecord> found = spool.deliveryLog(pledge.ref());
    List<DeliveryRecord> possible = new ArrayList<>(pledge.answers().deliveries());
    pledge.delivering().ifPresent(possible::add);
    require(
        found.size() >= before.deliveries().size()
            && found.size() <= possible.size()
            && found.equals(possible.subList(0, found.size())),
        "its deliveries are " + found);
    return found;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError("%s; %s; before the crash: %s".formatted(otherwise, pledge, before));
    }
  }

  /** What the spool lists, and nobody ever made. */
  static void requireNoOthers(Spool spool, Set<RecordingRef> known) {
    spool.forEach(entry -> {
      if (!known.contains(entry.recording()) && !entry.purged()) {
        throw new AssertionError("nobody's, or swept long ago: " + entry);
      }
    });
  }
}
