package dev.custody.adapter.spool;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of all recordings wait to be forced. */
final class Unforced {
  /** So much that forcing it takes less than a second on a slow disk. */
  private static final long MOST = 256L << 20;

  private final AtomicLong bytes = new AtomicLong();

  void add(long more) {
    bytes.addAndGet(more);
  }

  boolean tooMuch() {
    return bytes.get() > MOST;
  }
}
