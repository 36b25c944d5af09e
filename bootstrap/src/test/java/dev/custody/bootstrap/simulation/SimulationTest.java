package dev.custody.bootstrap.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The runs themselves, and that they can be repeated. */
class SimulationTest {
  @BeforeAll
  static void beQuiet() {
    Quiet.begin();
  }

  @AfterAll
  static void speakAgain() {
    Quiet.end();
  }

  @Test
  void nothingAcknowledgedIsLostWhateverHappens() {
    Campaign.wanted().run();
  }

  @Test
  void aSeedRepeatsExactly() {
    for (long seed = 1; seed <= 50; seed++) {
      assertEquals(
          new Simulation(seed, new Tally()).run(), new Simulation(seed, new Tally()).run());
    }
  }
}
