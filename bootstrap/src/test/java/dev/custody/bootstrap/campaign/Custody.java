package dev.custody.bootstrap.campaign;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One running process of the service. */
final class Custody implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(40);

  private final ChildProcess process;
  private final URI address;

  Custody(ChildProcess process, URI address) {
    this.process = process;
    this.address = address;
  }

  URI address() {
    return address;
  }

  boolean alive() {
    return process.alive();
  }

  String said() {
    return process.said();
  }

  /** What its threads do, if it runs. */
  String threads() {
    return alive() ? ThreadDump.of(process.pid()) : "(it has ended)";
  }

  /** Lets an agent in. */
  void load(Path agent, String options) {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
      try {
        machine.loadAgent(agent.toString(), options);
      } finally {
        machine.detach();
      }
    } catch (IOException
        | AttachNotSupportedException
        | AgentLoadException
        | AgentInitializationException e) {
      throw new IllegalStateException("the service lets no agent in: " + said(), e);
    }
  }

  /** kill -9. */
  void kill() {
    process.kill();
  }

  /** As an operator stops it. */
  void stop() {
    process.askToEnd();
    process.awaitEnd(GRACE);
  }

  /** SIGSTOP: when this returns, no thread of it runs, so that no answer goes out any more. */
  void freeze() {
    Command.run("kill", "-STOP", Long.toString(process.pid()));
    Await.until("every thread of the service is stopped", PATIENCE, this::frozen);
  }

  /** Most of the memory that it ever had, in MiB. */
  long peakResidentMebibytes() {
    return lines(proc().resolve("status")).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow()
        / 1024;
  }

  @Override
  public void close() {
    process.close();
  }

  private boolean frozen() {
    try (Stream<Path> threads = Files.list(proc().resolve("task"))) {
      return threads.allMatch(Custody::stopped);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The state stands behind the name, which is in parentheses (man 5 proc). */
  private static boolean stopped(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
    } catch (NoSuchFileException e) {
      return true; // it ended meanwhile
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path proc() {
    return Path.of("/proc", Long.toString(process.pid()));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
