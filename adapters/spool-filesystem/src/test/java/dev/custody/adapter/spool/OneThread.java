package dev.custody.adapter.spool;

/**
 * The disk of this machine, each of whose system calls is made by the thread that asks for it: so
 * they can be counted, and one of them can be chosen.
 */
public final class OneThread {
  private OneThread() {}

  public static Disk disk() {
    return new RealDisk(new ForcingThreads(Runnable::run, () -> {}));
  }
}
