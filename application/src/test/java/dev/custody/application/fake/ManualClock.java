package dev.custody.application.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The wall clock: stands still until it is moved, in either direction. */
public final class ManualClock implements InstantSource {
  private volatile Instant now = Instant.parse("2025-03-01T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public void set(Instant time) {
    now = time;
  }

  public void jump(Duration by) {
    now = now.plus(by);
  }
}
