package dev.custody.adapter.spool;

import java.util.Arrays;

/**
 * Where frames begin in a segment: some of them, as they were come across. Of bounded size, however
 * long the segment: when it is full, every other spot goes, and spots are kept half as densely.
 */
final class SeekIndex {
  private static final int MOST = 256;
  private static final long FIRST_SPACING = 64 << 10;

  private final long start;
  private long[] offsets = {};
  private long[] positions = {};
  private int size;
  private long spacing = FIRST_SPACING;
  private Spot latest;

  SeekIndex(long start) {
    this.start = start;
    this.latest = new Spot(start, 0);
  }

  /** A frame's offset in the recording and its position in the file. */
  record Spot(long offset, long position) {}

  /** Remembers where a frame begins, if that is far enough from those that are known. */
  synchronized void passed(long offset, long position) {
    long last = size == 0 ? 0 : positions[size - 1];
    if (position - last < spacing) {
      return;
    }
    if (size == MOST) {
      thinOut();
    } else if (size == offsets.length) {
      offsets = Arrays.copyOf(offsets, Math.max(4, 2 * size));
      positions = Arrays.copyOf(positions, Math.max(4, 2 * size));
    }
    offsets[size] = offset;
    positions[size] = position;
    size++;
  }

  private void thinOut() {
    for (int i = 0; i < MOST / 2; i++) {
      offsets[i] = offsets[2 * i + 1];
      positions[i] = positions[2 * i + 1];
    }
    size = MOST / 2;
    spacing *= 2;
  }

  /** Remembers where a reader stopped, since that is where the next one will begin. */
  synchronized void stopped(long offset, long position) {
    latest = new Spot(offset, position);
  }

  /** The last known frame that begins at or before {@code offset}. */
  synchronized Spot before(long offset) {
    int found = Arrays.binarySearch(offsets, 0, size, offset);
    int index = found >= 0 ? found : -found - 2;
    Spot known = index < 0 ? new Spot(start, 0) : new Spot(offsets[index], positions[index]);
    return latest.offset() <= offset && latest.offset() > known.offset() ? latest : known;
  }
}
