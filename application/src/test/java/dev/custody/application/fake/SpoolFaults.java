package dev.custody.application.fake;

import dev.custody.domain.recording.RecordingRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What goes wrong with the spool, when, and for whom. */
public final class SpoolFaults {
  private final List<Planned> planned = new ArrayList<>();
  private boolean unreadable;
  private Runnable onCall = () -> {};

  /** What happens before, and after, every call that changes something. */
  public void onCall(Runnable happens) {
    onCall = happens;
  }

  /** The next such call fails before anything happens. */
  public void failNext(String call, Supplier<RuntimeException> failure) {
    planned.add(new Planned(call, Optional.empty(), false, failure));
  }

  /** The next such call for this recording fails before anything happens. */
  public void failNext(String call, RecordingRef recording, Supplier<RuntimeException> failure) {
    planned.add(new Planned(call, Optional.of(recording), false, failure));
  }

  /**
   * The next such call happens, and fails all the same: as if the process died before the answer.
   */
  public void failAfterNext(String call, Supplier<RuntimeException> failure) {
    planned.add(new Planned(call, Optional.empty(), true, failure));
  }

  /** Whether bytes break off while they are read. */
  public void unreadable(boolean broken) {
    unreadable = broken;
  }

  boolean unreadable() {
    return unreadable;
  }

  void before(String call, RecordingRef recording) {
    run(call, recording, false);
  }

  void after(String call, RecordingRef recording) {
    run(call, recording, true);
  }

  private void run(String call, RecordingRef recording, boolean after) {
    if (!call.equals("find") && !call.equals("content")) {
      onCall.run();
    }
    for (Planned fault : List.copyOf(planned)) {
      if (fault.call.equals(call)
          && fault.after == after
          && fault.recording.map(recording::equals).orElse(true)) {
        planned.remove(fault);
        throw fault.failure.get();
      }
    }
  }

  private record Planned(
      String call,
      Optional<RecordingRef> recording,
      boolean after,
      Supplier<RuntimeException> failure) {}
}
