package dev.custody.adapter.http.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;

/** One request, built word by word, and its answer. */
public final class Exchange {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String method;
  private final HttpRequest.Builder request;
  private BodyPublisher body = BodyPublishers.noBody();

  private Exchange(String method, URI address) {
    this.method = method;
    this.request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30));
  }

  static Exchange of(int port, String method, String path) {
    return new Exchange(method, URI.create("http://127.0.0.1:" + port + path));
  }

  public Exchange as(String token) {
    return header("Authorization", "Bearer " + token);
  }

  public Exchange header(String name, String value) {
    request.header(name, value);
    return this;
  }

  public Exchange json(String text) {
    return header("Content-Type", "application/json").body(text);
  }

  public Exchange body(String text) {
    body = BodyPublishers.ofString(text);
    return this;
  }

  public Exchange body(byte[] bytes) {
    body = BodyPublishers.ofByteArray(bytes);
    return this;
  }

  /** A body without a length: chunked. */
  public Exchange chunked(Supplier<InputStream> stream) {
    body = BodyPublishers.ofInputStream(stream);
    return this;
  }

  public Answer send() {
    try {
      HttpResponse<byte[]> response =
          CLIENT.send(
              request.method(method, body).build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An answer whose body is still to come. */
  public HttpResponse<InputStream> open() throws IOException, InterruptedException {
    return CLIENT.send(
        request.method(method, body).build(), HttpResponse.BodyHandlers.ofInputStream());
  }
}
