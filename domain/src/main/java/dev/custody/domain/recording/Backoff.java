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
  private static final int MOST_DOUBLINGS = 30;

  /**
   * @param failures in a row, from 1
   * @param random from 0 to 1, exclusive
   */
  public Duration delay(int failures, double random) {
    long bound = initial.toMillis() << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
    long capped = bound <= 0 ? most.toMillis() : Math.min(bound, most.toMillis());
    return Duration.ofMillis(1 + (long) (capped * random));
  }
}
