package dev.custody.adapter.storage.testkit.cloud.sign;

import dev.custody.adapter.storage.testkit.cloud.http.Headers;
import java.io.IOException;
import java.io.InputStream;

/** A body as its sender meant it: unwrapped from {@code aws-chunked}, its hash checked. */
public abstract class Payload extends InputStream {
  /** What is wrong with a body; found out while it is read, at the latest at its end. */
  public static final class WrongException extends IOException {
    private static final long serialVersionUID = 1L;

    /** The kinds of wrong. */
    public enum Kind {
      HASH,
      CHUNK_SIGNATURE,
      INCOMPLETE,
      MALFORMED_TRAILER
    }

    private final Kind kind;

    WrongException(Kind kind, String message) {
      super(message);
      this.kind = kind;
    }

    public Kind kind() {
      return kind;
    }
  }

  /** The headers behind the body; empty until all of it is read. */
  public Headers trailers() {
    return new Headers();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public abstract int read(byte[] into, int offset, int length) throws IOException;
}
