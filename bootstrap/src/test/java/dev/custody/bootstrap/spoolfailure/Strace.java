package dev.custody.bootstrap.spoolfailure;

import dev.custody.bootstrap.campaign.ChildProcess;
import dev.custody.bootstrap.campaign.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a {@link Script} while strace(1) counts its system calls, and strikes at one of them. Not by
 * {@code --seccomp-bpf}, with which strace 6.1 sends no signal.
 */
final class Strace {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String CALLS =
      "write,pwrite64,writev,pwritev,fsync,fdatasync,rename,renameat,renameat2,link,unlink,"
          + "unlinkat,rmdir,mkdir,mkdirat,ftruncate,truncate,openat";

  private final String strace;
  private final ChildJava java;

  private Strace(String strace, ChildJava java) {
    this.strace = strace;
    this.java = java;
  }

  /**
   * @param folder for what the runs share
   * @throws IllegalStateException if this machine lets nobody trace, with the reason
   */
  static Strace prepared(Path folder) throws IOException {
    String strace = Command.need("strace", "install strace");
    Command.run(strace, "-f", "-qq", "-e", "trace=rename", "true");
    return new Strace(strace, ChildJava.trained(folder));
  }

  /**
   * One run.
   *
   * @param calls on files of the spool, in order
   * @param code with which it ended
   */
  record Run(Heard heard, List<Call> calls, int code) {}

  /** A run in which nothing fails. */
  Run run(Path spool) throws IOException {
    return run(spool, Optional.empty());
  }

  /** A run in which {@code blow} falls at {@code call}. */
  Run run(Path spool, Call call, Blow blow) throws IOException {
    return run(
        spool,
        Optional.of(
            "inject=%s:%s:when=%d".formatted(call.name(), blow.injection(), call.ordinal())));
  }

  private Run run(Path spool, Optional<String> injection) throws IOException {
    Path log = Files.createTempFile("custody-strace", ".log");
    try {
      List<String> command =
          new ArrayList<>(List.of(strace, "-f", "-qq", "-y", "-e", "signal=none"));
      command.addAll(List.of("-e", "trace=" + CALLS, "-o", log.toString()));
      injection.ifPresent(inject -> command.addAll(List.of("-e", inject)));
      command.addAll(java.command(spool));
      try (ChildProcess child = ChildProcess.start(new ProcessBuilder(command))) {
        int code = child.awaitEnd(PATIENCE);
        return new Run(Heard.of(child.output()), Call.logged(log, spool), code);
      }
    } finally {
      Files.delete(log);
    }
  }
}
