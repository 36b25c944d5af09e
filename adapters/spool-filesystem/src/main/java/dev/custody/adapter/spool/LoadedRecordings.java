package dev.custody.adapter.spool;

import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.recording.RecordingRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Recordings in memory: those that somebody is at, and as many of the others as may be, the ones
 * that were asked for last.
 */
final class LoadedRecordings {
  private final Loader loader;
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<RecordingRef, Slot> slots = new HashMap<>();
  private final SequencedMap<RecordingRef, Slot> idle = new LinkedHashMap<>();
  private boolean closed;

  /** A recording's place; its own lock is held while it is made or loaded. */
  private static final class Slot {
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable SpooledRecording recording;
    private int pins;
  }

  /** Keeps a recording in memory until it is closed. */
  final class Pin implements AutoCloseable {
    private final RecordingRef ref;
    private final Slot slot;
    private boolean let;

    private Pin(RecordingRef ref, Slot slot) {
      this.ref = ref;
      this.slot = slot;
    }

    /** The recording; empty if there is none. */
    Optional<SpooledRecording> recording() {
      return Optional.ofNullable(slot.recording);
    }

    /** The recording, which must be there. */
    SpooledRecording get() {
      return recording()
          .orElseThrow(
              () -> new SpoolException.Unknown("The spool has no recording %s.".formatted(ref)));
    }

    /** Its files are gone: it is to be loaded anew by whoever asks next. */
    void forget() {
      slot.recording = null;
    }

    @Override
    public void close() {
      lock.lock();
      try {
        if (let) {
          return;
        }
        let = true;
        unpin(ref, slot, slot.recording == null);
      } finally {
        lock.unlock();
      }
    }
  }

  /** Makes or loads a recording. */
  interface Source {
    Optional<SpooledRecording> get() throws IOException;
  }

  LoadedRecordings(Loader loader, int most) {
    this.loader = loader;
    this.most = most;
  }

  /** The recording as it is, from the disk if need be. */
  Pin pin(RecordingRef ref) {
    return pin(ref, () -> loader.load(ref));
  }

  /** The recording, from {@code source} if it is not in memory. */
  Pin pin(RecordingRef ref, Source source) {
    Pin pin = new Pin(ref, slot(ref));
    boolean filled = false;
    try {
      fill(ref, pin.slot, source);
      filled = true;
    } finally {
      if (!filled) {
        pin.close();
      }
    }
    restEldest();
    return pin;
  }

  private Slot slot(RecordingRef ref) {
    lock.lock();
    try {
      if (closed) {
        throw new SpoolException.Failed("The spool is closed.", null);
      }
      Slot slot = slots.computeIfAbsent(ref, absent -> new Slot());
      slot.pins++;
      idle.remove(ref);
      return slot;
    } finally {
      lock.unlock();
    }
  }

  private void unpin(RecordingRef ref, Slot slot, boolean forget) {
    slot.pins--;
    if (slot.pins == 0) {
      if (forget) {
        slots.remove(ref);
      } else {
        idle.put(ref, slot);
      }
    }
  }

  private static void fill(RecordingRef ref, Slot slot, Source source) {
    if (slot.recording != null) {
      return;
    }
    slot.loading.lock();
    try {
      if (slot.recording == null) {
        slot.recording = source.get().orElse(null);
      }
    } catch (IOException e) {
      throw Failures.of(ref, "make sense of the files", e);
    } finally {
      slot.loading.unlock();
    }
  }

  /** Forgets the one that nobody has been at for longest, if there are too many. */
  private void restEldest() {
    RecordingRef ref;
    Slot slot;
    lock.lock();
    try {
      var eldest = slots.size() > most ? idle.pollFirstEntry() : null;
      if (eldest == null) {
        return;
      }
      ref = eldest.getKey();
      slot = eldest.getValue();
      slot.pins++;
    } finally {
      lock.unlock();
    }
    SpooledRecording recording = slot.recording;
    boolean rests = recording == null || recording.rest();
    lock.lock();
    try {
      unpin(ref, slot, rests);
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody in any more; the recordings that are in memory. */
  List<SpooledRecording> close() {
    lock.lock();
    try {
      closed = true;
      List<SpooledRecording> all = new ArrayList<>();
      for (Slot slot : slots.values()) {
        SpooledRecording recording = slot.recording;
        if (recording != null) {
          all.add(recording);
        }
      }
      return all;
    } finally {
      lock.unlock();
    }
  }
}
