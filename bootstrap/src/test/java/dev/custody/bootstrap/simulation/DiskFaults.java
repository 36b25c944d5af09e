package dev.custody.bootstrap.simulation;

import dev.custody.adapter.spool.simulated.SimulatedDisk;
import dev.custody.adapter.spool.simulated.SimulatedDisk.Call;
import java.nio.file.Path;
import java.util.Random;

/** Which calls of the disk fail; tells of files before they are deleted. */
final class DiskFaults implements SimulatedDisk.Faults {
  private static final Call[] KINDS = {
    Call.FORCE,
    Call.FORCE,
    Call.FORCE,
    Call.APPEND,
    Call.APPEND,
    Call.SYNC_DIRECTORY,
    Call.CREATE,
    Call.RENAME,
    Call.DELETE,
    Call.READ
  };

  private final Random random;
  private Call kind = Call.FORCE;
  private int before;
  private int left;
  private Deletions deletions = path -> {};

  /** Is asked whether a file may be deleted. */
  interface Deletions {
    void of(Path path);
  }

  DiskFaults(Random random) {
    this.random = random;
  }

  void watchedBy(Deletions watcher) {
    deletions = watcher;
  }

  /** A few calls of one kind will fail. */
  void plan() {
    kind = KINDS[random.nextInt(KINDS.length)];
    before = random.nextInt(4);
    left = 1 + random.nextInt(3);
  }

  void mend() {
    left = 0;
  }

  @Override
  public boolean fails(Call call, Path path) {
    if (call == Call.DELETE) {
      deletions.of(path);
    }
    if (left == 0 || call != kind) {
      return false;
    }
    if (before-- > 0) {
      return false;
    }
    left--;
    return true;
  }
}
