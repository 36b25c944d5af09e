package dev.custody.adapter.http.paging;

import dev.custody.adapter.http.json.Fields;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.text.InvalidFields;
import dev.custody.domain.text.SingleLine;
import io.micronaut.http.HttpRequest;
import java.time.Instant;
import java.util.Optional;

/** {@code ?limit=&cursor=}. */
public final class PageQuery {
  private static final int LONGEST_CURSOR = 1_000;

  private PageQuery() {}

  /**
   * @throws InvalidFields if there can be no such page
   */
  public static PageRequest of(HttpRequest<?> request) {
    Optional<String> cursor = parameter(request, "cursor");
    if (cursor.filter(text -> text.length() > LONGEST_CURSOR).isPresent()) {
      throw new InvalidFields("/cursor", "it is not one that a list gave: it is too long");
    }
    return new PageRequest(
        parameter(request, "limit").map(PageQuery::limit).orElse(PageRequest.DEFAULT_LIMIT),
        cursor);
  }

  /** A parameter of the query; empty if it is missing or empty. */
  public static Optional<String> parameter(HttpRequest<?> request, String name) {
    return Optional.ofNullable(request.getParameters().get(name)).filter(text -> !text.isEmpty());
  }

  /** A time in the query, as RFC 3339 writes it; empty if it is missing or empty. */
  public static Optional<Instant> time(HttpRequest<?> request, String name) {
    return parameter(request, name)
        .map(text -> {
          try {
            return Fields.instant(text);
          } catch (IllegalArgumentException e) {
            throw new InvalidFields("/" + name, String.valueOf(e.getMessage()));
          }
        });
  }

  private static int limit(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new InvalidFields(
          "/limit", "'%s' is not a whole number".formatted(SingleLine.quote(text)));
    }
  }
}
