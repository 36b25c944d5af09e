package dev.custody.adapter.http.audit;

import dev.custody.adapter.http.paging.PageQuery;
import dev.custody.domain.audit.AuditAction;
import dev.custody.domain.audit.AuditFilter;
import dev.custody.domain.text.InvalidFields;
import dev.custody.domain.text.SingleLine;
import io.micronaut.http.HttpRequest;
import java.util.Arrays;

/** {@code ?from=&to=&action=}. */
final class AuditQuery {
  private AuditQuery() {}

  /**
   * @throws InvalidFields if a filter is none
   */
  static AuditFilter of(HttpRequest<?> request) {
    return new AuditFilter(
        PageQuery.time(request, "from"),
        PageQuery.time(request, "to"),
        PageQuery.parameter(request, "action").map(AuditQuery::action));
  }

  private static AuditAction action(String word) {
    return AuditAction.of(word)
        .orElseThrow(() ->
            new InvalidFields(
                "/action",
                "'%s' is nothing that is told; there are %s"
                    .formatted(
                        SingleLine.quote(word),
                        Arrays.stream(AuditAction.values()).map(AuditAction::word).toList())));
  }
}
