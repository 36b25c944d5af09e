package dev.custody.adapter.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.Abortable;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/**
 * Takes from answers what a store that means harm could use against others than its own customer.
 *
 * <p>The date goes: the SDK sets its clock by the date of an answer that refuses a signature, for
 * all calls of the client, and in some versions of the process. Our clock is the operator's to set;
 * a call that comes too early or too late is refused, and says so.
 *
 * <p>An answer that is read into memory, which all but objects are, ends at a length that no honest
 * one has.
 */
final class WaryOfAnswers implements ExecutionInterceptor {
  /** A thousand keys of a kibibyte, each letter escaped, fit twice. */
  static final int LONGEST_ANSWER = 16 << 20;

  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    return context.httpResponse().copy(answer -> answer.removeHeader("Date"));
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    boolean isObject =
        context.request() instanceof GetObjectRequest && context.httpResponse().isSuccessful();
    return isObject ? context.responseBody() : context.responseBody().map(Capped::new);
  }

  /**
   * Hangs up where the answer is too long. Closed before its end, it reads the rest itself: what is
   * beneath would read on for as long as the store sends.
   */
  private static final class Capped extends PieceStream {
    private static final int PIECE = 8 << 10;

    private int left = LONGEST_ANSWER;
    private boolean closed;

    Capped(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (left < 0) {
        throw tooLong();
      }
      int read = in.read(bytes, from, length);
      left -= Math.max(read, 0);
      if (left < 0) {
        hangUp();
        throw tooLong();
      }
      return read;
    }

    private void hangUp() {
      if (in instanceof Abortable connection) {
        connection.abort();
      }
    }

    private static IOException tooLong() {
      return new IOException("the answer is longer than any that is expected");
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      byte[] rest = new byte[PIECE];
      while (left >= 0 && read(rest, 0, PIECE) >= 0) {
        // Nobody wants it; the connection is of use again behind it.
      }
      if (left >= 0) {
        super.close();
      }
    }
  }
}
