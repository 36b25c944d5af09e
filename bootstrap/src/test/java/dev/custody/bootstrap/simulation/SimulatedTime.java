package dev.custody.bootstrap.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that never jumps, and the wall clock, which goes along with it and jumps besides. */
final class SimulatedTime implements InstantSource {
  private Instant wall = Instant.parse("2025-03-01T12:00:00Z");
  private long nanos = 1_000_000;

  @Override
  public Instant instant() {
    return wall;
  }

  long nanos() {
    return nanos;
  }

  void jump(Duration by) {
    wall = wall.plus(by);
  }

  /** Harmless if it is so late already, as where time passed while somebody waited for it. */
  void moveTo(long later) {
    if (later > nanos) {
      wall = wall.plusNanos(later - nanos);
      nanos = later;
    }
  }
}
