package dev.custody.bootstrap.campaign;

/** The ends that a service can meet. */
final class Crashes {
  private Crashes() {}

  static Crash kill(Installation installation) {
    return (running, strike) -> {
      strike.happens();
      running.kill();
      return installation.start();
    };
  }

  static Crash powerCut(LoopFilesystem disk, Installation installation) {
    return (running, strike) -> {
      strike.happens();
      // Stopped before the disk is: an answer that the service gave meanwhile would be no lie.
      running.freeze();
      strike.awaitAllRead();
      disk.cutPower();
      running.kill();
      disk.comeBack();
      return installation.start();
    };
  }
}
