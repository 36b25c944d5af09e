package dev.custody.application.service;

import dev.custody.domain.access.Caller;
import dev.custody.domain.access.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Codes that open one session each. In memory: a restart ends them. */
final class OneTimeCodes {
  private static final Duration VALID = Duration.ofHours(1);
  private static final int MOST = 100;

  private final InstantSource clock;
  private final Map<TokenHash, Given> given = new LinkedHashMap<>();

  OneTimeCodes(InstantSource clock) {
    this.clock = clock;
  }

  /** Where there are very many, the oldest stops to work. */
  synchronized void keep(TokenHash code, Caller.TokenHolder holder) {
    given.put(code, new Given(holder, clock.instant().plus(VALID)));
    if (given.size() > MOST) {
      given.remove(given.keySet().iterator().next());
    }
  }

  /** Who it was given to; empty from the second time on. */
  synchronized Optional<Caller.TokenHolder> take(TokenHash code) {
    return Optional.ofNullable(given.remove(code))
        .filter(found -> clock.instant().isBefore(found.end))
        .map(Given::holder);
  }

  private record Given(Caller.TokenHolder holder, Instant end) {}
}
