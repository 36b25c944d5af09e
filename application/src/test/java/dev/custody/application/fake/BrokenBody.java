package dev.custody.application.fake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** A body that comes in pieces, between which things happen; the last of them may be its break. */
public final class BrokenBody extends InputStream {
  private final Deque<Object> pieces = new ArrayDeque<>();

  public BrokenBody(String first) {
    pieces.add(first);
  }

  public BrokenBody then(String piece) {
    pieces.add(piece);
    return this;
  }

  public BrokenBody then(Runnable happens) {
    pieces.add(happens);
    return this;
  }

  public BrokenBody thenBreak() {
    pieces.add(new IOException("connection reset"));
    return this;
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException("one byte at a time is no way to take a body in");
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    while (true) {
      Object piece = pieces.poll();
      switch (piece) {
        case null -> {
          return -1;
        }
        case Runnable happens -> happens.run();
        case IOException broken -> throw broken;
        default -> {
          byte[] bytes = piece.toString().getBytes(StandardCharsets.UTF_8);
          System.arraycopy(bytes, 0, into, from, bytes.length);
          return bytes.length;
        }
      }
    }
  }
}
