package dev.custody.adapter.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * An HTTP client under which no call hangs for ever. A socket's own timeout knows nothing of
 * writing, and begins anew with each byte that is read.
 */
final class ImpatientHttp implements SdkHttpClient {
  private final SdkHttpClient http;
  private final Patience patience;
  private final ScheduledThreadPoolExecutor timer;

  /**
   * @param http closed with this one
   */
  ImpatientHttp(SdkHttpClient http, Patience patience) {
    this.http = http;
    this.patience = patience;
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("s3-patience").factory());
    timer.setRemoveOnCancelPolicy(true);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Watched(request);
  }

  @Override
  public String clientName() {
    return http.clientName();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    http.close();
  }

  private final class Watched implements ExecutableHttpRequest {
    private final ExecutableHttpRequest call;
    private final Watch watch;

    Watched(HttpExecuteRequest request) {
      watch = new Watch(patience, timer, this::abort);
      call =
          http.prepareRequest(
              HttpExecuteRequest.builder()
                  .request(request.httpRequest())
                  .contentStreamProvider(
                      request.contentStreamProvider().map(this::watched).orElse(null))
                  .metricCollector(request.metricCollector().orElse(null))
                  .build());
    }

    private ContentStreamProvider watched(ContentStreamProvider content) {
      return ContentStreamProvider.fromInputStreamSupplier(
          () -> new Sent(content.newStream(), watch));
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      watch.waits();
      HttpExecuteResponse answer;
      try {
        answer = call.call();
      } catch (IOException e) {
        watch.over();
        throw watch.told(e);
      } catch (RuntimeException e) {
        watch.over();
        throw watch.told(e);
      }
      watch.rests(0);
      if (answer.responseBody().isEmpty()) {
        watch.over();
        return answer;
      }
      AbortableInputStream body = answer.responseBody().get();
      return HttpExecuteResponse.builder()
          .response(answer.httpResponse())
          .responseBody(
              AbortableInputStream.create(
                  new Answered(body, watch),
                  () -> {
                    watch.over();
                    body.abort();
                  }))
          .build();
    }

    @Override
    public void abort() {
      call.abort();
    }
  }

  /** What is sent: whenever the client comes for more, the far side has taken what was before. */
  private static final class Sent extends PieceStream {
    private final Watch watch;

    Sent(InputStream content, Watch watch) {
      super(content);
      this.watch = watch;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      watch.rests(0);
      int read = in.read(bytes, from, length);
      watch.rests(Math.max(read, 0));
      watch.waits();
      return read;
    }
  }

  private static final class Answered extends PieceStream {
    private final Watch watch;

    Answered(InputStream body, Watch watch) {
      super(body);
      this.watch = watch;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      watch.waits();
      try {
        int read = in.read(bytes, from, length);
        watch.rests(Math.max(read, 0));
        if (read < 0) {
          watch.over();
        }
        return read;
      } catch (IOException e) {
        watch.over();
        throw watch.told(e);
      }
    }

    /** The rest may be read away, so that the connection is of use again. */
    @Override
    public void close() throws IOException {
      watch.waits();
      try {
        super.close();
      } finally {
        watch.over();
      }
    }
  }
}
