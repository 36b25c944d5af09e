package dev.custody.adapter.http.paging;

import dev.custody.adapter.http.json.Fields;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.text.InvalidFields;
import dev.custody.domain.text.SingleLine;
import io.micronaut.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code ?limit=&cursor=}. */
public final class PageQuery {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");
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

  /**
   * A parameter of the query; empty if it is missing or empty.
   *
   * @throws InvalidFields if it comes twice: which of them is meant is not ours to guess
   */
  public static Optional<String> parameter(HttpRequest<?> request, String name) {
    List<String> values = request.getParameters().getAll(name);
    if (values.size() > 1) {
      throw new InvalidFields(
          "/" + name, "it comes %d times; once is enough".formatted(values.size()));
    }
    return values.stream().filter(text -> !text.isEmpty()).findFirst();
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
    if (!WHOLE.matcher(text).matches()) {
      throw new InvalidFields(
          "/limit", "'%s' is not a whole number".formatted(SingleLine.quote(text)));
    }
    return Integer.parseInt(text);
  }
}
