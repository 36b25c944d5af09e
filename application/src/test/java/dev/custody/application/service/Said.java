package dev.custody.application.service;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the use cases say in the log at WARNING or above, for as long as this is open. */
final class Said extends Handler implements AutoCloseable {
  private static final String ALL = "dev.custody.application";

  private final Logger logger = Logger.getLogger(ALL);
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private Said() {
    setLevel(Level.WARNING);
  }

  /** Skips the test where another logging system than the JDK's is plugged in. */
  static Said listening() {
    Said said = new Said();
    said.logger.addHandler(said);
    System.getLogger(ALL + ".probe").log(System.Logger.Level.ERROR, "does anybody hear this?");
    boolean hears = !said.lines.isEmpty();
    said.lines.clear();
    if (!hears) {
      said.close();
    }
    assumeTrue(hears, "what is said is heard through java.util.logging alone");
    return said;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord line) {
    if (isLoggable(line)) {
      lines.add(line.getMessage());
    }
  }

  @Override
  public void flush() {
    // Nothing waits.
  }

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
