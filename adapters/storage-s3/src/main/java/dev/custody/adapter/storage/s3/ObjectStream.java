package dev.custody.adapter.storage.s3;

import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object's bytes as they come. Closed before its end it hangs up, since to use the connection
 * again all the rest would have to be fetched.
 */
final class ObjectStream extends PieceStream {
  private final ResponseInputStream<GetObjectResponse> answer;
  private long left;
  private boolean closed;

  ObjectStream(ResponseInputStream<GetObjectResponse> answer) {
    super(answer);
    this.answer = answer;
    Long length = answer.response().contentLength();
    left = length == null ? Long.MAX_VALUE : length;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read;
    try {
      read = in.read(bytes, from, length);
    } catch (RuntimeException e) {
      throw new IOException("the object could not be read on", e);
    }
    if (read < 0 && left > 0 && left != Long.MAX_VALUE) {
      throw new IOException("the object's bytes ended %d too early".formatted(left));
    }
    if (left != Long.MAX_VALUE) {
      left -= Math.max(read, 0);
    }
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] passed = new byte[(int) Math.min(count, 8192)];
    long done = 0;
    while (done < count) {
      int read = read(passed, 0, (int) Math.min(passed.length, count - done));
      if (read < 0) {
        break;
      }
      done += read;
    }
    return done;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    if (left > 0) {
      answer.abort();
    } else {
      answer.close();
    }
  }
}
