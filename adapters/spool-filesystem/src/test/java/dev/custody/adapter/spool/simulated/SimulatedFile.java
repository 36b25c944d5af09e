package dev.custody.adapter.spool.simulated;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A file in two planes: what was written, and what of that would be there after the loss of power.
 */
public final class SimulatedFile {
  /** What a disk writes whole or not at all. */
  private static final int SECTOR = 512;

  private byte[] written = {};
  private int length;
  private Instant lastModified = Instant.EPOCH;
  private byte[] durable = {};
  private int durableLength;
  private final List<Range> dirty = new ArrayList<>();

  private record Range(int from, int to) {}

  public int length() {
    return length;
  }

  Instant lastModified() {
    return lastModified;
  }

  void setLastModified(Instant time) {
    lastModified = time;
  }

  void write(byte[] bytes, int from, int count) {
    if (length + count > written.length) {
      written = Arrays.copyOf(written, Math.max(2 * written.length, length + count));
    }
    System.arraycopy(bytes, from, written, length, count);
    dirty.add(new Range(length, length + count));
    length += count;
  }

  int read(int position, byte[] into, int from, int count) {
    if (position >= length) {
      return -1;
    }
    int read = Math.min(count, length - position);
    System.arraycopy(written, position, into, from, read);
    return read;
  }

  void force() {
    dirty.forEach(this::persist);
    dirty.clear();
  }

  /**
   * A force that fails: some of what was written reached the disk, and the system takes all of it
   * for written. It can still be read, until the power goes.
   */
  void failForce(RandomGenerator random) {
    for (Range range : dirty) {
      if (random.nextInt(3) == 0) {
        persist(torn(range, random));
      }
    }
    dirty.clear();
  }

  /**
   * After the loss of power: each write that was not forced is there, is not, or is there in part.
   */
  SimulatedFile afterPowerLoss(RandomGenerator random, boolean nothingUnforced) {
    boolean inOrder = random.nextBoolean();
    for (Range range : dirty) {
      if (nothingUnforced || random.nextInt(3) == 0) {
        if (inOrder || nothingUnforced) {
          break;
        }
        continue;
      }
      persist(random.nextInt(3) == 0 ? torn(range, random) : range);
    }
    var after = new SimulatedFile();
    after.written = Arrays.copyOf(durable, durableLength);
    after.length = durableLength;
    after.durable = Arrays.copyOf(durable, durableLength);
    after.durableLength = durableLength;
    return after;
  }

  private static Range torn(Range range, RandomGenerator random) {
    int length = random.nextInt(range.to - range.from + 1);
    boolean wholeSectors = random.nextBoolean();
    int to = range.from + length;
    return new Range(range.from, wholeSectors ? Math.max(range.from, to - to % SECTOR) : to);
  }

  private void persist(Range range) {
    if (range.to > durable.length) {
      durable = Arrays.copyOf(durable, Math.max(2 * durable.length, range.to));
    }
    System.arraycopy(written, range.from, durable, range.from, range.to - range.from);
    durableLength = Math.max(durableLength, range.to);
  }

  /** Changes a byte in both planes, as a failing disk does. */
  public void flip(int position, int mask) {
    written[position] ^= (byte) mask;
    if (position < durableLength) {
      durable[position] ^= (byte) mask;
    }
  }

  /** Cuts both planes. */
  public void truncate(int newLength) {
    length = Math.min(length, newLength);
    durableLength = Math.min(durableLength, newLength);
    dirty.clear();
  }

  public byte[] content() {
    return Arrays.copyOf(written, length);
  }
}
