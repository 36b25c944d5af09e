package dev.custody.adapter.http.paging;

import dev.custody.domain.paging.Page;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Answers one page, with a link to the next. */
@Singleton
public final class Pages {
  private final PublicUrl url;

  Pages(PublicUrl url) {
    this.url = url;
  }

  /**
   * @param body makes the answer's body of the items and the next cursor, which is null on the last
   */
  public <T, B> MutableHttpResponse<B> answer(
      HttpRequest<?> request, Page<T> page, BiFunction<Page<T>, @Nullable String, B> body) {
    String next = page.next().orElse(null);
    MutableHttpResponse<B> answer = HttpResponse.ok(body.apply(page, next));
    page.next()
        .ifPresent(
            cursor -> answer.header("Link", "<%s>; rel=\"next\"".formatted(link(request, cursor))));
    return answer;
  }

  /** The same list, with the same filters, from {@code cursor} on. */
  private String link(HttpRequest<?> request, String cursor) {
    StringJoiner query = new StringJoiner("&");
    request
        .getParameters()
        .forEachValue((name, value) -> {
          if (!name.equals("cursor")) {
            query.add(encoded(name) + "=" + encoded(value));
          }
        });
    query.add("cursor=" + encoded(cursor));
    return url.of(request.getPath() + "?" + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
