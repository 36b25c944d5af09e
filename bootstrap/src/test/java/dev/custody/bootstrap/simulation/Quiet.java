package dev.custody.bootstrap.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Every fault is logged, as it should be, and there are millions of them here. */
final class Quiet {
  private static final String OURS = "dev.custody";

  private Quiet() {}

  /** A single run says everything. */
  static void begin() {
    boolean one = Long.getLong("custody.simulation.seed") != null;
    ((Logger) LoggerFactory.getLogger(OURS)).setLevel(one ? Level.DEBUG : Level.OFF);
  }

  static void end() {
    ((Logger) LoggerFactory.getLogger(OURS)).setLevel(null);
  }
}
