package dev.custody.application.service;

import dev.custody.application.port.out.Scheduler;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.OptionalLong;

/**
 * What is said in the log of trouble that comes again and again, or to very many at once. It is
 * said at once, in full, and then at most once an hour, with how often it came meanwhile; each time
 * is there at DEBUG. What stayed away for longer than anything waits to be tried again is new.
 */
final class Complaints {
  /** Less than an hour, so that what is done every hour is said each time. */
  private static final long BETWEEN_NANOS = Duration.ofMinutes(59).toNanos();

  private static final long STAYED_AWAY_NANOS = Duration.ofMinutes(20).toNanos();

  /** More are never made; if they were, the oldest would be said anew. */
  private static final int MOST_KINDS = 100;

  private final System.Logger log;
  private final Scheduler scheduler;

  /** Guarded by itself. */
  private final LinkedHashMap<String, Kind> kinds = new LinkedHashMap<>();

  Complaints(System.Logger log, Scheduler scheduler) {
    this.log = log;
    this.scheduler = scheduler;
  }

  /**
   * @param trouble what goes wrong, in words of which there are few: with the class of the failure
   *     they make the kind of trouble that is said once
   */
  void complain(String trouble, RuntimeException failure) {
    complain(trouble, "", failure);
  }

  /**
   * @param example which one it hit this time
   */
  void complain(String trouble, Object example, RuntimeException failure) {
    String said = example.toString().isEmpty() ? trouble : trouble + ": " + example;
    log.log(System.Logger.Level.DEBUG, "{0}: {1}", said, failure);
    OptionalLong unsaid = came(trouble + " " + failure.getClass().getName());
    if (unsaid.isPresent()) {
      String meanwhile =
          unsaid.getAsLong() == 0
              ? ""
              : "; it came %d times more since it was said last".formatted(unsaid.getAsLong());
      log.log(System.Logger.Level.ERROR, said + meanwhile, failure);
    }
  }

  /** How often it came without being said; empty if it is not to be said now. */
  private OptionalLong came(String name) {
    long now = scheduler.nanoTime();
    synchronized (kinds) {
      Kind kind = kinds.get(name);
      if (kind == null) {
        if (kinds.size() == MOST_KINDS) {
          kinds.pollFirstEntry();
        }
        kinds.put(name, new Kind(now));
        return OptionalLong.of(0);
      }
      boolean isNew = now - kind.cameAt >= STAYED_AWAY_NANOS;
      kind.cameAt = now;
      if (!isNew && now - kind.saidAt < BETWEEN_NANOS) {
        kind.unsaid++;
        return OptionalLong.empty();
      }
      long unsaid = kind.unsaid;
      kind.unsaid = 0;
      kind.saidAt = now;
      return OptionalLong.of(unsaid);
    }
  }

  private static final class Kind {
    private long saidAt;
    private long cameAt;
    private long unsaid;

    Kind(long now) {
      saidAt = now;
      cameAt = now;
    }
  }
}
