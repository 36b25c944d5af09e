package dev.custody.domain.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
  private static final double ALMOST_ONE = Math.nextDown(1.0);
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(15));

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "10, 512", "11, 900", "12, 900", "2147483647, 900"})
  void theBoundDoublesUpToTheMost(int failures, long seconds) {
    assertEquals(Duration.ofSeconds(seconds), BACKOFF.delay(failures, ALMOST_ONE));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 1, 2, 62, 63, 64, 65, Integer.MAX_VALUE})
  void noWaitIsNothingOrLongerThanTheMost(int failures) {
    for (double random : new double[] {0, 0.1, 0.5, ALMOST_ONE}) {
      Duration delay = BACKOFF.delay(failures, random);

      assertTrue(delay.isPositive(), "no spinning");
      assertTrue(delay.compareTo(BACKOFF.most()) <= 0, delay.toString());
    }
  }

  @Test
  void jitterSpreadsOverTheWholeWait() {
    assertEquals(Duration.ofMillis(1), BACKOFF.delay(5, 0));
    assertEquals(Duration.ofMillis(8_001), BACKOFF.delay(5, 0.5), "half of 16 s");
  }

  @Test
  void absurdlyLongOnesDoNotOverflow() {
    Backoff absurd = new Backoff(Duration.ofDays(100_000_000), Duration.ofDays(10_000_000_000L));

    for (int failures = 1; failures < 70; failures++) {
      Duration delay = absurd.delay(failures, 0.9);

      assertTrue(delay.compareTo(Duration.ofDays(90_000_000)) >= 0, delay.toString());
      assertTrue(delay.compareTo(absurd.most()) <= 0, delay.toString());
    }
  }

  @Test
  void aWaitThatCannotGrowIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    assertThrows(
        IllegalArgumentException.class, () -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)));
  }
}
