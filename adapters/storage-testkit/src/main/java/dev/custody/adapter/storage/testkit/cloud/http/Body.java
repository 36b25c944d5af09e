package dev.custody.adapter.storage.testkit.cloud.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A request's body, of a known length or in HTTP's own chunks. Never reads past its end. */
final class Body extends InputStream {
  /** Tells a client that waits for it that it may send. */
  interface Invitation {
    void send() throws IOException;
  }

  private final Source source;
  private final boolean chunked;
  private final Invitation invitation;
  private long left;
  private boolean begun;
  private boolean done;

  private Body(Source source, boolean chunked, long length, Invitation invitation) {
    this.source = source;
    this.chunked = chunked;
    this.left = length;
    this.invitation = invitation;
    this.done = !chunked && length == 0;
  }

  static Body ofLength(Source source, long length, Invitation invitation) {
    return new Body(source, false, length, invitation);
  }

  static Body chunked(Source source, Invitation invitation) {
    return new Body(source, true, 0, invitation);
  }

  boolean isDone() {
    return done;
  }

  boolean isBegun() {
    return begun;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!begun) {
      begun = true;
      invitation.send();
    }
    if (!done && left == 0 && chunked) {
      nextChunk();
    }
    if (done) {
      return -1;
    }
    int count = source.read(into, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException("The connection ended in the middle of a body");
    }
    left -= count;
    if (left == 0) {
      endChunk();
    }
    return count;
  }

  private void nextChunk() throws IOException {
    String head = line();
    int extension = head.indexOf(';');
    left = Long.parseLong((extension < 0 ? head : head.substring(0, extension)).trim(), 16);
    if (left == 0) {
      while (!line().isEmpty()) {
        // HTTP's own trailers mean nothing here.
      }
      done = true;
    }
  }

  private void endChunk() throws IOException {
    if (!chunked) {
      done = true;
    } else if (!line().isEmpty()) {
      throw new IOException("A chunk is longer than it says");
    }
  }

  private String line() throws IOException {
    String line = source.line();
    if (line == null) {
      throw new EOFException("The connection ended in the middle of a body");
    }
    return line;
  }
}
