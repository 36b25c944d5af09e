package dev.custody.adapter.storage.s3;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.storage.LocationId;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Keeps credentials for as long as they last, so that a thousand recordings that start together
 * cost one AssumeRole. Of many who ask at once for the same, one fetches; nobody who asks for
 * something else waits for that. What failed is not tried again at once either.
 */
final class CredentialBroker {
  private static final long MOST_KEPT = 10_000;
  private static final Duration KEPT_UNUSED = Duration.ofHours(2);

  private final Cache<CredentialKey, SessionSlot> slots;
  private final Function<CredentialKey, AssumeRole.Assumed> assumeRole;
  private final LongSupplier nanoTime;
  private final RandomGenerator random;

  /**
   * @param nanoTime monotonic
   * @param random spreads the refreshes of sessions that began together
   */
  CredentialBroker(
      Function<CredentialKey, AssumeRole.Assumed> assumeRole,
      LongSupplier nanoTime,
      RandomGenerator random) {
    this.assumeRole = assumeRole;
    this.nanoTime = nanoTime;
    this.random = random;
    slots =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(KEPT_UNUSED)
            .ticker(nanoTime::getAsLong)
            .build();
  }

  /**
   * A session for that work.
   *
   * @throws StorageException.Refused if the role may not be assumed
   * @throws StorageException.Unavailable if that could not be found out
   */
  Session session(CredentialKey key) {
    return slot(key).session(key);
  }

  /** A session was found not to work any more: the next who asks gets another. */
  void drop(CredentialKey key, Session session) {
    slot(key).drop(session);
  }

  /**
   * Whether another session may do what this one was denied, as after a revocation of those that
   * are out; asked at most once a minute, so that what is denied for good costs no call to STS each
   * time.
   */
  boolean mayBeStale(Session session) {
    return nanoTime.getAsLong() - session.bornAt() > Duration.ofMinutes(1).toNanos();
  }

  /** The next who asks for a session at that location causes a try, whatever failed before. */
  void forgetFailures(LocationId location) {
    slots
        .asMap()
        .forEach((key, slot) -> {
          if (key.location().equals(location)) {
            slot.forgetFailure();
          }
        });
  }

  private SessionSlot slot(CredentialKey key) {
    return slots.get(key, _ -> new SessionSlot(assumeRole, nanoTime, random));
  }
}
