package dev.custody.bootstrap.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Clients at work at the same time, each on a virtual thread of its own. */
final class Crew implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> members = new ArrayList<>();

  private Crew() {}

  static Crew of(Runnable... work) {
    return atWork(List.of(work));
  }

  static Crew atWork(List<? extends Runnable> work) {
    Crew crew = new Crew();
    work.forEach(each -> crew.members.add(crew.threads.submit(each)));
    return crew;
  }

  /** So that nobody waits for what cannot come any more, and the cause is told. */
  void checkNobodyFailed() {
    for (Future<?> member : members) {
      if (member.state() == Future.State.FAILED) {
        throw new IllegalStateException(
            String.valueOf(member.exceptionNow()), member.exceptionNow());
      }
    }
  }

  /** With the first failure among them, if there is one. */
  void awaitEnd() {
    awaitEnd(PATIENCE);
  }

  void awaitEnd(Duration patience) {
    for (Future<?> member : members) {
      try {
        member.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
      } catch (TimeoutException e) {
        throw new IllegalStateException("a client did not end within " + patience, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
