package dev.custody.domain.organization;

import dev.custody.domain.text.InvalidFields;
import java.time.Duration;

/**
 * How long a recording may receive nothing before it is closed with what was acknowledged: 1 second
 * to 30 days.
 */
public record IdleTimeout(Duration value) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(30);

  public IdleTimeout {
    if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
      throw new InvalidFields(
          "/idleTimeout",
          "'%s' is out of range: from %s to %s (ISO 8601 durations)"
              .formatted(value, SHORTEST, LONGEST));
    }
  }
}
