package dev.custody.bootstrap.campaign;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What a campaign went through, so that it can be seen that it went through something. */
final class Tally {
  private final long begun = System.nanoTime();
  private final Map<String, Integer> states = new TreeMap<>();
  private int neverMade;
  private int ahead;
  private long acknowledged;
  private int facts;

  /**
   * @param state in which a recording was found after a crash
   * @param unacknowledged how many bytes were durable beyond the acknowledged ones
   */
  void found(String state, long unacknowledged) {
    states.merge(state, 1, Integer::sum);
    if (unacknowledged > 0) {
      ahead++;
    }
  }

  void neverMade() {
    neverMade++;
  }

  void acknowledged(long bytes) {
    acknowledged += bytes;
  }

  void confirmed(int organizationsAndTokens) {
    facts += organizationsAndTokens;
  }

  @Override
  public String toString() {
    return ("recordings found after a crash by state %s, %d of them ahead of what was acknowledged,"
            + " %d never made; %d MiB acknowledged, none lost; %d organizations and tokens right; %d s")
        .formatted(
            states,
            ahead,
            neverMade,
            acknowledged >> 20,
            facts,
            Duration.ofNanos(System.nanoTime() - begun).toSeconds());
  }
}
