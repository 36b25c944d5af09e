package dev.custody.application.fake;

import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.StagedWriter;
import java.time.InstantSource;

/** Appends to one recording in memory. */
final class WriterInMemory implements StagedWriter {
  private final Object monitor;
  private final SpooledInMemory spooled;
  private final InstantSource clock;
  private final SpoolFaults faults;
  private final boolean staged;
  private final long start;
  private Bytes waiting = Bytes.ofZeros(0);
  private boolean fenced;
  private boolean closed;

  WriterInMemory(
      Object monitor,
      SpooledInMemory spooled,
      InstantSource clock,
      SpoolFaults faults,
      boolean staged) {
    this.monitor = monitor;
    this.spooled = spooled;
    this.clock = clock;
    this.faults = faults;
    this.staged = staged;
    start = spooled.bytes.length();
  }

  @Override
  public long offset() {
    synchronized (monitor) {
      return (staged ? start : spooled.bytes.length()) + waiting.length();
    }
  }

  @Override
  public void requireRoom(long bytes) {
    synchronized (monitor) {
      faults.before("requireRoom", spooled.header.recording());
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    synchronized (monitor) {
      faults.before("write", spooled.header.recording());
      requireRight();
      waiting = waiting.plus(bytes, from, length);
      spooled.lastActivity = clock.instant();
    }
  }

  @Override
  public long force() {
    synchronized (monitor) {
      faults.before("force", spooled.header.recording());
      requireRight();
      if (!staged) {
        makeDurable();
      }
      return spooled.bytes.length();
    }
  }

  @Override
  public long commit() {
    synchronized (monitor) {
      requireRight();
      makeDurable();
      return spooled.bytes.length();
    }
  }

  @Override
  public void close() {
    synchronized (monitor) {
      if (!closed && !fenced && !staged) {
        makeDurable();
      }
      closed = true;
    }
  }

  void fenceOff() {
    if (!closed && !staged) {
      makeDurable();
    }
    fenced = true;
  }

  private void makeDurable() {
    if (waiting.length() > 0) {
      spooled.bytes = spooled.bytes.plus(waiting.all(), 0, Math.toIntExact(waiting.length()));
      spooled.lastActivity = clock.instant();
      waiting = Bytes.ofZeros(0);
    }
  }

  private void requireRight() {
    if (spooled.ending.isPresent() || spooled.discardedAt.isPresent()) {
      throw new SpoolException.Ended("ended");
    }
    if (fenced) {
      throw new SpoolException.TakenOver("taken over");
    }
  }
}
