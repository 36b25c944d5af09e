package dev.custody.adapter.http.body;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.ByteBodyHttpResponseWrapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.body.stream.BodySizeLimits;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import java.util.concurrent.ExecutorService;

/**
 * Writes content as it is read. The framework's own way for streams goes in pieces of 8 KiB and is
 * ten times slower [measured].
 */
@Singleton
final class StreamedContentWriter implements ResponseBodyWriter<StreamedContent> {
  private final ExecutorService threads;

  StreamedContentWriter(@Named(TaskExecutors.BLOCKING) ExecutorService threads) {
    this.threads = threads;
  }

  @Override
  public ByteBodyHttpResponse<?> write(
      ByteBodyFactory factory,
      HttpRequest<?> request,
      MutableHttpResponse<StreamedContent> response,
      Argument<StreamedContent> type,
      MediaType mediaType,
      StreamedContent content) {
    return ByteBodyHttpResponseWrapper.wrap(
        response, writePiece(factory, request, response, type, mediaType, content));
  }

  @Override
  public CloseableByteBody writePiece(
      ByteBodyFactory factory,
      HttpRequest<?> request,
      HttpResponse<?> response,
      Argument<StreamedContent> type,
      MediaType mediaType,
      StreamedContent content) {
    PiecePump pump = new PiecePump(content, factory.readBufferFactory(), threads);
    // The answer may be given up before anybody subscribes: then only the last argument is called.
    return factory.adapt(pump, BodySizeLimits.UNLIMITED, response.getHeaders(), pump::cancel);
  }

  @Override
  public void writeTo(
      Argument<StreamedContent> type,
      MediaType mediaType,
      StreamedContent content,
      MutableHeaders headers,
      OutputStream output) {
    throw new UnsupportedOperationException("content is answered piece by piece");
  }
}
