package dev.custody.adapter.http.body;

import dev.custody.adapter.http.json.Fields;
import dev.custody.adapter.http.problem.Problem;
import dev.custody.adapter.http.problem.Problems;
import io.micronaut.core.io.buffer.ReadBuffer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalLong;
import org.reactivestreams.Publisher;

/** The bodies of requests. Each is read once, or kept here for whoever asks again. */
public final class Bodies {
  /** More than any JSON of this API needs. */
  public static final int MOST_JSON_BYTES = 256 << 10;

  private static final Duration JSON_PATIENCE = Duration.ofSeconds(30);
  private static final String KEPT = "custody.json";

  private Bodies() {}

  /**
   * The body as it comes, of any length.
   *
   * @return to be closed by the caller
   */
  public static RequestStream content(HttpRequest<?> request) {
    return RequestStream.patient(unclaimed(request));
  }

  /**
   * The body, which is taken over by whoever subscribes and by nobody before: of one that is never
   * read, the framework lets the rest go, so that the connection serves the next request.
   */
  private static Publisher<ReadBuffer> unclaimed(HttpRequest<?> request) {
    return reader ->
        ((ServerHttpRequest<?>) request).byteBody().toReadBufferPublisher().subscribe(reader);
  }

  /** How long the body is, where the request tells it. */
  public static OptionalLong length(HttpRequest<?> request) {
    long length = request.getHeaders().contentLength().orElse(-1);
    if (length >= 0) {
      return OptionalLong.of(length);
    }
    // Neither a length nor a transfer coding: there is no body (RFC 9112, section 6.3).
    return request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING)
        ? OptionalLong.empty()
        : OptionalLong.of(0);
  }

  /** The fields of a body that is a JSON object. */
  public static Fields fields(HttpRequest<?> request) {
    return Fields.of(json(request));
  }

  /** The bytes of a JSON body; a second call answers the same. */
  public static byte[] json(HttpRequest<?> request) {
    return request
        .getAttribute(KEPT, byte[].class)
        .orElseGet(() -> {
          byte[] bytes = readJson(request);
          request.setAttribute(KEPT, bytes);
          return bytes;
        });
  }

  private static byte[] readJson(HttpRequest<?> request) {
    if (length(request).orElse(0) > MOST_JSON_BYTES) {
      throw Problems.bodyTooLarge(MOST_JSON_BYTES).toException();
    }
    try (InputStream body = RequestStream.within(JSON_PATIENCE, unclaimed(request))) {
      byte[] bytes = body.readNBytes(MOST_JSON_BYTES + 1);
      if (bytes.length > MOST_JSON_BYTES) {
        throw Problems.bodyTooLarge(MOST_JSON_BYTES).toException();
      }
      return bytes;
    } catch (TooSlowException e) {
      throw Problems.bodyTooSlow().toException(e);
    } catch (IOException e) {
      throw Problem.of(400, "body-broken", "The body broke off", "The body was not whole.")
          .toException(e);
    }
  }
}
