package dev.custody.adapter.http.about;

import dev.custody.adapter.http.problem.Problems;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A file of the class path as an answer. */
final class Page {
  private Page() {}

  /**
   * @param resource absolute name; 404 if there is none
   */
  static MutableHttpResponse<byte[]> of(String resource, String mediaType) {
    byte[] bytes = read(resource);
    if (bytes == null) {
      throw Problems.notFound().toException();
    }
    return HttpResponse.ok(bytes)
        .header("Content-Type", mediaType)
        .header("Cache-Control", "no-cache")
        .contentLength(bytes.length);
  }

  private static byte @Nullable [] read(String resource) {
    try (InputStream stream = Page.class.getResourceAsStream(resource)) {
      return stream == null ? null : stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of our own: " + resource, e);
    }
  }
}
