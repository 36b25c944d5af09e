package dev.custody.bootstrap;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * What whoever starts a verb reads when it fails: one line that says what to do, where we know it.
 */
final class Failures implements CommandLine.IExecutionExceptionHandler {
  /** sysexits.h: something is wrong with the configuration. */
  private static final int CONFIGURATION = 78;

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    UnsafeSetting unsafe = find(failure);
    if (unsafe != null) {
      commandLine.getErr().println("custody does not start. " + unsafe.getMessage());
      return CONFIGURATION;
    }
    LoggerFactory.getLogger(Failures.class).error("custody does not start", failure);
    commandLine.getErr().println("custody does not start: " + deepest(failure).getMessage());
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static @Nullable UnsafeSetting find(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsafeSetting unsafe) {
        return unsafe;
      }
    }
    return null;
  }

  private static Throwable deepest(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }
}
