package dev.custody.domain.recording;

import java.time.Duration;

/**
 * How long to wait before the next try of something that fails in passing: full jitter, a random
 * time up to a bound that doubles with each failure (AWS Architecture Blog, "Exponential Backoff
 * And Jitter").
 *
 * @param initial the bound after the first failure
 * @param most what the bound never exceeds
 */
public record Backoff(Duration initial, Duration most) {

  public Backoff {
    if (!initial.isPositive() || initial.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "no wait between tries can grow from %s to %s".formatted(initial, most));
    }
  }

  /**
   * @param failures in a row, from 1
   * @param random from 0 to 1, exclusive
   */
  public Duration delay(int failures, double random) {
    long bound = Math.max(initial.toMillis(), 1);
    for (int doubled = 1; doubled < failures && bound < most.toMillis(); doubled++) {
      bound = bound > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : bound * 2;
    }
    long capped = Math.min(bound, most.toMillis());
    return Duration.ofMillis(Math.min(capped, 1 + (long) (capped * random)));
  }
}
