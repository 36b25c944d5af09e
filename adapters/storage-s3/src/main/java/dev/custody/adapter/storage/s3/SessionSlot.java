package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.StorageException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The session of one kind of work, fetched by one at a time. */
final class SessionSlot {
  private static final Duration FIRST_REST = Duration.ofSeconds(1);
  private static final Duration LONGEST_REST = Duration.ofMinutes(5);

  /** What is begun with a session has this long to be signed. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private static final double EARLIEST_REFRESH = 0.5;
  private static final double LATEST_REFRESH = 0.8;

  private final Function<CredentialKey, AssumeRole.Assumed> assumeRole;
  private final LongSupplier nanoTime;
  private final RandomGenerator random;
  private final ReentrantLock fetching = new ReentrantLock();

  private volatile @Nullable Session current;
  private volatile @Nullable Failed failed;

  SessionSlot(
      Function<CredentialKey, AssumeRole.Assumed> assumeRole,
      LongSupplier nanoTime,
      RandomGenerator random) {
    this.assumeRole = assumeRole;
    this.nanoTime = nanoTime;
    this.random = random;
  }

  /** How often in a row it failed, the last time why, and until when it is not tried again. */
  private record Failed(StorageException why, int inARow, long until) {}

  Session session(CredentialKey key) {
    Session now = current;
    if (now != null && isFresh(now)) {
      return now;
    }
    if (now != null && isAlive(now)) {
      return refreshed(key, now);
    }
    try {
      fetching.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Unavailable("The call was given up while it waited.", e);
    }
    try {
      Session meanwhile = current;
      return meanwhile != null && isAlive(meanwhile) ? meanwhile : fetch(key);
    } finally {
      fetching.unlock();
    }
  }

  void drop(Session dropped) {
    fetching.lock();
    try {
      if (dropped.equals(current)) {
        current = null;
      }
    } finally {
      fetching.unlock();
    }
  }

  void forgetFailure() {
    failed = null;
  }

  /** One of those who come fetches the next one; the others, and it too if that fails, go on. */
  private Session refreshed(CredentialKey key, Session old) {
    if (!fetching.tryLock()) {
      return old;
    }
    try {
      Session meanwhile = current;
      return meanwhile != null && isFresh(meanwhile) ? meanwhile : fetch(key);
    } catch (StorageException e) {
      return old;
    } finally {
      fetching.unlock();
    }
  }

  private Session fetch(CredentialKey key) {
    Failed before = failed;
    if (before != null && nanoTime.getAsLong() - before.until() < 0) {
      throw again(before.why());
    }
    try {
      Session fetched = born(assumeRole.apply(key));
      current = fetched;
      failed = null;
      return fetched;
    } catch (StorageException e) {
      int inARow = before == null ? 1 : before.inARow() + 1;
      failed = new Failed(e, inARow, nanoTime.getAsLong() + rest(inARow).toNanos());
      throw e;
    }
  }

  private Session born(AssumeRole.Assumed assumed) {
    long now = nanoTime.getAsLong();
    long lifetime = assumed.lifetime().toNanos();
    double refresh = EARLIEST_REFRESH + (LATEST_REFRESH - EARLIEST_REFRESH) * random.nextDouble();
    return new Session(
        assumed.credentials(),
        now,
        now + (long) (lifetime * refresh),
        now + lifetime - MARGIN.toNanos());
  }

  private boolean isFresh(Session session) {
    return nanoTime.getAsLong() - session.refreshAt() < 0;
  }

  private boolean isAlive(Session session) {
    return nanoTime.getAsLong() - session.deadAt() < 0;
  }

  private static Duration rest(int inARow) {
    Duration grown = FIRST_REST.multipliedBy(1L << Math.min(inARow - 1, 20));
    return grown.compareTo(LONGEST_REST) < 0 ? grown : LONGEST_REST;
  }

  /** The same failure for another caller, whose stack it then tells. */
  private static StorageException again(StorageException why) {
    String message = String.valueOf(why.getMessage());
    return why instanceof StorageException.Refused refused
        ? new StorageException.Refused(message, refused.refusal(), why)
        : new StorageException.Unavailable(message, why);
  }
}
