package dev.custody.bootstrap.campaign;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;

/** A way to end the service without asking it. */
interface Crash {
  int STRUCK_AT_ONCE_OF = 4;
  int LONGEST = 1500;

  /** Who is to be at work when it happens, so that there is something to be lost. */
  default List<Style> recorders() {
    return List.copyOf(EnumSet.complementOf(EnumSet.of(Style.IN_PARTS)));
  }

  /** How many recordings one that posts makes in turn. */
  default int postsInTurn() {
    return 20;
  }

  /** What is to be done before they begin. */
  default void prepare(Custody running) {}

  /**
   * Waits for the moment at which the service is struck: any, here.
   *
   * @param untilUnderWay waits until everybody is at work
   */
  default void awaitMoment(Crew crew, Runnable untilUnderWay, SplittableRandom random) {
    if (random.nextInt(STRUCK_AT_ONCE_OF) > 0) {
      untilUnderWay.run();
    }
    Await.pause(Duration.ofMillis(random.nextInt(LONGEST)));
  }

  /**
   * Tells {@code strike} before the first connection may break.
   *
   * @return the service, started again on what is left
   */
  Custody restart(Custody running, Strike strike);
}
