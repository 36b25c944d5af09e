package dev.custody.bootstrap.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.memory.Failure;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a day without a store everything gets there by itself. */
class OutageTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatAStoreThatDidNotAnswerMissedIsStoredWithinTheLongestWait(long seed) {
    assertTrue(new Outage(seed).run(Failure.UNAVAILABLE, Duration.ofMinutes(17)) > 0);
  }

  /** A role that was revoked and restored: it is noticed within one probe. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatAStoreThatRefusedMissedIsStoredSoonAfter(long seed) {
    assertTrue(new Outage(seed).run(Failure.REFUSED, Duration.ofMinutes(3)) > 0);
  }
}
