package dev.custody.application.service;

import dev.custody.application.port.out.Scheduler;
import dev.custody.application.port.out.Tokens;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.TokenId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;

/**
 * Whether tokens still open anything, asked again and again by requests that last for days: the
 * database is asked once a second and token at most.
 */
public final class TokenValidity {
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int REMEMBERED = 10_000;

  private final Tokens tokens;
  private final InstantSource clock;
  private final Scheduler scheduler;
  private final LinkedHashMap<TokenId, Seen> seen = new LinkedHashMap<>(16, 0.75f, true);
  private long revocations;

  public TokenValidity(Tokens tokens, InstantSource clock, Scheduler scheduler) {
    this.tokens = tokens;
    this.clock = clock;
    this.scheduler = scheduler;
  }

  boolean holds(Caller caller) {
    return switch (caller) {
      case Caller.Operator operator -> true;
      case Caller.TokenHolder holder -> holds(holder);
    };
  }

  /** A token was revoked: what is remembered of it counts no more. */
  void forget(TokenId token) {
    synchronized (seen) {
      seen.remove(token);
      revocations++;
    }
  }

  private boolean holds(Caller.TokenHolder holder) {
    long now = scheduler.nanoTime();
    long revocationsBefore;
    synchronized (seen) {
      revocationsBefore = revocations;
      Seen before = seen.get(holder.token());
      if (before != null && now - before.atNanos < FRESH_NANOS) {
        return before.valid;
      }
    }
    boolean valid =
        tokens
            .find(holder.organization(), holder.token())
            .filter(token -> !token.expiredAt(clock.instant()))
            .isPresent();
    synchronized (seen) {
      if (revocations != revocationsBefore) {
        // What the database answered may be older than a revocation: it is not remembered.
        return valid;
      }
      seen.put(holder.token(), new Seen(valid, now));
      if (seen.size() > REMEMBERED) {
        seen.remove(seen.firstEntry().getKey());
      }
    }
    return valid;
  }

  private record Seen(boolean valid, long atNanos) {}
}
