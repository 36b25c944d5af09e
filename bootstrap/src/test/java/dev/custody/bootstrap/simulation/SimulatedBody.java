package dev.custody.bootstrap.simulation;

import java.io.IOException;
import java.io.InputStream;

/** A request's body: comes in pieces, between which other things happen, and may break off. */
final class SimulatedBody extends InputStream {
  private static final int SPOILT = 0x55;

  private final Content content;
  private final long start;
  private final int length;
  private final int piece;
  private final int breaksAt;
  private final Runnable between;
  private final boolean wrong;
  private boolean fenced;
  private boolean begun;
  private int done;

  /** The recording that it is of. */
  interface Content {
    byte at(long offset);

    /** The first of a body is asked for: who sends it is the only writer now. */
    void asked(SimulatedBody body);

    /** So many bytes of the recording may be there from now on. */
    void sent(long upTo);

    /** What came last was taken, since more is asked for. */
    void taken();
  }

  /**
   * @param piece the most that comes at a time
   * @param breaksAt after so many bytes; never if that is more than there are
   * @param wrong whether it is not what it was announced to be, so that nothing of it may count
   */
  SimulatedBody(
      Content content,
      long start,
      int length,
      int piece,
      int breaksAt,
      boolean wrong,
      Runnable between) {
    this.content = content;
    this.start = start;
    this.length = length;
    this.piece = piece;
    this.breaksAt = breaksAt;
    this.wrong = wrong;
    this.between = between;
  }

  /** Somebody newer has taken the recording over: nothing that comes from now on may count. */
  void isFenced() {
    fenced = true;
  }

  boolean fenced() {
    return fenced;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    if (!begun) {
      begun = true;
      content.asked(this);
    } else {
      content.taken();
    }
    between.run();
    if (done >= breaksAt) {
      throw new IOException("the connection broke");
    }
    if (done == length) {
      return -1;
    }
    boolean spoilt = wrong || fenced;
    int count = Math.min(Math.min(piece, most), Math.min(length, breaksAt) - done);
    for (int i = 0; i < count; i++) {
      byte right = content.at(start + done + i);
      into[from + i] = spoilt ? (byte) (right ^ SPOILT) : right;
    }
    done += count;
    if (!spoilt) {
      content.sent(start + done);
    }
    return count;
  }
}
