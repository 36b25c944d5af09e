package dev.custody.adapter.http.storage;

import dev.custody.adapter.http.header.EntityTags;
import dev.custody.adapter.http.problem.Problems;
import dev.custody.application.port.in.Refusal;
import dev.custody.domain.text.SingleLine;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.OptionalLong;

/** A location's revision as its entity tag. */
final class Revision {
  private Revision() {}

  static String tag(long revision) {
    return "\"" + revision + "\"";
  }

  /**
   * The revision that If-Match expects; empty for {@code *}.
   *
   * @param current the location's revision now, which decides where several are named
   * @throws Refusal.Stale if it names none that could be this location's
   */
  static OptionalLong expected(HttpRequest<?> request, long current) {
    List<String> header = request.getHeaders().getAll(HttpHeaders.IF_MATCH);
    EntityTags tags =
        EntityTags.parse(header)
            .orElseThrow(() ->
                Problems.malformed(
                        "'%s' is no list of entity tags for If-Match; a right one is '%s'."
                            .formatted(SingleLine.quote(String.join(",", header)), tag(current)))
                    .toException());
    if (tags.any()) {
      return OptionalLong.empty();
    }
    if (tags.matchesStrongly(Long.toString(current))) {
      return OptionalLong.of(current);
    }
    throw new Refusal.Stale(
        "The location was changed since; its ETag is %s now. Read it again and decide anew."
            .formatted(tag(current)));
  }
}
