package dev.custody.adapter.storage.s3;

import java.time.Duration;

/**
 * For how long the far side is waited for, so that none holds a delivery for ever: neither one that
 * is silent, nor one that takes or gives a byte from time to time. Who is merely slow gets the time
 * that its bytes need.
 *
 * @param silence while no byte moves, in either direction. Complete may take minutes
 * @param whole in all, besides what the bytes need: S3 sends blanks while Complete takes its time
 */
record Patience(Duration silence, Duration whole) {
  static final Patience USUAL = ofSilence(Duration.ofMinutes(2));

  /**
   * Less than any line has that recordings can be delivered over, shared by all that go at once.
   */
  private static final long SLOWEST_BYTES_PER_SECOND = 16 << 10;

  private static final long NANOS_A_BYTE =
      Duration.ofSeconds(1).toNanos() / SLOWEST_BYTES_PER_SECOND;

  private static final int SILENCES = 8;

  static Patience ofSilence(Duration silence) {
    return new Patience(silence, silence.multipliedBy(SILENCES));
  }

  /**
   * Whether a call gets no more time.
   *
   * @param silentNanos since a byte moved
   * @param waitedNanos in all
   * @param bytes that moved
   */
  boolean isOver(long silentNanos, long waitedNanos, long bytes) {
    return silentNanos > silence.toNanos() || waitedNanos > whole.toNanos() + NANOS_A_BYTE * bytes;
  }

  /** How often is looked whether it is over. */
  Duration look() {
    return silence.dividedBy(SILENCES);
  }
}
