package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.fake.Bytes;
import dev.custody.domain.recording.Proof;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Capability;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The process ends before, or just after, any single thing that it does for a delivery, and another
 * one goes on from what was kept.
 */
class DeliverFromACutTest {
  private static final long IN_PARTS = (64L << 20) + 5;

  @Test
  void onePutCutAnywhere() {
    assertEquals(EnumSet.of(Proof.CHECKSUM, Proof.HEAD), everyCut(3, 1, bench -> {}), "proofs met");
  }

  @Test
  void partsCutAnywhere() {
    assertEquals(EnumSet.of(Proof.CHECKSUM, Proof.HEAD), everyCut(IN_PARTS, 1, bench -> {}));
  }

  @Test
  void aStoreThatTellsNothingCutAnywhere() {
    assertEquals(EnumSet.of(Proof.READ_BACK), everyCut(3, 1, bench -> bench.far().tellNothing()));
  }

  @Test
  void partsInAStoreThatTellsNothingCutAnywhere() {
    assertEquals(
        EnumSet.of(Proof.READ_BACK), cuts(IN_PARTS, 5, 1, bench -> bench.far().tellNothing()));
  }

  /** Where it may not be asked, an answer that was lost may cost a copy, and never a recording. */
  @Test
  void aWriteOnlyStoreCutAnywhere() {
    Consumer<Bench> writeOnly =
        bench -> {
          bench.far().failAll("head", Faults::refused);
          bench.far().failAll("read", Faults::refused);
          bench.measured(Capabilities.UNKNOWN.with(Capability.READ, Capabilities.Answer.NO));
        };

    assertEquals(EnumSet.of(Proof.CHECKSUM), everyCut(3, 2, writeOnly));
    assertEquals(EnumSet.of(Proof.CHECKSUM), everyCut(IN_PARTS, 2, writeOnly));
  }

  private static Set<Proof> everyCut(long bytes, int mostCopies, Consumer<Bench> world) {
    return cuts(bytes, 1, mostCopies, world);
  }

  /**
   * @param every which cuts are tried: reading 64 MiB again takes a while
   */
  private static Set<Proof> cuts(long bytes, int every, int mostCopies, Consumer<Bench> world) {
    Set<Proof> proofs = EnumSet.noneOf(Proof.class);
    int things = new Cut(bytes, world, Integer.MAX_VALUE).run();
    assertTrue(things > 3, "there is something to cut");
    for (int cut = 1; cut <= things; cut += every) {
      Cut run = new Cut(bytes, world, cut);
      run.run();
      run.assertStored(mostCopies);
      proofs.add(run.proof());
    }
    return proofs;
  }

  /** One run that is cut off at the n-th thing. */
  private static final class Cut {
    private final Bench bench = new Bench();
    private final long bytes;
    private final int at;
    private final RecordingRef recording;
    private int things;
    private boolean dead;

    Cut(long bytes, Consumer<Bench> world, int at) {
      this.bytes = bytes;
      this.at = at;
      world.accept(bench);
      recording = bench.received(bytes).ref();
    }

    int run() {
      bench.far().onCall(this::count);
      bench.spool.faults().onCall(this::count);
      bench.scheduler.runReady();
      dead = false;
      bench.far().onCall(() -> {});
      bench.spool.faults().onCall(() -> {});
      bench.restart().start();
      bench.scheduler.advance(Duration.ofMinutes(10));
      return things;
    }

    private void count() {
      things++;
      if (things == at) {
        dead = true;
      }
      if (dead) {
        throw new IllegalStateException("the process is dead");
      }
    }

    void assertStored(int mostCopies) {
      String where = "cut at " + at;
      assertTrue(bench.row(recording).state() instanceof RecordingState.Stored, where);
      RecordingState.Stored stored = (RecordingState.Stored) bench.row(recording).state();
      assertEquals(Bytes.ofZeros(bytes), bench.far().at(stored.key()).orElseThrow().bytes(), where);
      assertTrue(bench.far().keys().size() <= mostCopies, where + ": " + bench.far().keys());
      assertTrue(bench.entry(recording).purged(), where);
      assertTrue(bench.entry(recording).tombstone().isPresent(), where);
      assertEquals(0, bench.far().open(), where);
    }

    Proof proof() {
      return bench.entry(recording).tombstone().orElseThrow().proof();
    }
  }
}
