package dev.custody.adapter.spool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolHeader;
import dev.custody.application.port.out.Tombstone;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a recording must be, whatever happened: what was answered is so, what was tried may be so,
 * and nothing else is.
 */
final class ModelRecording {
  final RecordingRef ref;
  final SpoolHeader header;

  /** Whether it was answered that it was made. */
  boolean made;

  /** All that may be there; what was given up after a failure is not in it. */
  byte[] written = {};

  /** How many of these were answered to be durable. */
  long told;

  /** What is being committed, and may count all the same. */
  byte[] committing = {};

  final Tried<Ending> ending = new Tried<>();
  final Tried<Boolean> discarded = new Tried<>();
  final Tried<Tombstone> tombstone = new Tried<>();
  final Tried<Long> length = new Tried<>();
  boolean purgeTried;
  boolean purged;
  final List<DeliveryRecord> log = new ArrayList<>();
  Optional<DeliveryRecord> logTried = Optional.empty();

  /** Something that was tried, and that was answered to be so. */
  static final class Tried<T> {
    private Optional<T> answered = Optional.empty();
    private boolean tried;

    void trying() {
      tried = true;
    }

    void done(T value) {
      answered = Optional.of(value);
    }

    Optional<T> answered() {
      return answered;
    }

    boolean is() {
      return answered.isPresent();
    }

    /** Compares with what is found, which is so from now on. */
    void check(Optional<T> found, String what) {
      if (answered.isPresent() || !tried) {
        assertEquals(answered, found, what);
      }
      answered = found;
    }

    /** What has not turned up by now never will. */
    void over() {
      tried = false;
    }
  }

  ModelRecording(RecordingRef ref) {
    this.ref = ref;
    this.header = Samples.header(ref);
  }

  boolean open() {
    return made && !ending.is() && !discarded.is();
  }

  void wrote(byte[] bytes) {
    int before = written.length;
    written = Arrays.copyOf(written, before + bytes.length);
    System.arraycopy(bytes, 0, written, before, bytes.length);
  }

  /** Compares with the spool; what it answers is answered. */
  void check(Spool spool) {
    Optional<SpoolEntry> found = spool.find(ref);
    if (found.isEmpty()) {
      assertTrue(!made, () -> ref + " is gone");
      return;
    }
    made = true;
    check(found.get());
    if (!purged) {
      assertArrayEquals(
          Arrays.copyOf(written, (int) told), read(spool, 0, told), () -> "content of " + ref);
      checkLog(spool);
    }
  }

  private void check(SpoolEntry entry) {
    assertEquals(header, entry.header());
    assertEquals(List.of(), entry.lost(), () -> "lost of " + ref);
    ending.check(entry.ending(), "ending of " + ref);
    discarded.check(entry.discardedAt().map(at -> true), "discarding of " + ref);
    tombstone.check(entry.tombstone(), "tombstone of " + ref);
    length.check(boxed(entry.declaredLength()), "declared length of " + ref);
    // Of nothing, nothing is left to be purged.
    assertTrue(purgeTried || !entry.purged() || told == 0, () -> ref + " was purged");
    purged = entry.purged();
    durable(entry.durableBytes());
    ending
        .answered()
        .ifPresent(end -> {
          assertEquals(entry.durableBytes(), end.length());
          assertEquals(Samples.sha256(written), end.sha256());
        });
  }

  private static Optional<Long> boxed(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }

  /** So many bytes are answered to be durable: behind them nothing is, in a process that begins. */
  private void durable(long bytes) {
    assertTrue(bytes >= told, () -> "%s had %d bytes, has %d".formatted(ref, told, bytes));
    if (bytes > written.length) {
      wrote(committing);
    }
    assertTrue(
        bytes <= written.length,
        () -> "%s has %d bytes, of which %d came".formatted(ref, bytes, written.length));
    told = bytes;
  }

  /** After a restart, or once the disk worked again: whatever did not happen is over. */
  void cut() {
    written = Arrays.copyOf(written, (int) told);
    committing = new byte[0];
    List.of(ending, discarded, tombstone, length).forEach(Tried::over);
    logTried = Optional.empty();
  }

  private void checkLog(Spool spool) {
    List<DeliveryRecord> found = spool.deliveryLog(ref);
    if (logTried.isPresent() && found.size() > log.size()) {
      log.add(logTried.get());
      logTried = Optional.empty();
    }
    assertEquals(log, found, () -> "delivery log of " + ref);
  }

  byte[] read(Spool spool, long offset, long length) {
    try (InputStream in = spool.content(ref, new ByteRange(offset, length)).open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
