package dev.custody.bootstrap.campaign;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that a test started. Its last lines are kept for whoever has to explain a failure, and
 * it ends with the test, with everything that it started, even where the test's own JVM is stopped.
 */
public final class ChildProcess implements AutoCloseable {
  private static final int LINES_KEPT = 400;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final Deque<String> said = new ArrayDeque<>();
  private final Thread reader;
  private final Thread atExit = Thread.ofPlatform().unstarted(this::destroy);
  private boolean silent;

  private ChildProcess(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().unstarted(this::read);
  }

  /** Both its outputs are read together. */
  public static ChildProcess start(ProcessBuilder builder) {
    try {
      ChildProcess child = new ChildProcess(builder.redirectErrorStream(true).start());
      child.reader.start();
      child.endWithThisJvm();
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + builder.command().getFirst(), e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** The first line that it has said, or will say, in which {@code pattern} occurs. */
  synchronized Matcher awaitLine(Pattern pattern, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    int looked = 0;
    while (true) {
      String[] lines = said.toArray(String[]::new);
      for (; looked < lines.length; looked++) {
        Matcher matcher = pattern.matcher(lines[looked]);
        if (matcher.find()) {
          return matcher;
        }
      }
      long left = deadline - System.nanoTime();
      if (silent || left <= 0) {
        throw new IllegalStateException("it never said " + pattern + ", but:\n" + said());
      }
      waitFor(left);
    }
  }

  /** Its last lines. */
  public synchronized String output() {
    return String.join("\n", said);
  }

  /** Its last lines and what became of it, for whoever looks for a fault. */
  public String said() {
    return output() + (alive() ? "\n(it runs)" : "\n(it ended with " + process.exitValue() + ")");
  }

  /** Writes to its standard input. */
  void type(String text) throws IOException {
    process.outputWriter().write(text);
    process.outputWriter().flush();
  }

  /** SIGKILL: nothing of it runs any more when this returns. */
  void kill() {
    process.destroyForcibly();
    awaitEnd(PATIENCE);
  }

  /** SIGTERM. */
  void askToEnd() {
    process.destroy();
  }

  /**
   * @return its exit code
   */
  public int awaitEnd(Duration patience) {
    try {
      if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException(
            "it did not end within %s; it said:%n%s".formatted(patience, said()));
      }
      reader.join();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    destroy();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook does the same.
      return;
    }
    awaitEnd(PATIENCE);
  }

  private void endWithThisJvm() {
    try {
      Runtime.getRuntime().addShutdownHook(atExit);
    } catch (IllegalStateException e) {
      hear("(this JVM is ending: the program is started to clean up)");
    }
  }

  private void destroy() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void read() {
    try {
      process.inputReader().lines().forEach(this::hear);
    } catch (UncheckedIOException e) {
      hear("(its output was closed)");
    }
    synchronized (this) {
      silent = true;
      notifyAll();
    }
  }

  private synchronized void hear(String line) {
    if (said.size() == LINES_KEPT) {
      said.removeFirst();
    }
    said.addLast(line);
    notifyAll();
  }

  private void waitFor(long nanos) {
    try {
      NANOSECONDS.timedWait(this, nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
